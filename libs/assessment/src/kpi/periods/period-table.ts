import type { Bilingual } from '@shaodao/decider';
import type { FactInstant } from '../facts/fact.js';

/** How a kind of period is cut. */
export type PeriodRule =
  /**
   * Months that begin on a day: on the 1st, or e.g. on the 21st of the month before the one it is
   * named after (21st–20th).
   */
  | { readonly every: 'MONTH'; readonly startDay: number }
  | { readonly every: 'QUARTER' }
  | { readonly every: 'YEAR' }
  /** Periods of a list, local days; `to` is the last day. */
  | {
      readonly every: 'LISTED';
      readonly list: readonly {
        readonly code: string;
        readonly from: string;
        readonly to: string;
      }[];
    };

export interface PeriodKind {
  readonly code: string;
  readonly name: Bilingual;
  readonly rule: PeriodRule;
}

/** The kinds of periods of a house: data, not code (domain.md §4.1). */
export interface PeriodTable {
  /** 480 for Asia/Shanghai: one time zone, no summer time. */
  readonly utcOffsetMinutes: number;
  readonly kinds: readonly PeriodKind[];
}

/** `[start, end)` as instants. */
export interface Period {
  readonly kind: string;
  /** `2025-03`, `2025-Q1`, `2025`, or a code of the list. */
  readonly code: string;
  readonly start: FactInstant;
  readonly end: FactInstant;
}
