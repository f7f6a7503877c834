import type { Limit } from '@shaodao/deadlines';
import type { ClockFact } from '../clocks/running.js';
import type { Instant, Sealed } from '../events.js';
import type { Milestone } from '../holds.js';
import type { SuspensionCause } from '../vocabulary.js';

/** 延期、挂起、挂账、阶段性反馈: what moves or rests a limit, and what the appellant is told. */
export interface HoldEvents {
  ExtensionRequested: {
    readonly assignment: string;
    readonly unit: string;
    readonly dueAt: Instant;
    readonly reason: string;
  };
  ExtensionGranted: {
    readonly assignment: string;
    readonly unit: string;
    readonly dueAt: Instant;
    readonly previousDueAt: Instant;
    readonly count: number;
    /** What the appellant was told of it. */
    readonly told?: Sealed;
  };
  ExtensionDenied: { readonly assignment: string; readonly unit: string; readonly reason: string };
  IssueSuspended: {
    readonly cause: SuspensionCause;
    readonly until: Instant;
    readonly reason: string;
    /** Papers that prove the cause, by reference. */
    readonly media: readonly string[];
    readonly askedBy?: string;
    readonly told?: Sealed;
  };
  IssueResumed: {
    /** True where `until` came and nobody had resumed before. */
    readonly automatic: boolean;
    readonly reason?: string;
  };
  LedgerRequested: {
    readonly ledger: string;
    readonly assignment: string;
    readonly unit: string;
    readonly cause: string;
    readonly plan: string;
    readonly milestones: readonly Milestone[];
    readonly media: readonly string[];
    /** What the appellant was told: why it cannot be solved now, and what comes when. */
    readonly explained: Sealed;
  };
  PutOnLedger: {
    readonly ledger: string;
    readonly lead: string;
    readonly cause: string;
    readonly milestones: readonly Milestone[];
    readonly nextReviewAt: Instant;
  };
  LedgerReviewed: {
    readonly ledger: string;
    readonly finding: string;
    readonly review: number;
    readonly nextReviewAt: Instant;
  };
  LedgerCleared: { readonly ledger: string; readonly reason: string };
  InterimReported: {
    readonly assignment: string;
    readonly unit: string;
    readonly content: Sealed;
    /** When the appellant hears again, as promised. */
    readonly nextAt: Instant;
  };
}

/** What a clock's own moments leave behind. */
export interface ClockEvents {
  ClockWarned: ClockFact & {
    /** Share of the limit used up; absent for a moment after it was due. */
    readonly share?: number;
    /** How long after it was due. */
    readonly afterDue?: Limit;
    readonly dueAt: Instant;
  };
  ClockBreached: ClockFact & { readonly dueAt: Instant };
  DueRecalculated: {
    readonly recalculated: readonly (ClockFact & {
      readonly from: Instant;
      readonly to: Instant;
    })[];
  };
}
