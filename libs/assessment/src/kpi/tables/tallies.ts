import type { TallyKey, TallyRow } from './contribution.js';

/** A tally's key as one text: the same key, the same text. No code has a line break in it. */
export function tallyKey(key: TallyKey): string {
  const { metric, periodKind, period, dimension, subject, copiedTo, rater, value, share } = key;
  const own = share ? 'share' : 'own';
  return `${metric}\n${periodKind}\n${period}\n${dimension}\n${subject}\n${copiedTo}\n${rater}\n${value}\n${own}`;
}

/** True for what is only kept to be asked again later. */
export const addsNothing = ({ n, d, e }: Pick<TallyRow, 'n' | 'd' | 'e'>): boolean =>
  n === 0n && d === 0n && e === 0n;

/** The sums by key, in order of the keys; what adds up to nothing is dropped. */
export function mergeTallies(...tallies: readonly Iterable<TallyRow>[]): readonly TallyRow[] {
  const sums = new Map<string, { readonly row: TallyRow; n: bigint; d: bigint; e: bigint }>();
  for (const rows of tallies) {
    for (const row of rows) {
      const key = tallyKey(row);
      const sum = sums.get(key);
      if (sum === undefined) {
        sums.set(key, { row, n: row.n, d: row.d, e: row.e });
        continue;
      }
      sum.n += row.n;
      sum.d += row.d;
      sum.e += row.e;
    }
  }
  return [...sums]
    .filter(([, sum]) => !addsNothing(sum))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { row, n, d, e }]) => ({ ...keyOf(row), n, d, e }));
}

/** What takes the same rows out of a tally again. */
export const negated = (rows: Iterable<TallyRow>): readonly TallyRow[] =>
  [...rows].map((row) => ({ ...keyOf(row), n: -row.n, d: -row.d, e: -row.e }));

function keyOf(row: TallyRow): TallyKey {
  const { metric, periodKind, period, dimension, subject } = row;
  const { copiedTo, rater, value, share } = row;
  return {
    ...{ metric, periodKind, period, dimension, subject },
    ...{ copiedTo, rater, value, share },
  };
}
