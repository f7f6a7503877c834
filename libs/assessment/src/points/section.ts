import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

const { bilingual, code, limit, listOf, record } = sectionSchema;

/** What a household gains or loses for. */
export interface PointsRule {
  readonly code: string;
  readonly name: Bilingual;
  /** Negative where it is a deduction. */
  readonly points: number;
  /** Clause of the pact it rests on. */
  readonly clause: string;
  /** Pictures or papers that an entry needs. */
  readonly evidence: number;
  /** How long it counts; without one, for ever. */
  readonly expiresAfter?: SideLimit;
}

/** How a balance becomes a share of the dividend; whole thousandths. */
export interface DividendScale {
  /** The share of a household with a balance of nothing. */
  readonly base: number;
  readonly perPoint: number;
  /** No deduction goes below it: the base share is a right. */
  readonly floor: number;
  readonly cap: number;
}

export interface PointsSection {
  readonly rules: readonly PointsRule[];
  /** Time to appeal, counted from the notice. */
  readonly appealWithin: SideLimit;
  readonly dividend: DividendScale;
}

const thousandths = { type: 'integer', minimum: 0, maximum: 100_000 };

export const POINTS_SCHEMA: JsonObject = record({
  rules: listOf(
    record(
      {
        code,
        name: bilingual,
        points: { type: 'integer', minimum: -10_000, maximum: 10_000 },
        clause: code,
        evidence: { type: 'integer', minimum: 0, maximum: 20 },
        expiresAfter: limit,
      },
      ['expiresAfter'],
    ),
    1,
  ),
  appealWithin: limit,
  dividend: record({
    base: thousandths,
    perPoint: thousandths,
    floor: thousandths,
    cap: thousandths,
  }),
});
