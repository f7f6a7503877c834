import type { Bilingual } from '@shaodao/decider';
import type { Decimal } from './formula-set.js';

/** One term of a score; `points` are points of the score. */
export type ScorePart =
  /** 100 · weight · value. `weight` null: the tenant has not set it, and there is no score. */
  | { readonly type: 'WEIGHTED'; readonly metric: string; readonly weight: Decimal | null }
  /** 100 · weight where the value lies in the metric's band, else nothing. */
  | { readonly type: 'IN_BAND'; readonly metric: string; readonly weight: Decimal | null }
  /** `points` for each one counted, e.g. −2 for each callback found untrue; at most `cap` in all. */
  | {
      readonly type: 'PER_COUNT';
      readonly metric: string;
      readonly points: Decimal;
      readonly cap?: Decimal;
    }
  /** `points` where the value is below the floor (or, where lower is better, above it). */
  | {
      readonly type: 'THRESHOLD';
      readonly metric: string;
      readonly floor: Decimal;
      readonly points: Decimal;
    }
  /** `points` for each step the value misses the target by, e.g. −1 per percentage point. */
  | {
      readonly type: 'STEP';
      readonly metric: string;
      readonly target: Decimal;
      readonly step: Decimal;
      readonly points: Decimal;
      /** Whether a step that is only begun counts. */
      readonly counted: 'FULL' | 'STARTED';
    };

/** A score as data: what it starts from, and its terms. */
export interface ScoreDefinition {
  readonly code: string;
  readonly name: Bilingual;
  /** What it starts from: 0 where points are added, 100 where they are deducted (扣分制). */
  readonly base: Decimal;
  readonly parts: readonly ScorePart[];
  readonly lowest?: Decimal;
  readonly highest?: Decimal;
  readonly validFrom?: string;
  readonly validTo?: string;
}
