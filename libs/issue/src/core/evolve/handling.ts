import type { EvolveMeta } from '@shaodao/decider';
import { currentLead, isOpen } from '../assignments.js';
import type { Assignment, RunningIssue } from '../state.js';
import { accepted, including, moved, withAssignment, type Fold } from './fold.js';

/** Somebody worked on an assignment: it changes, and the person may not check the result. */
function worked(
  state: RunningIssue,
  id: string,
  { actor }: EvolveMeta,
  change: Partial<Assignment> | ((assignment: Assignment) => Partial<Assignment>),
): RunningIssue {
  return {
    ...state,
    handledBy: including(state.handledBy, actor.person),
    assignments: withAssignment(state.assignments, id, (each) => ({
      ...each,
      ...(typeof change === 'function' ? change(each) : change),
      workedBy: including(each.workedBy, actor.person),
    })),
  };
}

export const assignmentSigned: Fold<'AssignmentSigned'> = (before, data, meta) => {
  const { assignment, handler } = data;
  const by = { ...meta, actor: { ...meta.actor, person: handler } };
  const state = worked(accepted(before), assignment, by, { status: 'SIGNED' });
  if (currentLead(state)?.id !== assignment) return state;
  const { liable: _released, ...rest } = state;
  return {
    ...rest,
    phase: 'IN_PROGRESS',
    phaseSince: meta.occurredAt,
    assignments: state.assignments.map((each) =>
      each.replaced && isOpen(each) ? { ...each, status: 'CANCELLED' } : each,
    ),
  };
};

export const appellantContacted: Fold<'AppellantContacted'> = (before, data, meta) =>
  worked(accepted(before), data.assignment, meta, (each) => ({
    contactAttempts: data.attempt,
    contacted: each.contacted || data.reached,
    status: data.reached && each.status === 'SIGNED' ? 'CONTACTED' : each.status,
  }));

export const stepLogged: Fold<'StepLogged'> = (before, { assignment, step }, meta) => {
  const state = worked(accepted(before), assignment, meta, { status: 'WORKING' });
  if (step === undefined) return state;
  return { ...state, stepsTaken: [...state.stepsTaken, { step, person: meta.actor.person }] };
};

export const assistCompleted: Fold<'AssistCompleted'> = (before, { assignment }, meta) =>
  worked(accepted(before), assignment, meta, { status: 'DONE' });

export const assistWaived: Fold<'AssistWaived'> = (before, { assignment }) => {
  const state = accepted(before);
  return {
    ...state,
    assignments: withAssignment(state.assignments, assignment, (each) => ({
      ...each,
      status: 'WAIVED',
    })),
  };
};

export const issueHandled: Fold<'IssueHandled'> = (before, { assignment }, meta) =>
  moved(worked(accepted(before), assignment, meta, { status: 'DONE' }), 'HANDLED', meta.occurredAt);
