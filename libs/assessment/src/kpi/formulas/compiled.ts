import type { Fact, FactKind, FactValue } from '../facts/fact.js';
import type { CompiledFilter } from './compile-filter.js';
import type { Dimension, FormulaSet, MetricDefinition } from './formula-set.js';

/** What a fact adds to numerator and denominator, in units of 10^−decimals of the metric. */
export interface Amount {
  readonly n: bigint;
  readonly d: bigint;
  readonly e?: bigint;
  /** The value itself, where each is needed. */
  readonly value?: string;
}

export type Amounts = (fact: Fact) => Amount;

/** What a population is for in a metric: what is counted, what it is counted over, who may rate. */
export type PartRole = 'MAIN' | 'OVER' | 'RATERS';

/** One population a metric draws from, ready to be asked. */
export interface CompiledPart {
  readonly metric: CompiledMetric;
  readonly role: PartRole;
  readonly at: (fact: Fact) => FactValue;
  readonly where: CompiledFilter;
  /** What the numerator asks beside `where`. */
  readonly counted: CompiledFilter;
  readonly amounts: Amounts;
  /** Mere time never changes its answers. */
  readonly isSettled: boolean;
  /** It asks nothing of the period but whether an instant lies in it. */
  readonly isPeriodBlind: boolean;
  /** Whom it counts for, by dimension. */
  readonly subjects: readonly {
    readonly dimension: Dimension;
    readonly subject: (fact: Fact) => FactValue;
  }[];
  /** Names the rater; absent where votes are not told apart. */
  readonly rater?: (fact: Fact) => FactValue;
}

export interface CompiledMetric {
  readonly definition: MetricDefinition;
  /** Digits after the point in which its tallies are kept. */
  readonly decimals: number;
  readonly assistShare: bigint;
  /** Classes of exclusions that take a fact out of it. */
  readonly outBy: ReadonlySet<string>;
}

/** A formula set ready to compute with. */
export interface CompiledFormulas {
  readonly set: FormulaSet;
  readonly metrics: readonly CompiledMetric[];
  readonly partsOf: ReadonlyMap<FactKind, readonly CompiledPart[]>;
}
