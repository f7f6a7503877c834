import { dueOf } from '@shaodao/deadlines';
import type { Decision, Refusal } from '@shaodao/decider';
import { currentLead, isOpen, openAssists } from '../assignments.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { CalledUnit } from '../events/whistle.js';
import type { Instant, IssueEvent } from '../events.js';
import { evolve } from '../evolve/evolve.js';
import { toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject, rejected } from '../rejections.js';
import { isAccepted, type AcceptedFacts, type Assignment, type IssueState } from '../state.js';
import type { WhistleKind } from '../vocabulary.js';
import { bindingCalls, isAwaiting, isOpenWhistle } from '../whistle-facts.js';
import { disputeIsSettled } from './dispute-rules.js';
import { dueAfterNow, mechanism, unitsDistinct, unitsEligible } from './guards.js';
import { acceptIssue, placeOf } from './intake.js';
import { listsAllow } from './lists.js';
import { mechanismHas } from './mechanism-rules.js';
import { settle, type Policy, type Situation, type Step } from './step.js';

/** Blowing on a matter that is taken in, if need be in the same act. */
interface Blowing {
  readonly command: Situation<'BlowWhistle'>['command'];
  readonly state: AcceptedFacts & { readonly phase: Situation<'BlowWhistle'>['state']['phase'] };
  readonly context: DecisionContext;
  readonly profile: IssueProfile;
}

export const blowWhistle: Step<'BlowWhistle'> = (situation) => {
  const { state } = situation;
  return isAccepted(state)
    ? settle(BLOWING, { ...situation, state })
    : blownBeforeAcceptance(situation);
};

/** 居民吹哨: the report is taken in by the very act that calls the units. */
function blownBeforeAcceptance(situation: Situation<'BlowWhistle'>): Decision<IssueEvent> {
  const { command, state, context } = situation;
  if (state.phase !== 'REPORTED' || state.category === undefined || state.territory === undefined) {
    return rejected(reject('PLACE_AND_CATEGORY_NEEDED'));
  }
  const accepting = acceptIssue({
    ...situation,
    state,
    command: {
      type: 'AcceptIssue',
      category: state.category,
      territory: state.territory,
      ...present({ profile: command.profile }),
    },
  });
  if (!accepting.ok) return accepting;
  const { now: occurredAt, actor } = context;
  const taken = accepting.events.reduce<IssueState>(
    (before, event) => evolve(before, { ...event, occurredAt, actor }),
    state,
  );
  if (taken.phase !== 'ACCEPTED') return accepting;
  const profile = context.profile(taken.profile.id, taken.profile.version) ?? situation.profile;
  const blown = settle(BLOWING, { command, state: taken, context, profile });
  return blown.ok ? { ok: true, events: [...accepting.events, ...blown.events] } : blown;
}

const BLOWING: Policy<Blowing> = {
  guards: [
    mechanismHas('whistle', 'BlowWhistle'),
    kindIsKnown,
    phaseIsRipe,
    blowerIsNamed,
    headReviewed,
    saysWhatWasTried,
    nothingUndecided,
    belowLimit,
    ({ command }) => unitsDistinct([command.lead, ...(command.assists ?? [])]),
    (situation) =>
      unitsEligible([situation.command.lead, ...(situation.command.assists ?? [])], situation),
    (situation) => listsAllow(situation.command, situation),
    notCalledAlready,
    coordinatorIsThere,
    ({ command, context }) => dueAfterNow(command.respondBy, context),
    ({ command, context }) => dueAfterNow(command.dueAt, context),
  ],
  events: (situation) => {
    const { command, state, context, profile } = situation;
    const { kind, reason, tried, reviewedBy, dueAt } = command;
    const respondBy =
      command.respondBy === undefined
        ? checkInLimit(kind, profile, context)
        : toInstant(command.respondBy);
    return [
      {
        type: 'WhistleBlown',
        data: {
          whistle: context.newId('whistle'),
          kind,
          lead: called(command.lead, respondBy, currentLead(state), context),
          assists: (command.assists ?? []).map((unit) =>
            called(unit, respondBy, assistOf(unit, state), context),
          ),
          coordinator: coordinatorOf(situation) ?? '',
          reason,
          nobodyLeavesUnfinished: profile.whistle?.nobodyLeavesUnfinished ?? false,
          ...present({
            place: placeOf(command),
            tried,
            reviewedBy,
            dueAt: dueAt === undefined ? undefined : toInstant(dueAt),
          }),
        },
      },
    ];
  },
};

/** By when a unit called now has to be there, as the mechanism says. */
export function checkInLimit(
  kind: WhistleKind,
  { whistle }: IssueProfile,
  { now, calendar }: DecisionContext,
): Instant {
  const limit = whistle?.checkInByKind?.[kind] ?? whistle?.checkIn;
  return limit === undefined ? now : dueOf(now, limit, calendar(limit.calendar)).dueAt;
}

/** The call of a unit: for the assignment it holds, or for one that is made by it. */
export function called(
  unit: string,
  respondBy: Instant,
  held: Assignment | undefined,
  context: DecisionContext,
): CalledUnit {
  return held?.unit === unit && isOpen(held)
    ? { assignment: held.id, unit, respondBy, atWork: true }
    : { assignment: context.newId('assignment'), unit, respondBy };
}

const assistOf = (unit: string, state: AcceptedFacts): Assignment | undefined =>
  openAssists(state).find((each) => each.unit === unit);

function kindIsKnown({ command: { kind }, profile }: Blowing): Refusal | undefined {
  return profile.whistle?.kinds.includes(kind) === true
    ? undefined
    : reject('WHISTLE_KIND_NOT_IN_PROFILE', { mechanism: mechanism(profile), kind });
}

/**
 * A whistle follows an order or a dispatch. Where residents blow it needs neither; an emergency
 * waits for no order; and a mechanism without orders has none to wait for.
 */
function phaseIsRipe({ command: { kind }, state, profile }: Blowing): Refusal | undefined {
  if (state.phase !== 'ACCEPTED') return undefined;
  const noOrders = profile.skips.includes('REQUESTED') && profile.skips.includes('ORDERED');
  return profile.whistle?.fromIntake === true || kind === 'EMERGENCY' || noOrders
    ? undefined
    : reject('WRONG_PHASE', {
        command: 'BlowWhistle',
        phase: state.phase,
        allowed: ['ORDERED', 'DISPATCHED', 'IN_PROGRESS'],
      });
}

function blowerIsNamed({ profile, context: { actor } }: Blowing): Refusal | undefined {
  const blowers = profile.whistle?.blowers ?? [];
  return actor.roles.some((role) => blowers.includes(role))
    ? undefined
    : reject('BLOWER_NOT_IN_PROFILE', { mechanism: mechanism(profile), roles: [...blowers] });
}

/** The head reviews it, another person than blows; an emergency may be reviewed afterwards. */
function headReviewed({ command, profile, context }: Blowing): Refusal | undefined {
  const { whistle } = profile;
  const exempt = command.kind === 'EMERGENCY' && whistle?.emergencyUnreviewed === true;
  if (whistle?.headReview !== true || exempt) return undefined;
  if (command.reviewedBy === undefined) return reject('REVIEW_NEEDED');
  return command.reviewedBy === context.actor.person ? reject('OWN_REVIEW') : undefined;
}

function saysWhatWasTried({ command, profile }: Blowing): Refusal | undefined {
  return profile.whistle?.triedFirst === true && command.tried === undefined
    ? reject('TRIED_FIRST_NEEDED')
    : undefined;
}

/** Who is liable is settled before others are called. */
function nothingUndecided({ state }: Blowing): Refusal | undefined {
  const asking = state.assignments.find(({ status }) => status === 'RETURN_REQUESTED');
  if (asking !== undefined) return reject('RETURN_OPEN', { unit: asking.unit });
  return disputeIsSettled({ state });
}

function belowLimit({ state, profile }: Blowing): Refusal | undefined {
  const maximum = profile.whistle?.maxOpen ?? 1;
  const open = state.whistles.filter((each) => isOpenWhistle(each, state.assignments));
  return open.length >= maximum ? reject('WHISTLE_LIMIT', { maximum }) : undefined;
}

/** No unit is called twice at once; only the lead of the matter may lead a second call. */
function notCalledAlready({ command, state }: Blowing): Refusal | undefined {
  const waiting = state.whistles.filter(isAwaiting).flatMap(bindingCalls);
  const lead = currentLead(state)?.unit === command.lead ? [] : [command.lead];
  const unit = [...lead, ...(command.assists ?? [])].find((each) =>
    waiting.some((call) => call.unit === each),
  );
  return unit === undefined ? undefined : reject('UNIT_ALREADY_CALLED', { unit });
}

function coordinatorIsThere(situation: Blowing): Refusal | undefined {
  const unit = coordinatorOf(situation);
  return unit === undefined ? reject('COORDINATOR_NEEDED') : unitsEligible([unit], situation);
}

/** The blower's own unit; for residents the branch of their place, else its community (S1e-1). */
function coordinatorOf({ command, state, context }: Blowing): string | undefined {
  const { actor, directory } = context;
  return (
    command.coordinator ??
    actor.unit ??
    directory.unitOf('branch', state.territory) ??
    directory.unitOf('community', state.territory)
  );
}
