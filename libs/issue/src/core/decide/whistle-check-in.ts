import type { Refusal } from '@shaodao/decider';
import { openAssists } from '../assignments.js';
import type { CalledUnit } from '../events/whistle.js';
import type { IssueEvent } from '../events.js';
import { isAfter } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import {
  isAwaiting,
  leadCall,
  openCalls,
  type Whistle,
  type WhistleCall,
} from '../whistle-facts.js';
import { unitsEligible } from './guards.js';
import { listsAllow } from './lists.js';
import type { Situation } from './step.js';
import { called, checkInLimit } from './whistle-calling.js';
import { quorumIfReached, quorumReached, type Matter } from './whistle-quorum.js';
import { actorCoordinates, callStep, whistleStep } from './whistle-step.js';

type CheckingIn = Situation<'CheckIn'> & { readonly whistle: Whistle; readonly call: WhistleCall };

/** Late is still there: who was noted as not come may come after all. */
export const checkIn = callStep<Situation<'CheckIn'>>({
  statuses: ['CALLED', 'NO_SHOW'],
  guards: [ownActOrOverride, hasAuthority, onlineIsProved],
  events: (situation) => {
    const { command, context, whistle, call } = situation;
    const { mode, authorized, media = [], overrideReason: reason } = command;
    const { person } = context.actor;
    const override =
      reason === undefined ? undefined : { reason, coordinator: context.actor.unit ?? person };
    const came: WhistleCall = {
      ...call,
      status: 'CHECKED_IN',
      checkedInAt: context.now,
      ...(override === undefined ? { person } : {}),
    };
    return [
      {
        type: 'UnitCheckedIn',
        data: {
          whistle: whistle.id,
          assignment: call.assignment,
          unit: call.unit,
          person,
          mode,
          authorized,
          late: isAfter(context.now, call.respondBy),
          media,
          takesUp: whistle.quorumAt !== undefined && waitsForSignature(situation),
          ...present({ override }),
        },
      },
      ...quorumIfReached(withCall(whistle, came), situation),
    ];
  },
});

function waitsForSignature({ state, call }: CheckingIn): boolean {
  const assignment = state.assignments.find(({ id }) => id === call.assignment);
  return assignment?.status === 'PENDING_SIGN' && !assignment.replaced;
}

/** The whistle with one call as it has become. */
export function withCall(whistle: Whistle, call: WhistleCall): Whistle {
  const calls = whistle.calls.map((each) => (each.unit === call.unit ? call : each));
  return { ...whistle, calls };
}

/** Coming is the unit's own act; what the coordinator records instead is marked (invariant 12). */
function ownActOrOverride(situation: CheckingIn): Refusal | undefined {
  const { command, context, call } = situation;
  if (command.overrideReason !== undefined) return actorCoordinates(situation);
  const { unit } = context.actor;
  return unit !== undefined && context.directory.isUnitWithin(unit, call.unit)
    ? undefined
    : reject('CHECK_IN_NOT_OWN', { unit: call.unit });
}

function hasAuthority({ command, call }: CheckingIn): Refusal | undefined {
  return command.authorized ? undefined : reject('AUTHORITY_NEEDED', { unit: call.unit });
}

function onlineIsProved({ command }: CheckingIn): Refusal | undefined {
  return command.mode === 'ONLINE' && (command.media ?? []).length === 0
    ? reject('PROOF_NEEDED')
    : undefined;
}

export const overrideQuorum = whistleStep<Situation<'OverrideQuorum'>>({
  guards: [actorCoordinates, whistleAwaits, leadIsNotInDispute],
  events: (situation) => [quorumReached(situation.whistle, situation, situation.command.reason)],
});

interface OnWhistle {
  readonly whistle: Whistle;
}

export function whistleAwaits({ whistle }: OnWhistle): Refusal | undefined {
  return isAwaiting(whistle) ? undefined : reject('WHISTLE_BEGUN');
}

function leadIsNotInDispute({ whistle }: OnWhistle): Refusal | undefined {
  const lead = leadCall(whistle);
  return lead?.status === 'REJECT_REQUESTED'
    ? reject('WHISTLE_REJECTION_OPEN', { unit: lead.unit })
    : undefined;
}

export const markNoShow = callStep<Situation<'MarkNoShow'>>({
  statuses: ['CALLED'],
  guards: [
    ({ call, context }) =>
      isAfter(call.respondBy, context.now)
        ? reject('CHECK_IN_STILL_OPEN', { until: call.respondBy })
        : undefined,
    ({ whistle, call, state, command }) => {
      if (openCalls(whistle, state.assignments).includes(call)) return undefined;
      const held = state.assignments.find(({ id }) => id === call.assignment);
      return reject('ASSIGNMENT_STATUS', {
        status: held?.status ?? 'CANCELLED',
        command: command.type,
      });
    },
  ],
  events: (situation) => [unitNoShow(situation.whistle, situation.call, situation)],
});

/**
 * What follows when a called unit's limit to come is over: UnitNoShow, with the unit that takes over
 * where it should have led; nothing where the unit came, was let off, or asked to be. For the clock:
 * it names the whistle and the unit, as the CHECKIN clock's subject does.
 */
export function noShowEvents(
  whistleId: string,
  unit: string,
  matter: Matter,
): readonly IssueEvent[] {
  const whistle = matter.state.whistles.find(({ id }) => id === whistleId);
  const call = whistle?.calls.find((each) => each.unit === unit);
  if (whistle === undefined || whistle.ended !== undefined || call === undefined) return [];
  const over = !isAfter(call.respondBy, matter.context.now);
  const owed = openCalls(whistle, matter.state.assignments).includes(call);
  return call.status === 'CALLED' && owed && over ? [unitNoShow(whistle, call, matter)] : [];
}

function unitNoShow(whistle: Whistle, call: WhistleCall, matter: Matter): IssueEvent {
  const { assignment, unit, role, respondBy } = call;
  return {
    type: 'UnitNoShow',
    data: {
      whistle: whistle.id,
      assignment,
      unit,
      role,
      respondBy,
      ...present({ fallback: fallback(whistle, call, matter) }),
    },
  };
}

const KIND_OF_LEVEL = {
  GRID: 'community',
  COMMUNITY: 'community',
  STREET: 'street',
  DISTRICT: 'government',
  CITY: 'government',
} as const;

/** Who takes over the lead: the unit of the mechanism's level, where it may have the matter. */
function fallback(whistle: Whistle, call: WhistleCall, matter: Matter): CalledUnit | undefined {
  const { state, profile, context } = matter;
  const level = profile.whistle?.fallbackLevel;
  if (level === undefined || call !== leadCall(whistle) || !isAwaiting(whistle) || call.atWork) {
    return undefined;
  }
  const unit = context.directory.unitOf(KIND_OF_LEVEL[level], state.territory);
  if (unit === undefined || state.whistles.some((each) => each.calls.some((c) => c.unit === unit)))
    return undefined;
  const refused = unitsEligible([unit], matter) ?? listsAllow({ lead: unit }, matter);
  const assists = openAssists(state).some((each) => each.unit === unit);
  return refused === undefined && !assists
    ? called(unit, checkInLimit(whistle.kind, profile, context), undefined, context)
    : undefined;
}
