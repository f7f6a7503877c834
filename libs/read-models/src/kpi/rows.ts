import type { Dimension, Fact, Period, TallyRow } from '@shaodao/assessment';
import type { Told } from './told.js';

/** A row of `kpi_matters` as the database gives it back. */
export interface ToldRow {
  readonly matter: string;
  readonly revision: number;
  readonly position: string;
  readonly changed_at: Date;
  readonly state: Told['state'];
}

/** The same with the sets under which mere time may still change a fact of it. */
export interface KnownRow extends ToldRow {
  readonly open_under: readonly string[];
}

export const toldOf = (row: ToldRow): Told => ({
  matter: row.matter,
  revision: row.revision,
  position: Number(row.position),
  changedAt: row.changed_at.toISOString(),
  state: row.state,
});

/** Sums of `kpi_tallies` over the cells of a period, as the database gives them. */
export interface SummedTally {
  readonly metric: string;
  readonly subject: string;
  readonly copied_to: string;
  readonly rater: string;
  readonly value: string;
  readonly share: boolean;
  readonly n: string;
  readonly d: string;
  readonly e: string;
}

export const tallyOf = (
  row: SummedTally,
  { kind: periodKind, code: period }: Period,
  dimension: Dimension,
): TallyRow => ({
  ...{ periodKind, period, dimension },
  metric: row.metric,
  subject: row.subject,
  copiedTo: row.copied_to,
  rater: row.rater,
  value: row.value,
  share: row.share,
  n: BigInt(row.n),
  d: BigInt(row.d),
  e: BigInt(row.e),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const INSTANT_LENGTH = '2026-03-02T08:00:00.000Z'.length;

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && value.length === INSTANT_LENGTH && INSTANT.test(value);

/** First and last instant any of some facts names; null where they name none. */
export function spanOf(facts: Iterable<Fact>): {
  readonly from: string | null;
  readonly to: string | null;
} {
  let from: string | null = null;
  let to: string | null = null;
  for (const { fields } of facts) {
    for (const name in fields) {
      const value = fields[name];
      if (!isInstant(value)) continue;
      if (from === null || value < from) from = value;
      if (to === null || value > to) to = value;
    }
  }
  return { from, to };
}
