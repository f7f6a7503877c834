import type { CalendarDefinition, ClockKind, Limit } from '@shaodao/deadlines';
import type { RuleSet } from '@shaodao/routing';

/** Which matters are meant; all that is named must hold. Codes stand for what lies below them, too. */
export interface MatterFilter {
  readonly categories?: readonly string[];
  readonly territories?: readonly string[];
}

/** One part of a unit that is split: its code, and which matters go to it. */
export interface SplitPart extends MatterFilter {
  readonly code: string;
}

/**
 * How the organisation would be another. A unit stands for the units below it, too: what they were
 * given goes where the change says.
 */
export type DirectoryChange =
  /** Parts are asked in order; the last one takes what no part before it takes. */
  | { readonly change: 'SPLIT'; readonly unit: string; readonly into: readonly SplitPart[] }
  | { readonly change: 'MERGE'; readonly units: readonly string[]; readonly into: string }
  /** Without a successor its matters are routed anew. */
  | { readonly change: 'RETIRE'; readonly unit: string; readonly successor?: string }
  | {
      readonly change: 'REASSIGN';
      readonly from: string;
      readonly to: string;
      readonly territories: readonly string[];
    };

/** What the catalogue (派单目录) would say of a category. */
export interface CatalogueChange {
  readonly category: string;
  readonly defaultHandler?: string;
  readonly limit?: Limit;
}

interface LimitScope extends MatterFilter {
  /** Absent: every deadline; windows (评价期, 重开期 …) only where they are named. */
  readonly kinds?: readonly ClockKind[];
}

/** Other limits; of several changes that fit a clock the first holds. */
export type LimitChange =
  | (LimitScope & { readonly factor: number })
  | (LimitScope & { readonly limit: Limit })
  /** The limits another playbook, or another version of it, has for the kind. */
  | (LimitScope & { readonly playbook: { readonly id: string; readonly version?: number } });

/** A unit, with those below it, that works faster (2: twice as fast) or slower (0.5). */
export interface StaffingChange {
  readonly unit: string;
  readonly speed: number;
}

/** What would have been otherwise. Data; an absent part is as it was. */
export interface Alternative {
  readonly directory?: readonly DirectoryChange[];
  readonly catalogue?: readonly CatalogueChange[];
  /** Another rule set in the place of the live one. */
  readonly rules?: RuleSet;
  /** Each takes the place of the calendar of its id. */
  readonly calendars?: readonly CalendarDefinition[];
  readonly limits?: readonly LimitChange[];
  readonly staffing?: readonly StaffingChange[];
}
