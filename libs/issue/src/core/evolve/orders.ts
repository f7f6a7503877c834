import { laterOf } from '../instant.js';
import { currentLead } from '../assignments.js';
import type { AssignedUnit, Instant } from '../events.js';
import type { Assignment } from '../state.js';
import { ContradictoryStream, accepted, including, moved, type Fold } from './fold.js';

export const departmentResponded: Fold<'DepartmentResponded'> = (before, data, { actor }) => {
  const state = accepted(before);
  const { unit, answer } = data;
  const declined = answer === 'DECLINE';
  return {
    ...state,
    responses: [...state.responses, { unit, accepted: !declined, person: actor.person }],
    askedReturn: declined ? including(state.askedReturn, unit) : state.askedReturn,
  };
};

export const orderCommented: Fold<'OrderCommented'> = (before, { round }) => {
  const state = accepted(before);
  return { ...state, commentedRounds: [...state.commentedRounds, round] };
};

const pending = (
  { assignment, unit }: AssignedUnit,
  role: Assignment['role'],
  at: Instant,
  dueAt: Instant,
): Assignment => ({
  ...{ id: assignment, unit, role, dueAt },
  status: 'PENDING_SIGN',
  replaced: false,
  workedBy: [],
  assignedAt: at,
  contactAttempts: 0,
  contacted: false,
});

export const assistAdded: Fold<'AssistAdded'> = (before, { assist, dueAt }, { occurredAt }) => {
  const state = accepted(before);
  return {
    ...state,
    assignments: [...state.assignments, pending(assist, 'assist', occurredAt, dueAt)],
  };
};

export const subtaskCreated: Fold<'SubtaskCreated'> = (before, data, { occurredAt }) => {
  const state = accepted(before);
  const { subtask, dueAt } = data;
  return {
    ...state,
    assignments: [...state.assignments, pending(subtask, 'assist', occurredAt, dueAt)],
  };
};

/** The old lead works on, and is liable, until the new one signs (首接负责). */
export const leadReplaced: Fold<'LeadReplaced'> = (before, data, { occurredAt }) => {
  const state = accepted(before);
  const { lead, dueAt, replaces, round } = data;
  const liable = state.liable ?? currentLead(state)?.unit;
  const kept = state.assignments.map((each) =>
    replaces.includes(each.id) ? { ...each, replaced: true } : each,
  );
  return moved(state, 'DISPATCHED', occurredAt, {
    assignments: [...kept, pending(lead, 'lead', occurredAt, dueAt)],
    dueAt: laterOf(state.dueAt, dueAt),
    dispatchRound: round,
    ...(liable !== undefined && { liable }),
  });
};

export const issueLinked: Fold<'IssueLinked'> = (state, { relation, stream }) => {
  if (state.phase === 'NONE') throw new ContradictoryStream(state.phase);
  return { ...state, links: [...(state.links ?? []), { relation, stream }] };
};
