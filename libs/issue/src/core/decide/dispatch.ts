import type { Decision, Refusal } from '@shaodao/decider';
import type { IssueCommandOf } from '../../commands/index.js';
import type { DecisionContext } from '../context.js';
import type { AssignedUnit, IssueEvent } from '../events.js';
import { currentLead, openAssists } from '../assignments.js';
import { isAfter, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import {
  actorHasUnit,
  dueAfterNow,
  mechanism,
  profileUses,
  unitsDistinct,
  unitsEligible,
} from './guards.js';
import { escalationByTransfers } from './escalation.js';
import { supervisedFromDispatch } from './measures.js';
import { opinionsAreRecorded, reportIsChecked } from './mechanism-rules.js';
import { disputeIsSettled } from './dispute-rules.js';
import { listItemInForce, listsAllow, notForbiddenToActor } from './lists.js';
import { offerIsOpen, orderMayBeGiven } from './order-rules.js';
import { basisIsOfRules, dispatchBasis } from './rule-basis.js';
import { settle, step, type Policy, type Situation } from './step.js';
import { limitIsKnown, ticketDue, toldOnTicket } from './ticket-due.js';

interface OnWork {
  readonly state: AcceptedFacts;
}

interface NamingLead extends OnWork {
  readonly command: { readonly lead: string };
}

export const placeRequest = step<'PlaceRequest'>({
  guards: [profileUses('REQUESTED'), actorHasUnit, notForbiddenToActor, offerIsOpen],
  events: ({ command: { need, tried, offer }, context }) => [
    {
      type: 'CommunityRequestPlaced',
      data: { community: context.actor.unit ?? '', need, tried, ...present({ offer }) },
    },
  ],
});

export const issueOrder = step<'IssueOrder'>({
  guards: [
    profileUses('ORDERED'),
    ({ state, profile }) =>
      state.phase === 'ACCEPTED' && !profile.skips.includes('REQUESTED')
        ? reject('WRONG_PHASE', {
            command: 'IssueOrder',
            phase: state.phase,
            allowed: ['REQUESTED'],
          })
        : undefined,
    actorHasUnit,
    reportIsChecked,
    opinionsAreRecorded,
    ({ command }) => unitsDistinct(command.units),
    orderMayBeGiven,
    (situation) => unitsEligible(situation.command.units, situation),
    (situation) => orderFitsLists(situation),
    ({ command, context }) => listItemInForce(command.listItem, context),
    ({ command, context }) => dueAfterNow(command.respondBy, context),
  ],
  events: ({ command: { units, basis, listItem, respondBy }, state, context }) => [
    {
      type: 'StreetOrderIssued',
      data: {
        street: context.actor.unit ?? '',
        units,
        basis,
        ...present({
          listItem,
          respondBy: respondBy === undefined ? undefined : toInstant(respondBy),
          requestedAt: state.requestedAt,
        }),
      },
    },
  ],
});

/** The first unit named leads, the others assist. */
function orderFitsLists(situation: Situation<'IssueOrder'>): Refusal | undefined {
  const [lead, ...assists] = situation.command.units;
  return listsAllow({ lead, assists }, situation);
}

/** A first dispatch, by itself or with a copy to a district. */
interface Dispatching extends Pick<Situation<'DispatchIssue'>, 'state' | 'context' | 'profile'> {
  readonly command: Omit<IssueCommandOf<'DispatchIssue'>, 'type'>;
}

const DISPATCHING: Policy<Dispatching> = {
  guards: [
    basisIsOfRules,
    stepsBeforeDispatchDone,
    reportIsChecked,
    opinionsAreRecorded,
    ({ command }) => unitsDistinct([command.lead, ...(command.assists ?? [])]),
    (situation) =>
      unitsEligible([situation.command.lead, ...(situation.command.assists ?? [])], situation),
    (situation) => listsAllow(situation.command, situation),
    limitIsKnown,
    ({ command, context }) => dueAfterNow(command.dueAt, context),
  ],
  events: ({ command, state, context, profile }) => [
    {
      type: 'IssueDispatched',
      data: {
        lead: assigned(command.lead, context),
        assists: (command.assists ?? []).map((unit) => assigned(unit, context)),
        dueAt: ticketDue({ command, state, context, profile }),
        basis: dispatchBasis({ command, context }),
        round: state.dispatchRound + 1,
      },
    },
    ...supervisedFromDispatch({ state, profile, context }, command.lead),
  ],
};

export const dispatchIssue = (situation: Dispatching): Decision<IssueEvent> =>
  settle(DISPATCHING, situation);

/**
 * Where the mechanism knows 点单 and 下单, a dispatch follows them. Clear duties (权责清晰) open
 * the direct way, and a street may go beyond its own order; both need a stated reason.
 */
function stepsBeforeDispatchDone({ command, state, profile }: Dispatching): Refusal | undefined {
  const { skips } = profile;
  if (state.phase === 'REQUESTED' && !skips.includes('ORDERED')) {
    return reject('WRONG_PHASE', {
      command: 'DispatchIssue',
      phase: state.phase,
      allowed: ['ORDERED'],
    });
  }
  if (command.reason !== undefined || command.basis !== undefined) return undefined;
  if (state.phase === 'ACCEPTED' && !(skips.includes('REQUESTED') && skips.includes('ORDERED'))) {
    return reject('DIRECT_DISPATCH_NEEDS_REASON', { mechanism: mechanism(profile) });
  }
  return state.phase === 'ORDERED' && !state.orderedUnits.includes(command.lead)
    ? reject('LEAD_NOT_ORDERED', { unit: command.lead })
    : undefined;
}

/**
 * Another lead. Assists at work go on under it; `assists` names further ones. The old lead, and an
 * assist that becomes the lead, keep their assignment until the new lead signs (首接负责).
 */
export const redispatch = step<'Redispatch'>({
  guards: [
    returnIsRuled,
    disputeIsSettled,
    leadChanges,
    ({ command }) => unitsDistinct([command.lead, ...(command.assists ?? [])]),
    furtherAssistsAreNew,
    (situation) =>
      unitsEligible([situation.command.lead, ...(situation.command.assists ?? [])], situation),
    (situation) => listsAllow(situation.command, situation),
    limitIsKnown,
    ({ command, context }) => dueAfterNow(command.dueAt, context),
    neverEarlierThanTold,
  ],
  events: ({ command, state, context, profile }) => [
    {
      type: 'IssueRedispatched',
      data: {
        lead: assigned(command.lead, context),
        assists: (command.assists ?? []).map((unit) => assigned(unit, context)),
        dueAt: ticketDue({ command, state, context, profile }),
        basis: dispatchBasis({ command: { reason: command.reason }, context }),
        round: state.dispatchRound + 1,
        reason: command.reason,
        replaces: replacedBy(command.lead, state),
      },
    },
    ...supervisedFromDispatch({ state, profile, context }, command.lead),
    ...escalationByTransfers({ state, context, profile }, state.dispatchRound + 1),
  ],
});

/** A return that is asked for is ruled on before another lead is named. */
export function returnIsRuled({ state }: OnWork): Refusal | undefined {
  const lead = currentLead(state);
  return lead?.status === 'RETURN_REQUESTED'
    ? reject('RETURN_OPEN', { unit: lead.unit })
    : undefined;
}

/** Another lead is another unit. */
export function leadChanges({ command, state }: NamingLead): Refusal | undefined {
  return currentLead(state)?.unit === command.lead
    ? reject('SAME_LEAD', { unit: command.lead })
    : undefined;
}

function furtherAssistsAreNew({ command, state }: Situation<'Redispatch'>): Refusal | undefined {
  const assisting = openAssists(state).map((each) => each.unit);
  const unit = command.assists?.find((each) => assisting.includes(each));
  return unit === undefined ? undefined : reject('ALREADY_ASSISTING', { unit });
}

/**
 * Invariant 14: a deadline shown to the appellant never moves earlier. Where an overall limit was
 * promised at acceptance, ticket limits are internal and may be shorter; the told deadline stays. A
 * ticket beyond the overall limit is not refused: a matter that is late must still find a unit. It
 * moves the told deadline later; the promise stays on record as `overallDueAt`.
 */
function neverEarlierThanTold({ command, state }: Situation<'Redispatch'>): Refusal | undefined {
  const told = toldOnTicket(state);
  const { dueAt } = command;
  return told !== undefined && dueAt !== undefined && isAfter(told, dueAt)
    ? reject('DUE_MOVED_EARLIER', { told })
    : undefined;
}

/** Assignments a new lead takes the place of: the old lead's, and its own as an assist. */
export function replacedBy(lead: string, state: AcceptedFacts): readonly string[] {
  const promoted = openAssists(state).filter((each) => each.unit === lead);
  const old = currentLead(state);
  return [...(old === undefined ? [] : [old]), ...promoted].map((each) => each.id);
}

/** A new assignment of the unit. */
export function assigned(unit: string, context: DecisionContext): AssignedUnit {
  return { assignment: context.newId('assignment'), unit };
}
