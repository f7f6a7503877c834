import { currentLead } from '../assignments.js';
import type { Instant } from '../events.js';
import { laterOf } from '../instant.js';
import type { JoinedAppellant } from '../overlay-facts.js';
import type { AcceptedFacts, OpenIssue } from '../state.js';
import {
  accepted,
  ContradictoryStream,
  ended,
  moved,
  reportedFacts,
  withAssignment,
  type Fold,
} from './fold.js';

export const resultVerified: Fold<'ResultVerified'> = (state, _data, { occurredAt }) =>
  moved(accepted(state), 'VERIFIED', occurredAt);

/** The rework that follows in the same act moves the phase. */
export const verificationFailed: Fold<'VerificationFailed'> = (state) => accepted(state);

/** A reply to a merged appellant is theirs alone: the matter stays where it is. */
export const issueFedBack: Fold<'IssueFedBack'> = (before, { appellant }, { occurredAt }) => {
  const state = accepted(before);
  if (appellant === undefined) return moved(state, 'FED_BACK', occurredAt);
  return { ...state, appellants: heard(state, appellant, { fedBackAt: occurredAt }) };
};

const heard = (
  { appellants }: AcceptedFacts,
  issue: string,
  change: Partial<JoinedAppellant>,
): readonly JoinedAppellant[] =>
  appellants.map((each) => (each.issue === issue ? { ...each, ...change } : each));

const unheard = ({
  issue,
  subject,
  reporter,
  noReplyWanted,
}: JoinedAppellant): JoinedAppellant => ({
  issue,
  subject,
  reporter,
  noReplyWanted,
});

const callbackTried: Fold<'CallbackMade' | 'CallbackUnreached'> = (state, { attempt }) => ({
  ...accepted(state),
  callbackAttempts: attempt,
});

export const callbackMade: Fold<'CallbackMade'> = callbackTried;
export const callbackUnreached: Fold<'CallbackUnreached'> = callbackTried;

export const issueEvaluated: Fold<'IssueEvaluated'> = (before, data, { occurredAt }) => {
  const state = accepted(before);
  const { round, resolution, satisfaction, appellant } = data;
  if (appellant !== undefined) {
    return {
      ...state,
      appellants: heard(state, appellant, { evaluated: { resolution, satisfaction } }),
    };
  }
  return moved(state, 'EVALUATED', occurredAt, {
    evaluations: [...state.evaluations, { round, resolution, satisfaction }],
  });
};

/** The lead works again, under a new limit of its own; the appellant's deadline only moves later. */
function handledAgain(
  state: AcceptedFacts,
  dueAt: Instant,
  at: Instant,
  changes: Partial<AcceptedFacts>,
): OpenIssue {
  const { confirmed: _lastRound, ...rest } = state;
  return moved(rest, 'IN_PROGRESS', at, {
    ...changes,
    reminded: false,
    appellants: state.appellants.map(unheard),
    assignments: withAssignment(state.assignments, currentLead(state)?.id ?? '', (each) => ({
      ...each,
      status: 'REWORK',
      dueAt,
    })),
    dueAt: laterOf(state.dueAt, dueAt),
    callbackAttempts: 0,
  });
}

export const reworkOrdered: Fold<'ReworkOrdered'> = (before, { round, dueAt }, { occurredAt }) => {
  const state = accepted(before);
  return handledAgain(state, dueAt, occurredAt, {
    reworkRound: round,
    handlingRound: state.handlingRound + 1,
  });
};

export const issueReopened: Fold<'IssueReopened'> = (before, { round, dueAt }, { occurredAt }) => {
  const closed = accepted(before);
  if (closed.phase !== 'CLOSED') throw new ContradictoryStream(closed.phase);
  const { closedAs: _reopened, ...state } = closed;
  return handledAgain(state, dueAt, occurredAt, { handlingRound: round });
};

export const issueClosed: Fold<'IssueClosed'> = (state, { outcome }, { occurredAt }) => {
  if (outcome === 'HANDLED') {
    const closed = { phase: 'CLOSED', closedAs: 'HANDLED', phaseSince: occurredAt } as const;
    return { ...accepted(state), ...closed };
  }
  if (state.phase !== 'REPORTED') throw new ContradictoryStream(state.phase);
  return {
    ...reportedFacts(state),
    phase: 'CLOSED',
    closedAs: 'ANSWERED',
    phaseSince: occurredAt,
  };
};

export const issueArchived: Fold<'IssueArchived'> = (state, _data, { occurredAt }) =>
  ended(state, 'ARCHIVED', occurredAt);
