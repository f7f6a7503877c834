import type { Limit, LimitUnit } from './limit.js';

/** Kinds of clocks (domain.md §5.1), and those of side streams. */
export const CLOCK_KINDS = [
  'ACCEPT',
  'VERIFY_REPORT',
  'ORDER',
  'RESPOND',
  'DISPATCH',
  'SIGN',
  'RETURN_WINDOW',
  'ARBITRATE',
  'CONTACT',
  'CHECKIN',
  'HANDLE',
  'ASSIST_REPORT',
  'INTERIM',
  'EXT_DECISION',
  'VERIFY',
  'FEEDBACK',
  'CALLBACK',
  'EVAL_WINDOW',
  'REWORK',
  'SUP_REPLY',
  'LEDGER_REVIEW',
  'REOPEN_WINDOW',
  'EXCL_WINDOW',
  'OVERALL',
  'LEVEL',
  'SUSPENSION',
  'STEP',
  'SIDE',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** How a due time came about, kept so that an auditor can compute it again (domain.md §5.3, 7). */
export interface Computation {
  /** ISO 8601 UTC, from where it was counted. */
  readonly from: string;
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly calendar: string;
  readonly calendarVersion: number;
  readonly rolled: boolean;
  /** True while a year it touches has no loaded notice; recomputed when that is loaded. */
  readonly provisional: boolean;
  /** The limit's own flag, needed to compute it again. */
  readonly rollOnHoliday?: boolean;
  /** The due time this one was counted on from: an extension adds to what was due before. */
  readonly onTopOf?: Computation;
  /**
   * Minutes of the whole limit in the clock's own time: office minutes for WORK_*, else running ones;
   * pauses left out. Warnings come at shares of it.
   */
  readonly ownMinutes?: number;
}

/** What a clock is about: the matter, one assignment, one whistle call, one card. */
export interface ClockSubject {
  readonly kind: 'issue' | 'assignment' | 'whistle' | 'card' | 'side';
  readonly id?: string;
  /** Unit whose time runs. */
  readonly unit?: string;
}

/** A clock as an event records its start. */
export interface StartedClock {
  /** Unique in its stream. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly subject: ClockSubject;
  /** ISO 8601 UTC, all of these. */
  readonly startedAt: string;
  readonly dueAt: string;
  readonly warnAt: readonly string[];
  readonly computation: Computation;
  /** What was granted at the start, its calendar named: remainders are counted in its unit. */
  readonly limit?: Limit & { readonly calendar: string };
  /** Shares of the limit at which to warn, kept so that a moved clock warns anew. */
  readonly warnShares?: readonly number[];
}

/**
 * What an event does to the clocks of its stream. Every event of every stream may carry this as
 * `data.clocks`; the timekeeper reads nothing else.
 */
export interface ClockChanges {
  readonly started?: readonly StartedClock[];
  /** Clocks that ended, in time or late; one that is also among `started` has begun anew. */
  readonly stopped?: readonly string[];
  /** Clocks that stand still from now on; they do not fire. */
  readonly paused?: readonly string[];
  /**
   * Clocks with a new due time: resumed, extended, or computed anew. Only RESUMED sets a paused clock
   * going; a paused one that is extended or computed anew stays paused.
   */
  readonly moved?: readonly MovedClock[];
}

export interface MovedClock {
  readonly id: string;
  readonly dueAt: string;
  readonly warnAt: readonly string[];
  readonly because: 'RESUMED' | 'EXTENDED' | 'RECALCULATED';
  readonly computation: Computation;
}

/** What a playbook says of one kind of clock. */
export interface ClockSpec {
  /** The limit where neither urgency nor complexity has one of its own. */
  readonly limit: Limit;
  readonly byUrgency?: Readonly<Partial<Record<'NORMAL' | 'URGENT' | 'CRITICAL', Limit>>>;
  readonly byComplexity?: Readonly<Partial<Record<'SIMPLE' | 'ORDINARY' | 'HARD', Limit>>>;
  /** Shares of the limit at which to warn, e.g. 0.5 and 0.8. */
  readonly warnAt?: readonly number[];
  /** All visits to the stage add up; else the clock starts anew at each visit. */
  readonly cumulative?: boolean;
}
