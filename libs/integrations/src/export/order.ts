import type { Actor, JsonObject } from '@shaodao/decider';
import type { Position } from '@shaodao/event-store';
import type { IssueFacts } from '@shaodao/identity';
import type { BoardScope } from '@shaodao/read-models';
import type { Views } from './shown.js';
import type { ExportFormat, ExportTableName } from './tables.js';

/** Which rows are wanted; absent fields do not restrict. */
export interface ExportFilter {
  /** At or after, ISO 8601: when an event happened, an issue was reported, an assignment given. */
  readonly from?: string;
  /** Before, ISO 8601. */
  readonly to?: string;
  /** Where the matter is now: a territory with all below it. */
  readonly territory?: string;
  /** Of events only: these types. */
  readonly types?: readonly string[];
  /** Of figures only: formulas, period (`month.2026-03`) and what rows are by. */
  readonly set?: string;
  readonly period?: string;
  readonly dimension?: string;
}

/** Which side streams of a kind somebody may read; the shares are alternatives. */
export interface SideShare {
  readonly all: boolean;
  /** With all below. */
  readonly territories: readonly string[];
  readonly units: readonly string[];
  readonly person?: string;
}

/** What is to be exported, by whom and what for. */
export interface ExportOrder {
  readonly id: string;
  readonly table: ExportTableName;
  readonly format: ExportFormat;
  /** Why; recorded, and pseudonyms of different purposes cannot be put together. */
  readonly purpose: string;
  readonly filter: ExportFilter;
  /** `filter.territory` and all below it. */
  readonly territories?: readonly string[];
  readonly actor: Actor;
  readonly scope: BoardScope;
  /** Of side streams: the kinds that may be read, and how much of each. */
  readonly sides?: ReadonlyMap<string, SideShare>;
  /** How somebody sees matters with these facts; absent: under pseudonyms throughout. */
  readonly viewsOf?: (facts: IssueFacts) => Views;
}

export type ExportOutcome = 'COMPLETE' | 'ABORTED' | 'FAILED';

/** What is on record of an export. */
export interface ExportRecord {
  readonly export: string;
  readonly table: ExportTableName;
  readonly format: ExportFormat;
  readonly purpose: string;
  readonly filter: JsonObject;
  readonly pseudonymous: boolean;
  /** The log up to here is in it. */
  readonly through: Position;
  readonly by: Actor;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  /** Absent while it runs, and for ever where the process died. */
  readonly ended?: {
    readonly outcome: ExportOutcome;
    readonly rows: number;
    readonly bytes: number;
    readonly at: string;
  };
}
