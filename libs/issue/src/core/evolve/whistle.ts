import type { EvolveMeta } from '@shaodao/decider';
import { isCalled, isOpen, currentLead } from '../assignments.js';
import type { BegunAssignment, CalledUnit } from '../events/whistle.js';
import type { Instant } from '../events.js';
import { laterOf } from '../instant.js';
import { present } from '../present.js';
import type { AcceptedFacts, Assignment, RunningIssue } from '../state.js';
import type { OpenWorkPhase } from '../vocabulary.js';
import type { Whistle, WhistleCall } from '../whistle-facts.js';
import { accepted, ContradictoryStream, including, withAssignment, type Fold } from './fold.js';

export const whistleBlown: Fold<'WhistleBlown'> = (before, data, { actor, occurredAt }) => {
  const state = accepted(before);
  if (state.phase === 'CLOSED') throw new ContradictoryStream(state.phase);
  const whistle: Whistle = {
    id: data.whistle,
    kind: data.kind,
    coordinator: data.coordinator,
    blownBy: actor.person,
    calls: [callOf(data.lead, 'lead'), ...data.assists.map((each) => callOf(each, 'assist'))],
    nobodyLeavesUnfinished: data.nobodyLeavesUnfinished,
    ...present({ blowerUnit: actor.unit, dueAt: data.dueAt }),
  };
  return {
    ...state,
    phase: 'WHISTLED',
    phaseSince: state.phase === 'WHISTLED' ? state.phaseSince : occurredAt,
    whistledFrom: state.phase === 'WHISTLED' ? (state.whistledFrom ?? 'ACCEPTED') : state.phase,
    whistles: [...state.whistles, whistle],
    assignments: [...state.assignments, ...whistle.calls.flatMap((call) => made(call, occurredAt))],
  };
};

const callOf = (
  { assignment, unit, respondBy, atWork = false }: CalledUnit,
  role: WhistleCall['role'],
): WhistleCall => ({
  ...{ assignment, unit, role, respondBy, atWork },
  status: 'CALLED',
  upheld: false,
  takenOver: false,
  rated: false,
});

/** The assignment a call makes: it is the unit's from now on, and work only with the quorum. */
function made(
  { assignment, unit, role, respondBy, atWork }: WhistleCall,
  at: Instant,
): Assignment[] {
  const called: Assignment = {
    ...{ id: assignment, unit, role },
    status: 'CALLED',
    replaced: false,
    workedBy: [],
    assignedAt: at,
    dueAt: respondBy,
    contactAttempts: 0,
    contacted: false,
  };
  return atWork ? [] : [called];
}

/** The same state with one call of a whistle changed. */
function withCall(
  state: RunningIssue,
  { whistle, unit }: { readonly whistle: string; readonly unit: string },
  change: Partial<WhistleCall>,
): RunningIssue {
  const whistles = state.whistles.map((each) =>
    each.id === whistle
      ? {
          ...each,
          calls: each.calls.map((call) => (call.unit === unit ? { ...call, ...change } : call)),
        }
      : each,
  );
  return { ...state, whistles };
}

/** The same state with the whistle changed. */
function withWhistle(state: RunningIssue, id: string, change: Partial<Whistle>): RunningIssue {
  return {
    ...state,
    whistles: state.whistles.map((each) => (each.id === id ? { ...each, ...change } : each)),
  };
}

export const unitCheckedIn: Fold<'UnitCheckedIn'> = (before, data, { occurredAt }) => {
  const person: { readonly person?: string } =
    data.override === undefined ? { person: data.person } : {};
  const state = withCall(accepted(before), data, {
    status: 'CHECKED_IN',
    checkedInAt: occurredAt,
    ...person,
  });
  const assignments = withAssignment(state.assignments, data.assignment, (each) =>
    each.status === 'CALLED' ? { ...each, status: 'CHECKED_IN' } : each,
  );
  const here = { ...state, assignments };
  if (!data.takesUp) return here;
  const taken = takenUp(here, data.assignment, person.person);
  return currentLead(taken)?.id === data.assignment ? handedOver(taken) : taken;
};

/** The unit is there and works; coming takes the place of the signature. */
function takenUp(state: RunningIssue, id: string, person: string | undefined): RunningIssue {
  return {
    ...state,
    handledBy: person === undefined ? state.handledBy : including(state.handledBy, person),
    assignments: withAssignment(state.assignments, id, (each) => ({
      ...each,
      status: 'SIGNED',
      workedBy: person === undefined ? each.workedBy : including(each.workedBy, person),
    })),
  };
}

/** The new lead is there: the one before is liable no longer, and what was replaced ends. */
function handedOver({ liable: _released, ...state }: RunningIssue): RunningIssue {
  return {
    ...state,
    assignments: state.assignments.map((each) =>
      each.replaced && isOpen(each) ? { ...each, status: 'CANCELLED' } : each,
    ),
  };
}

export const checkInQuorumReached: Fold<'CheckInQuorumReached'> = (before, data, meta) => {
  const state = accepted(before);
  const old = currentLead(state)?.unit;
  const marked = withWhistle(state, data.whistle, { quorumAt: meta.occurredAt });
  const waiting: RunningIssue = {
    ...marked,
    assignments: marked.assignments.map((each) =>
      data.replaces.includes(each.id) ? { ...each, replaced: true } : each,
    ),
    dispatchRound: data.round,
    dueAt: laterOf(state.dueAt, data.dueAt),
    ...(data.replaces.length > 0 && old !== undefined && { liable: state.liable ?? old }),
  };
  const begun = data.begins.reduce((now, each) => begins(now, each, data.dueAt), waiting);
  const lead = currentLead(begun);
  const leadIsThere = data.begins.some((each) => each.isIn && each.assignment === lead?.id);
  return wentOn(leadIsThere ? handedOver(begun) : begun, data.phase, 'IN_PROGRESS', meta);
};

function begins(
  state: RunningIssue,
  { assignment, person, isIn }: BegunAssignment,
  dueAt: Instant,
): RunningIssue {
  const pending = {
    ...state,
    assignments: withAssignment(state.assignments, assignment, (each) =>
      isCalled(each) ? { ...each, status: 'PENDING_SIGN' as const, dueAt } : each,
    ),
  };
  return isIn ? takenUp(pending, assignment, person) : pending;
}

/** Into the phase where the matter goes on; while another whistle waits it remembers where to. */
function wentOn(
  state: RunningIssue,
  phase: OpenWorkPhase,
  after: OpenWorkPhase,
  { occurredAt }: EvolveMeta,
): RunningIssue {
  if (state.phase === 'CLOSED') throw new ContradictoryStream(state.phase);
  if (phase === 'WHISTLED') {
    return { ...state, whistledFrom: after === 'WHISTLED' ? 'ACCEPTED' : after };
  }
  const { whistledFrom: _left, ...rest } = state;
  return { ...rest, phase, phaseSince: state.phase === phase ? state.phaseSince : occurredAt };
}

export const unitNoShow: Fold<'UnitNoShow'> = (before, data, { occurredAt }) => {
  const { fallback } = data;
  const state = withCall(accepted(before), data, {
    status: 'NO_SHOW',
    ...(fallback !== undefined && { takenOver: true }),
  });
  if (fallback === undefined) return state;
  const call = callOf(fallback, 'lead');
  return {
    ...state,
    whistles: state.whistles.map((each) =>
      each.id === data.whistle ? { ...each, calls: [...each.calls, call] } : each,
    ),
    assignments: [...cancelled(state.assignments, [data.assignment]), ...made(call, occurredAt)],
  };
};

function cancelled(
  assignments: AcceptedFacts['assignments'],
  ids: readonly string[],
): AcceptedFacts['assignments'] {
  return assignments.map((each) =>
    ids.includes(each.id) && (isCalled(each) || isOpen(each))
      ? { ...each, status: 'CANCELLED' }
      : each,
  );
}

export const whistleRejectRequested: Fold<'WhistleRejectRequested'> = (before, data, { actor }) =>
  withCall(accepted(before), data, { status: 'REJECT_REQUESTED', rejectAskedBy: actor.person });

export const whistleUpheld: Fold<'WhistleUpheld'> = (before, data) => {
  const { respondBy } = data;
  const state = withCall(accepted(before), data, { status: 'CALLED', upheld: true, respondBy });
  return {
    ...state,
    assignments: withAssignment(state.assignments, data.assignment, (each) =>
      isCalled(each) ? { ...each, dueAt: respondBy } : each,
    ),
  };
};

export const whistleCancelled: Fold<'WhistleCancelled'> = (before, data, meta) => {
  const state = accepted(before);
  const { unit, whistle } = data;
  const excused =
    unit === undefined ? state : withCall(state, { whistle, unit }, { status: 'EXCUSED' });
  const after: RunningIssue = {
    ...excused,
    assignments: cancelled(excused.assignments, data.cancels),
    ruledOut:
      unit === undefined || data.cancels.length === 0
        ? state.ruledOut
        : including(state.ruledOut, unit),
  };
  if (!data.over) return after;
  const ended = unit === undefined ? 'CANCELLED' : 'REJECTED';
  const next = state.whistledFrom as OpenWorkPhase | undefined;
  return wentOn(withWhistle(after, whistle, { ended }), data.phase, next ?? 'ACCEPTED', meta);
};

export const whistleWorkCompleted: Fold<'WhistleWorkCompleted'> = (before, data, { actor }) => {
  const state = withCall(accepted(before), data, { status: 'DONE' });
  return {
    ...state,
    handledBy: including(state.handledBy, actor.person),
    assignments: withAssignment(state.assignments, data.assignment, (each) => ({
      ...each,
      status: 'WORKING',
      workedBy: including(each.workedBy, actor.person),
    })),
  };
};

export const unitsReleased: Fold<'UnitsReleased'> = (before, { whistle, units, completes }) => {
  const state = units.reduce(
    (now, unit) => withCall(now, { whistle, unit }, { status: 'RELEASED' }),
    accepted(before),
  );
  return {
    ...state,
    assignments: state.assignments.map((each) =>
      completes.includes(each.id) ? { ...each, status: 'DONE' } : each,
    ),
  };
};

export const whistleRated: Fold<'WhistleRated'> = (before, data) =>
  withCall(accepted(before), data, { rated: true });

export const reverseRated: Fold<'ReverseRated'> = (before, { by, unit }) => {
  const state = accepted(before);
  return { ...state, reverseRatings: [...state.reverseRatings, `${by}→${unit}`] };
};
