import type { FactInstant } from '../facts/fact.js';
import type { Dimension } from '../formulas/formula-set.js';

/** Under what a figure is kept: rows of the same key add up. */
export interface TallyKey {
  readonly metric: string;
  readonly periodKind: string;
  readonly period: string;
  readonly dimension: Dimension;
  readonly subject: string;
  /** The unit above it was copied to (双派单), or ''. */
  readonly copiedTo: string;
  /** The rater, where votes are told apart by raters, or ''. */
  readonly rater: string;
  /** The value counted, where a median or P90 needs each, or ''. */
  readonly value: string;
  /** True for the share of an assisting unit: in its own row only, in no total. */
  readonly share: boolean;
}

/**
 * Whole numbers that add up, whatever the order and however the facts are split.
 * `n` and `d` are in units of 10^−`decimalsOf(metric)`.
 */
export interface TallyRow extends TallyKey {
  readonly n: bigint;
  readonly d: bigint;
  /** Facts that make a rater one whose vote counts. */
  readonly e: bigint;
}

/** What one fact adds to one tally, as of a moment. */
export interface Contribution extends TallyRow {
  /** Next moment at which mere time changes it; null: settled until the next event. */
  readonly changesAt: FactInstant | null;
}
