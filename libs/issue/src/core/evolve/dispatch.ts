import type { EvolveMeta } from '@shaodao/decider';
import { currentLead } from '../assignments.js';
import type { AssignedUnit, Instant } from '../events.js';
import { laterOf } from '../instant.js';
import type { Assignment, RunningIssue } from '../state.js';
import { accepted, including, moved, withAssignment, type Fold } from './fold.js';

export const communityRequestPlaced: Fold<'CommunityRequestPlaced'> = (state, data, meta) =>
  moved(accepted(state), 'REQUESTED', meta.occurredAt, {
    requestedBy: data.community,
    requestedAt: meta.occurredAt,
  });

export const streetOrderIssued: Fold<'StreetOrderIssued'> = (state, data, meta) =>
  moved(accepted(state), 'ORDERED', meta.occurredAt, {
    orderedBy: data.street,
    orderedUnits: data.units,
    orderedAt: meta.occurredAt,
    responses: [],
  });

interface Ticket {
  readonly lead: AssignedUnit;
  readonly assists: readonly AssignedUnit[];
  readonly dueAt: Instant;
}

function newAssignments({ lead, assists, dueAt }: Ticket, { occurredAt }: EvolveMeta) {
  const pending = ({ assignment, unit }: AssignedUnit, role: Assignment['role']): Assignment => ({
    id: assignment,
    unit,
    role,
    status: 'PENDING_SIGN',
    replaced: false,
    workedBy: [],
    assignedAt: occurredAt,
    dueAt,
    contactAttempts: 0,
    contacted: false,
  });
  return [pending(lead, 'lead'), ...assists.map((each) => pending(each, 'assist'))];
}

export const issueDispatched: Fold<'IssueDispatched'> = (state, data, meta) =>
  moved(accepted(state), 'DISPATCHED', meta.occurredAt, {
    assignments: newAssignments(data, meta),
    dueAt: laterOf(accepted(state).dueAt, data.dueAt),
    dispatchRound: data.round,
  });

export const issueRedispatched: Fold<'IssueRedispatched'> = (before, data, meta) => {
  const state = accepted(before);
  const kept = state.assignments.map((each) =>
    data.replaces.includes(each.id) ? { ...each, replaced: true } : each,
  );
  return moved(state, 'DISPATCHED', meta.occurredAt, {
    assignments: [...kept, ...newAssignments(data, meta)],
    dueAt: laterOf(state.dueAt, data.dueAt),
    dispatchRound: data.round,
    ...firstReceiver(state),
  });
};

/** Who is liable until somebody new signs: whoever was before, else the lead that gives way. */
function firstReceiver(state: RunningIssue): { readonly liable?: string } {
  const liable = state.liable ?? currentLead(state)?.unit;
  return liable === undefined ? {} : { liable };
}

export const returnRequested: Fold<'ReturnRequested'> = (
  before,
  { assignment, unit },
  { actor },
) => {
  const state = accepted(before);
  return {
    ...state,
    assignments: withAssignment(state.assignments, assignment, (each) => ({
      ...each,
      status: 'RETURN_REQUESTED',
      statusBefore: each.status,
      returnAskedBy: actor.person,
    })),
    askedReturn: including(state.askedReturn, unit),
  };
};

export const assignmentReturned: Fold<'AssignmentReturned'> = (before, data, { occurredAt }) => {
  const state = accepted(before);
  const changes = {
    assignments: withAssignment(state.assignments, data.assignment, (each) => ({
      ...each,
      status: 'RETURNED',
    })),
    returns: state.returns + 1,
    ruledOut: including(state.ruledOut, data.unit),
  };
  const lost = currentLead(state)?.id === data.assignment;
  if (!lost) return { ...state, ...changes };
  const waiting = { ...changes, ...firstReceiver(state) };
  return state.phase === 'DISPATCHED'
    ? { ...state, ...waiting }
    : moved(state, 'DISPATCHED', occurredAt, waiting);
};

export const returnDenied: Fold<'ReturnDenied'> = (before, { assignment, unit, final }) => {
  const state = accepted(before);
  return {
    ...state,
    assignments: withAssignment(state.assignments, assignment, (each) => ({
      ...each,
      status: each.statusBefore ?? each.status,
    })),
    boundUnits: final ? including(state.boundUnits, unit) : state.boundUnits,
  };
};
