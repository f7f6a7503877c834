import type { Refusal } from '@shaodao/decider';
import type { DecisionContext } from '../context.js';
import type { AssignedUnit, DispatchBasis } from '../events.js';
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
import { step, type Situation } from './step.js';

export const placeRequest = step<'PlaceRequest'>({
  guards: [profileUses('REQUESTED'), actorHasUnit],
  events: ({ command: { need, tried }, context }) => [
    {
      type: 'CommunityRequestPlaced',
      data: { community: context.actor.unit ?? '', need, tried },
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
    ({ command }) => unitsDistinct(command.units),
    (situation) => unitsEligible(situation.command.units, situation),
    ({ command, context }) => dueAfterNow(command.respondBy, context),
  ],
  events: ({ command: { units, basis, respondBy }, context }) => [
    {
      type: 'StreetOrderIssued',
      data: {
        street: context.actor.unit ?? '',
        units,
        basis,
        ...present({ respondBy: respondBy === undefined ? undefined : toInstant(respondBy) }),
      },
    },
  ],
});

export const dispatchIssue = step<'DispatchIssue'>({
  guards: [
    stepsBeforeDispatchDone,
    ({ command }) => unitsDistinct([command.lead, ...(command.assists ?? [])]),
    (situation) =>
      unitsEligible([situation.command.lead, ...(situation.command.assists ?? [])], situation),
    ({ command, context }) => dueAfterNow(command.dueAt, context),
  ],
  events: ({ command, state, context }) => [
    {
      type: 'IssueDispatched',
      data: {
        lead: assigned(command.lead, context),
        assists: (command.assists ?? []).map((unit) => assigned(unit, context)),
        dueAt: toInstant(command.dueAt),
        basis: basisOf(context, command.reason),
        round: state.dispatchRound + 1,
      },
    },
  ],
});

/**
 * Where the mechanism knows 点单 and 下单, a dispatch follows them. Clear duties (权责清晰) open
 * the direct way, and a street may go beyond its own order; both need a stated reason.
 */
function stepsBeforeDispatchDone({
  command,
  state,
  profile,
}: Situation<'DispatchIssue'>): Refusal | undefined {
  const { skips } = profile;
  if (state.phase === 'REQUESTED' && !skips.includes('ORDERED')) {
    return reject('WRONG_PHASE', {
      command: 'DispatchIssue',
      phase: state.phase,
      allowed: ['ORDERED'],
    });
  }
  if (command.reason !== undefined) return undefined;
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
    leadChanges,
    ({ command }) => unitsDistinct([command.lead, ...(command.assists ?? [])]),
    furtherAssistsAreNew,
    (situation) =>
      unitsEligible([situation.command.lead, ...(situation.command.assists ?? [])], situation),
    ({ command, context }) => dueAfterNow(command.dueAt, context),
    neverEarlierThanTold,
  ],
  events: ({ command, state, context }) => [
    {
      type: 'IssueRedispatched',
      data: {
        lead: assigned(command.lead, context),
        assists: (command.assists ?? []).map((unit) => assigned(unit, context)),
        dueAt: toInstant(command.dueAt),
        basis: basisOf(context, command.reason),
        round: state.dispatchRound + 1,
        reason: command.reason,
        replaces: replacedBy(command.lead, state),
      },
    },
  ],
});

function returnIsRuled({ state }: Situation<'Redispatch'>): Refusal | undefined {
  const lead = currentLead(state);
  return lead?.status === 'RETURN_REQUESTED'
    ? reject('RETURN_OPEN', { unit: lead.unit })
    : undefined;
}

function leadChanges({ command, state }: Situation<'Redispatch'>): Refusal | undefined {
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
  const told = state.overallDueAt === undefined ? state.dueAt : undefined;
  return told !== undefined && isAfter(told, command.dueAt)
    ? reject('DUE_MOVED_EARLIER', { told })
    : undefined;
}

function replacedBy(lead: string, state: AcceptedFacts): readonly string[] {
  const promoted = openAssists(state).filter((each) => each.unit === lead);
  const old = currentLead(state);
  return [...(old === undefined ? [] : [old]), ...promoted].map((each) => each.id);
}

function assigned(unit: string, context: DecisionContext): AssignedUnit {
  return { assignment: context.newId('assignment'), unit };
}

/** The only machine that dispatches today takes over what another system had decided. */
function basisOf({ actor }: DecisionContext, reason: string | undefined): DispatchBasis {
  return { by: actor.roles.includes('SYSTEM') ? 'import' : 'person', ...present({ reason }) };
}
