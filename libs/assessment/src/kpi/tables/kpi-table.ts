import type { FactInstant } from '../facts/fact.js';
import type { Dimension } from '../formulas/formula-set.js';
import type { Period } from '../periods/period-table.js';

/** A figure: exact decimals as text, and what is shown. Of medians and P90: the value, and of how many. */
export interface Cell {
  readonly numerator: string;
  /** Null for plain counts. */
  readonly denominator: string | null;
  /** The value to the last digit, `n/d` in lowest terms; null where there is none. */
  readonly exact: string | null;
  /** Half-up, two decimals; percentages as 86.67. Null: empty denominator, shown as —. */
  readonly shown: string | null;
  /** Why nothing is shown though there are facts. */
  readonly withheld?: 'TOO_FEW_RATERS';
}

export interface ScoreCell {
  /** Exact, `n/d` in lowest terms; null where a part has no value. */
  readonly exact: string | null;
  readonly shown: string | null;
  readonly parts: readonly {
    readonly metric: string;
    readonly points: string | null;
  }[];
}

export interface KpiRow {
  readonly subject: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly scores: Readonly<Record<string, ScoreCell>>;
}

/** Plain JSON: the same facts give the same bytes, so that a hash proves a published table. */
export interface KpiTable {
  readonly set: string;
  readonly version: number;
  readonly dimension: Dimension;
  readonly period: Period;
  readonly asOf: FactInstant;
  /** By subject, ascending. */
  readonly rows: readonly KpiRow[];
  /** Everything counted once. */
  readonly total: KpiRow;
}

/** What lies above a subject in its tree, nearest first: its figures are counted there as well. */
export type RollUp = (dimension: Dimension, subject: string) => readonly string[];
