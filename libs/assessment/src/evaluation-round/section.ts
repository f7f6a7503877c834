import { sectionSchema, type Bilingual, type JsonObject } from '@shaodao/decider';

const { bilingual, code, listOf, record } = sectionSchema;

export interface Item {
  readonly code: string;
  readonly name: Bilingual;
  readonly max: number;
  readonly weight: number;
}

export interface Instrument {
  readonly code: string;
  readonly name: Bilingual;
  readonly items: readonly Item[];
  /** One vote per rater and ratee, or per rater and whistle. */
  readonly oneVotePer: 'RATEE' | 'WHISTLE';
  /** Fewer raters than this: the result is withheld. */
  readonly minRaters: number;
  /** From so many raters on the best and the worst vote are left out; absent: never. */
  readonly dropExtremesFrom?: number;
  /** A group with fewer results than this is shown, and not ranked. */
  readonly minRanked: number;
  /** Matters raised in the round become issues (民声半月谈). */
  readonly matters?: {
    readonly channel: string;
    readonly kind: string;
    readonly category: string;
  };
}

export interface EvaluationRoundSection {
  readonly instruments: readonly Instrument[];
}

const whole = { type: 'integer', minimum: 1, maximum: 10_000 };

export const EVALUATION_ROUND_SCHEMA: JsonObject = record({
  instruments: listOf(
    record(
      {
        code,
        name: bilingual,
        items: listOf(record({ code, name: bilingual, max: whole, weight: whole }), 1),
        oneVotePer: { type: 'string', enum: ['RATEE', 'WHISTLE'] },
        minRaters: whole,
        dropExtremesFrom: { type: 'integer', minimum: 3, maximum: 10_000 },
        minRanked: whole,
        matters: record({ channel: code, kind: code, category: code }),
      },
      ['dropExtremesFrom', 'matters'],
    ),
    1,
  ),
});
