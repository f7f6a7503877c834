import { laterOf } from '../instant.js';
import type { Assignment } from '../state.js';
import { accepted, withAssignment, type Fold } from './fold.js';

/** The clocks it changes are applied to every event alike. */
export const onlyClocks: Fold<'ClockWarned' | 'ClockBreached' | 'DueRecalculated'> = (state) =>
  state;

export const extensionRequested: Fold<'ExtensionRequested'> = (
  before,
  { assignment, dueAt },
  { actor },
) => {
  const state = accepted(before);
  return {
    ...state,
    assignments: withAssignment(state.assignments, assignment, (each) => ({
      ...each,
      extensionAsked: { dueAt, by: actor.person },
    })),
  };
};

/** An extended limit is told to the appellant, whose own deadline follows it. */
export const extensionGranted: Fold<'ExtensionGranted'> = (before, data) => {
  const state = accepted(before);
  const { assignment, dueAt, previousDueAt, count } = data;
  return {
    ...state,
    assignments: withAssignment(state.assignments, assignment, (each) => ({
      ...answered(each),
      dueAt,
      firstDueAt: each.firstDueAt ?? previousDueAt,
      extensions: count,
    })),
    dueAt: laterOf(state.dueAt, dueAt),
  };
};

export const extensionDenied: Fold<'ExtensionDenied'> = (before, { assignment }) => {
  const state = accepted(before);
  return { ...state, assignments: withAssignment(state.assignments, assignment, answered) };
};

function answered(assignment: Assignment): Assignment {
  const { extensionAsked: _decided, ...rest } = assignment;
  return rest;
}

export const issueSuspended: Fold<'IssueSuspended'> = (state, { cause, until }) => ({
  ...accepted(state),
  hold: { kind: 'SUSPENDED', cause, until },
});

const released: Fold<'IssueResumed' | 'LedgerCleared'> = (state) => {
  const { hold: _over, ...rest } = accepted(state);
  return rest;
};

export const issueResumed: Fold<'IssueResumed'> = released;
export const ledgerCleared: Fold<'LedgerCleared'> = released;

export const ledgerRequested: Fold<'LedgerRequested'> = (state, data, { actor }) => {
  const { ledger, cause, unit, milestones } = data;
  return {
    ...accepted(state),
    ledgerAsked: { ledger, cause, lead: unit, milestones, by: actor.person },
  };
};

export const putOnLedger: Fold<'PutOnLedger'> = (before, { ledger, lead }) => {
  const { ledgerAsked: _granted, ...state } = accepted(before);
  return { ...state, hold: { kind: 'LEDGERED', ledger, lead, reviews: 0 } };
};

export const ledgerReviewed: Fold<'LedgerReviewed'> = (before, { review }) => {
  const state = accepted(before);
  return state.hold?.kind === 'LEDGERED'
    ? { ...state, hold: { ...state.hold, reviews: review } }
    : state;
};

export const interimReported: Fold<'InterimReported'> = (state) => accepted(state);
