import type { Refusal } from '@shaodao/decider';
import { clockOf, type RunningClock } from '../clocks/running.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { Instant } from '../events.js';
import { isAfter, plusDays } from '../instant.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, StateIn } from '../state.js';

/** A matter reported done and not yet closed. */
export type AfterHandling = StateIn<'HANDLED' | 'VERIFIED' | 'FED_BACK' | 'EVALUATED'>;

const ORDER = ['HANDLED', 'VERIFIED', 'FED_BACK', 'EVALUATED'] as const;
type Stage = (typeof ORDER)[number];

const MISSING = {
  VERIFIED: () => reject('VERIFICATION_MISSING'),
  FED_BACK: () => reject('FEEDBACK_MISSING'),
};

/**
 * Which steps stand between handling and closing for this issue (invariant 10): a consultation
 * needs no verification, who wanted no reply gets no feedback, and a profile may leave out each.
 */
export function isNeeded(
  stage: 'VERIFIED' | 'FED_BACK' | 'EVALUATED',
  state: AcceptedFacts,
  profile: IssueProfile,
): boolean {
  if (profile.skips.includes(stage)) return false;
  if (stage === 'VERIFIED') return state.kind !== 'CONSULT';
  return stage === 'FED_BACK' ? !state.noReplyWanted : true;
}

/** Refused while a step between handling and `before` is owed. */
export function stepsDoneBefore(
  before: 'FED_BACK' | 'EVALUATED',
  { state, profile }: { readonly state: AfterHandling; readonly profile: IssueProfile },
): Refusal | undefined {
  const reached = ORDER.indexOf(state.phase);
  const owed = (['VERIFIED', 'FED_BACK'] as const).find(
    (stage) =>
      isBefore(stage, before) && ORDER.indexOf(stage) > reached && isNeeded(stage, state, profile),
  );
  return owed === undefined ? undefined : MISSING[owed]();
}

const isBefore = (a: Stage, b: Stage): boolean => ORDER.indexOf(a) < ORDER.indexOf(b);

/** A window in which something may be done; its clock's, where the mechanism has one. */
export interface Window {
  readonly until: Instant;
  readonly isOver: boolean;
}

/** The window of a running clock; another one where the mechanism has no such clock. */
export function windowOf(
  clock: RunningClock | undefined,
  otherwise: Instant,
  now: Instant,
): Window {
  const until = clock?.dueAt ?? otherwise;
  return { until, isOver: clock?.breachedAt !== undefined || isAfter(now, until) };
}

/** In which the appellant may rate; counts from the phase that waits for it. */
export function evaluationWindow(
  state: AcceptedFacts,
  profile: IssueProfile,
  { now }: Pick<DecisionContext, 'now'>,
): Window {
  const days = plusDays(state.phaseSince, profile.evaluationWindowDays);
  return windowOf(clockOf(state, 'EVAL_WINDOW'), days, now);
}
