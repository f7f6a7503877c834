import type { Instant, IssueCommandOf, Resolution } from '@shaodao/issue';
import type { Progress } from './model.js';

/** A unit, territory or category on the way from the root of its tree to the record's own. */
export interface DirectoryEntry {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly parent?: string;
}

/** Branches of the three trees a record needs, roots first. */
export interface Branches {
  readonly units: readonly DirectoryEntry[];
  readonly territories: readonly DirectoryEntry[];
  readonly categories: readonly DirectoryEntry[];
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
