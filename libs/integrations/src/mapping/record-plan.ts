import type { CategoryEntry, TerritoryEntry, UnitEntry } from '@shaodao/directory';
import type { Instant, IssueCommandOf, Resolution } from '@shaodao/issue';
import type { Progress } from './model.js';

/** Branches of the three trees a record needs, roots first. */
export interface Branches {
  readonly units: readonly UnitEntry[];
  readonly territories: readonly TerritoryEntry[];
  readonly categories: readonly CategoryEntry[];
}

/** All a row says, ready to become commands. */
export interface RecordPlan {
  readonly source: string;
  /** The record's own number in its source. */
  readonly record: string;
  /** ULID of the issue it becomes. */
  readonly issue: string;
  readonly progress: Progress;
  readonly times: {
    readonly reported: Instant;
    readonly accepted: Instant;
    readonly dispatched: Instant;
    readonly signed: Instant;
    readonly handled?: Instant;
    readonly closed?: Instant;
  };
  readonly report: IssueCommandOf<'ReportIssue'>;
  readonly accept: IssueCommandOf<'AcceptIssue'>;
  readonly lead: string;
  readonly dueAt: Instant;
  readonly outcome?: Resolution;
  readonly result?: string;
  readonly branches: Branches;
}
