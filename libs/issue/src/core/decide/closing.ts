import type { Refusal } from '@shaodao/decider';
import { isAfter, plusDays, toInstant } from '../instant.js';
import { reject, rejected } from '../rejections.js';
import type { ClosedIssue } from '../state.js';
import { evaluationOpenUntil, isNeeded, stepsDoneBefore } from './after-handling.js';
import { dueAfterNow } from './guards.js';
import { settle, step, type Policy, type Situation, type Step } from './step.js';

/**
 * Open returns and open assists need no guard here: handling cannot be completed over them, and a
 * property proves that no closed issue has one.
 */
export const closeIssue = step<'CloseIssue'>({
  guards: [
    (situation) => stepsDoneBefore('EVALUATED', situation),
    evaluatedOrLapsed,
    supervisionIsLifted,
  ],
  events: ({ state, profile }) => [
    {
      type: 'IssueClosed',
      data: {
        outcome: 'HANDLED',
        evaluationLapsed: state.phase !== 'EVALUATED' && isNeeded('EVALUATED', state, profile),
      },
    },
  ],
});

function evaluatedOrLapsed({
  state,
  profile,
  context,
}: Situation<'CloseIssue'>): Refusal | undefined {
  if (state.phase === 'EVALUATED' || !isNeeded('EVALUATED', state, profile)) return undefined;
  const until = evaluationOpenUntil(state, profile);
  return isAfter(context.now, until) ? undefined : reject('EVALUATION_PENDING', { until });
}

/** A reply does not end a supervision; only the supervisor's lifting does. */
function supervisionIsLifted({ state }: Situation<'CloseIssue'>): Refusal | undefined {
  const orders = state.supervision.filter((each) => each.status !== 'LIFTED');
  return orders.length > 0
    ? reject('SUPERVISION_OPEN', { orders: orders.map((each) => each.id) })
    : undefined;
}

export const reopenIssue: Step<'ReopenIssue'> = (situation) => {
  const { state } = situation;
  return state.closedAs === 'ANSWERED'
    ? rejected(reject('ANSWERED_NOT_REOPENED'))
    : settle(REOPENING, { ...situation, state });
};

const REOPENING: Policy<Situation<'ReopenIssue'> & { readonly state: ClosedIssue }> = {
  guards: [
    (situation) => {
      const until = reopenableUntil(situation);
      return isAfter(situation.context.now, until)
        ? reject('REOPEN_WINDOW_OVER', { until })
        : undefined;
    },
    ({ command, context }) => dueAfterNow(command.dueAt, context),
  ],
  events: ({ command: { reason, dueAt }, state, context, profile }) => [
    {
      type: 'IssueReopened',
      data: {
        reason,
        round: state.handlingRound + 1,
        dueAt: dueAt === undefined ? plusDays(context.now, profile.reworkDays) : toInstant(dueAt),
      },
    },
  ],
};

export const archiveIssue = step<'ArchiveIssue'>({
  guards: [
    (situation) => {
      const until = reopenableUntil(situation);
      return isAfter(situation.context.now, until)
        ? undefined
        : reject('REOPEN_WINDOW_RUNNING', { until });
    },
  ],
  events: ({ profile }) => [
    { type: 'IssueArchived', data: { retentionClass: profile.retentionClass } },
  ],
});

function reopenableUntil({ state, profile }: Situation<'ReopenIssue' | 'ArchiveIssue'>): string {
  return plusDays(state.phaseSince, profile.reopenWindowDays);
}
