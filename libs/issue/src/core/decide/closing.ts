import type { Refusal } from '@shaodao/decider';
import { reworkDue } from '../clocks/due.js';
import { clockOf } from '../clocks/running.js';
import type { IssueEvent } from '../events.js';
import { plusDays } from '../instant.js';
import { reject, rejected } from '../rejections.js';
import { speaksForThemselfOnly } from '../self-service.js';
import type { ClosedIssue } from '../state.js';
import {
  evaluationWindow,
  isNeeded,
  stepsDoneBefore,
  windowOf,
  type Window,
} from './after-handling.js';
import { everybodyHeard } from './appellants.js';
import { residentHasConfirmed } from './endings.js';
import type { Breach } from './elapse.js';
import { dueAfterNow } from './guards.js';
import { notOnLedger } from './holds.js';
import { supervisionIsLifted } from './supervision.js';
import { settle, step, type Policy, type Situation, type Step } from './step.js';

/**
 * Open returns and open assists need no guard here: handling cannot be completed over them, and a
 * property proves that no closed issue has one.
 */
export const closeIssue = step<'CloseIssue'>({
  guards: [
    (situation) => stepsDoneBefore('EVALUATED', situation),
    evaluatedOrLapsed,
    everybodyHeard,
    residentHasConfirmed,
    supervisionIsLifted,
    notOnLedger,
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
  const { until, isOver } = evaluationWindow(state, profile, context);
  return isOver ? undefined : reject('EVALUATION_PENDING', { until });
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
      const { until, isOver } = reopenWindow(situation);
      return isOver ? reject('REOPEN_WINDOW_OVER', { until }) : undefined;
    },
    ({ command, context }) =>
      command.dueAt !== undefined && speaksForThemselfOnly(context.actor)
        ? reject('DUE_NOT_YOURS')
        : undefined,
    ({ command, context }) => dueAfterNow(command.dueAt, context),
  ],
  events: ({ command: { reason, dueAt }, state, context, profile }) => [
    {
      type: 'IssueReopened',
      data: {
        reason,
        round: state.handlingRound + 1,
        dueAt: reworkDue(dueAt, { state, context, profile }),
      },
    },
  ],
};

export const archiveIssue = step<'ArchiveIssue'>({
  guards: [
    (situation) => {
      const { until, isOver } = reopenWindow(situation);
      return isOver ? undefined : reject('REOPEN_WINDOW_RUNNING', { until });
    },
  ],
  events: ({ profile }) => [
    { type: 'IssueArchived', data: { retentionClass: profile.retentionClass } },
  ],
});

function reopenWindow({
  state,
  profile,
  context,
}: Situation<'ReopenIssue' | 'ArchiveIssue'>): Window {
  const days = plusDays(state.phaseSince, profile.reopenWindowDays);
  return windowOf(clockOf(state, 'REOPEN_WINDOW'), days, context.now);
}

/** The appellant's time to rate is over: closed, as far as nothing else holds the matter open. */
export function closeUnrated({ state, ...rest }: Breach): readonly IssueEvent[] {
  const { phase } = state;
  if (phase !== 'HANDLED' && phase !== 'VERIFIED' && phase !== 'FED_BACK') return [];
  const decision = closeIssue({ ...rest, command: { type: 'CloseIssue' }, state });
  return decision.ok ? decision.events : [];
}

/** The time for new facts is over: the record is fixed. */
export function archiveUnopened({ state, ...rest }: Breach): readonly IssueEvent[] {
  if (state.phase !== 'CLOSED') return [];
  const decision = archiveIssue({ ...rest, command: { type: 'ArchiveIssue' }, state });
  return decision.ok ? decision.events : [];
}
