import type { TallyRow } from '@shaodao/assessment';

type Sum = { -readonly [K in keyof TallyRow]: TallyRow[K] };

/** Adds up what facts count, under each key. */
export class TallyBook {
  readonly #sums = new Map<string, Sum>();

  /** Adds contributions, or with `-1` takes them away. */
  add(rows: Iterable<TallyRow>, sign: 1 | -1 = 1): void {
    for (const row of rows) {
      const key = keyOf(row);
      let sum = this.#sums.get(key);
      if (sum === undefined) {
        sum = begun(row);
        this.#sums.set(key, sum);
      }
      if (sign === 1) {
        sum.n += row.n;
        sum.d += row.d;
        sum.e += row.e;
      } else {
        sum.n -= row.n;
        sum.d -= row.d;
        sum.e -= row.e;
      }
    }
  }

  /** What does not add up to nothing, in the order of the keys. */
  rows(): readonly TallyRow[] {
    return [...this.#sums]
      .filter(([, { n, d, e }]) => n !== 0n || d !== 0n || e !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sum]) => sum);
  }
}

/** Most keys have no more than metric, period and subject. */
function keyOf(row: TallyRow): string {
  const { periodKind, period, dimension, metric, subject, copiedTo, rater, value, share } = row;
  const key = `${periodKind}\u001f${period}\u001f${dimension}\u001f${metric}\u001f${subject}`;
  return copiedTo === '' && rater === '' && value === '' && !share
    ? key
    : `${key}\u001f${copiedTo}\u001f${rater}\u001f${value}\u001f${share ? '1' : ''}`;
}

const begun = (row: TallyRow): Sum => ({
  periodKind: row.periodKind,
  period: row.period,
  dimension: row.dimension,
  metric: row.metric,
  subject: row.subject,
  copiedTo: row.copiedTo,
  rater: row.rater,
  value: row.value,
  share: row.share,
  n: 0n,
  d: 0n,
  e: 0n,
});
