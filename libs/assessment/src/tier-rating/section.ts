import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

const { bilingual, code, limit, listOf, record } = sectionSchema;

export interface Dimension {
  readonly code: string;
  readonly name: Bilingual;
  readonly weight: number;
  readonly max: number;
}

/** A grade of a scale; codes of two scales never mean the same, whatever their names. */
export interface Grade {
  readonly code: string;
  readonly name: Bilingual;
  /** Thousandths of the score from which on it is given. */
  readonly from?: number;
  /** Thousandths of those rated who get it at most, best first. */
  readonly quota?: number;
  /** Thousandths of the pay it stands for (绩效工资): 1400, 1000, 600. */
  readonly factor?: number;
}

export interface Scale {
  readonly code: string;
  readonly name: Bilingual;
  /** Of the table of factors; kept with every rating. */
  readonly version: number;
  readonly by: 'THRESHOLD' | 'QUOTA';
  readonly dimensions: readonly Dimension[];
  /** Best first; the last one takes whoever is left. */
  readonly grades: readonly Grade[];
  /** Posts that ratees may hold (三岗), where the factor is by post and grade. */
  readonly posts?: readonly {
    readonly code: string;
    readonly name: Bilingual;
    /** Thousandths by grade. */
    readonly factors: Readonly<Record<string, number>>;
  }[];
}

export interface TierRatingSection {
  readonly scales: readonly Scale[];
  /** Time to appeal, counted from the signature. */
  readonly appealWithin: SideLimit;
  /** What may come of a rating, recorded as decided elsewhere: 进事业编, 街道副职待遇. */
  readonly outcomes: readonly { readonly code: string; readonly name: Bilingual }[];
}

const thousandths = { type: 'integer', minimum: 0, maximum: 100_000 };
const whole = { type: 'integer', minimum: 1, maximum: 10_000 };
const named = { code, name: bilingual };

export const TIER_RATING_SCHEMA: JsonObject = record({
  scales: listOf(
    record(
      {
        ...named,
        version: whole,
        by: { type: 'string', enum: ['THRESHOLD', 'QUOTA'] },
        dimensions: listOf(record({ ...named, weight: whole, max: whole }), 1),
        grades: listOf(
          record({ ...named, from: thousandths, quota: thousandths, factor: thousandths }, [
            'from',
            'quota',
            'factor',
          ]),
          1,
        ),
        posts: listOf(
          record({ ...named, factors: { type: 'object', additionalProperties: thousandths } }),
          1,
        ),
      },
      ['posts'],
    ),
    1,
  ),
  appealWithin: limit,
  outcomes: listOf(record(named)),
});
