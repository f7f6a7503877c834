import type { Bilingual } from '@shaodao/decider';
import type { FactKind } from '../facts/fact.js';
import type { PeriodTable } from '../periods/period-table.js';
import type { RankingRules } from '../ranking/ranking-rules.js';
import type { Filter } from './filter.js';
import type { ScoreDefinition } from './score-definition.js';

/** An exact decimal as text, e.g. `0.35`: no binary fraction ever enters a published figure. */
export type Decimal = string;

/** By what a table has its rows. */
export const DIMENSIONS = ['unit', 'territory', 'person', 'category'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The field of the fact that names the row, by dimension; a metric has no cells in the others. */
export type Attribution = Readonly<Partial<Record<Dimension, string>>>;

/** A named population (domain.md §4.1): which facts, and which of their instants lies in P. */
export interface CohortDefinition {
  readonly code: string;
  readonly name: Bilingual;
  readonly counts: FactKind;
  /** Field with the instant that must lie in the period. */
  readonly at: string;
  readonly where?: Filter;
  readonly attribution: Attribution;
}

/** What is done with the facts of the cohort; the denominator counts them unless `over` is given. */
export type Measure =
  /** How many fulfil it. */
  | { readonly count: Filter | 'ALL' }
  /** The sum of a numeric field. */
  | { readonly sum: string }
  /** The sum of what each answer is worth, e.g. 解决=1, 部分解决=vp. */
  | {
      readonly mapped: {
        readonly field: string;
        readonly values: Readonly<Record<string, Decimal>>;
      };
      /** What becomes of appellants who were tried and not reached. Default EXCLUDE. */
      readonly unreached?: UnreachedPolicy;
    }
  /** Statistics of a numeric field, facts without it left out. */
  | { readonly mean: string }
  | { readonly median: string }
  | { readonly p90: string };

/** domain.md §4.2: left out, counted at a value of their own, or counted 0 after n attempts. */
export type UnreachedPolicy =
  | { readonly policy: 'EXCLUDE' }
  | { readonly policy: 'NEUTRAL'; readonly value: Decimal }
  | { readonly policy: 'COUNT_UNRESOLVED'; readonly attempts: number };

/** A denominator of another population than the numerator's. */
export interface Over {
  readonly cohort: string;
  readonly where?: Filter;
  /** Sum of a numeric field; absent: the facts are counted. */
  readonly sum?: string;
  /** Instead of the cohort's own. */
  readonly attribution?: Attribution;
}

/** Where persons or units rate: who may, and from how many on it is told (domain.md §4.5). */
export interface RaterRules {
  /** Field that names the rater. */
  readonly by: string;
  /** Fewer raters: the figure is withheld. */
  readonly minimum: number;
  /** A rater counts from so many facts of this population about the same subject on. */
  readonly having?: {
    readonly cohort: string;
    readonly where?: Filter;
    readonly by: string;
    readonly attribution?: Attribution;
    readonly atLeast: number;
  };
  /** From so many raters on, the highest and the lowest are dropped. */
  readonly trimFrom?: number;
}

export const SHOWN_AS = ['PERCENT', 'NUMBER', 'COUNT', 'MINUTES', 'POINTS'] as const;

/** A metric as data (domain.md §4.1). */
export interface MetricDefinition {
  readonly code: string;
  readonly name: Bilingual;
  /** Code of the cohort. */
  readonly cohort: string;
  /** Which of the cohort are counted at all: the denominator. */
  readonly where?: Filter;
  readonly measure: Measure;
  /** `NONE`: a plain count or sum, without a denominator. */
  readonly over?: Over | 'NONE';
  /** Instead of the cohort's own. */
  readonly attribution?: Attribution;
  /** The numerator is multiplied by it, e.g. 10000 for 万人诉求比. */
  readonly factor?: Decimal;
  /** Share of each fact that also counts for every assisting unit; absent: none. */
  readonly assistShare?: Decimal;
  readonly raters?: RaterRules;
  /** What exclusions may take it out of; see `ExclusionEffect`. */
  readonly family: string;
  readonly shownAs: (typeof SHOWN_AS)[number];
  readonly better: 'HIGHER' | 'LOWER' | 'BAND';
  /** Of a BAND: wanted neither below nor above. */
  readonly band?: { readonly from: Decimal; readonly to: Decimal };
  /** Periods that begin in it, `YYYY-MM-DD` local, `validTo` left out. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** What a granted exclusion of a class takes a fact out of (domain.md §4.7). */
export interface ExclusionEffect {
  readonly class: string;
  /** Families of metrics; `ALL` those not in `keeps`. */
  readonly out: readonly string[] | 'ALL';
  readonly keeps?: readonly string[];
}

/** Everything a table of figures is computed by. Data, published with a version. */
export interface FormulaSet {
  readonly id: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly cohorts: readonly CohortDefinition[];
  readonly metrics: readonly MetricDefinition[];
  readonly scores: readonly ScoreDefinition[];
  readonly exclusions: readonly ExclusionEffect[];
  /** Metrics shown beside every score, so that nobody improves unseen (domain.md §4.6, 8). */
  readonly besideScores: readonly string[];
  readonly periods: PeriodTable;
  readonly ranking: RankingRules;
  /** Days units have to object to a published table; absent: none (domain.md §4.6, 6). */
  readonly appealDays?: number;
}
