import { decimal, decimalText } from '../exact/decimal.js';
import {
  compare,
  exactly,
  fraction,
  parseExact,
  shown,
  times,
  type Fraction,
} from '../exact/fraction.js';
import type { CompiledMetric } from '../formulas/compiled.js';
import type { MetricDefinition, RaterRules } from '../formulas/formula-set.js';
import type { TallyRow } from './contribution.js';
import type { Cell } from './kpi-table.js';

interface Sums {
  readonly n: bigint;
  readonly d: bigint;
}

/** A figure from the tallies of one subject; of none, what nothing counted is. */
export function cellOf(metric: CompiledMetric, rows: readonly TallyRow[]): Cell {
  const { definition, decimals } = metric;
  const { measure, raters, over: apart } = definition;
  if ('median' in measure || 'p90' in measure) return ofValues(metric, rows);
  const rated = raters === undefined ? { sums: sumsOf(rows) } : votesOf(rows, raters);
  const { n, d } = rated.sums;
  const numerator = decimalText(n, decimals);
  if (apart === 'NONE') {
    return cell(definition, { numerator, denominator: null, value: unitsOf(n, decimals) });
  }
  const value = d === 0n ? null : fraction(n, d);
  const figure = { numerator, denominator: decimalText(d, decimals), value };
  return 'withheld' in rated
    ? { ...cell(definition, { ...figure, value: null }), withheld: rated.withheld }
    : cell(definition, figure);
}

const unitsOf = (n: bigint, decimals: number): Fraction => fraction(n, 10n ** BigInt(decimals));

const HUNDRED = fraction(100n);

function cell(
  { factor, shownAs }: MetricDefinition,
  { value, ...figure }: Omit<Cell, 'shown' | 'exact'> & { readonly value: Fraction | null },
): Cell {
  if (value === null) return { ...figure, exact: null, shown: null };
  const exact = factor === undefined ? value : times(value, decimal(factor));
  const asShown = shownAs === 'PERCENT' ? times(exact, HUNDRED) : exact;
  const decimals = shownAs === 'COUNT' && exact.d === 1n ? 0 : 2;
  return { ...figure, exact: exactly(exact), shown: shown(asShown, decimals) };
}

function sumsOf(rows: readonly TallyRow[]): Sums {
  return rows.reduce((sum, { n, d }) => ({ n: sum.n + n, d: sum.d + d }), { n: 0n, d: 0n });
}

/** Median (of two in the middle their mean) or P90 (nearest rank) of the values counted. */
function ofValues({ definition, decimals }: CompiledMetric, rows: readonly TallyRow[]): Cell {
  const one = 10n ** BigInt(decimals);
  const counted = rows
    .filter(({ d }) => d > 0n)
    .map(({ value, d }) => ({ value: BigInt(value), count: d / one }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const count = counted.reduce((sum, each) => sum + each.count, 0n);
  if (count === 0n) {
    return cell(definition, { numerator: '0', denominator: '0', value: null });
  }
  const at = (rank: bigint): bigint => {
    let seen = 0n;
    return counted.find((each) => (seen += each.count) >= rank)?.value ?? 0n;
  };
  const value =
    'p90' in definition.measure
      ? fraction(at((count * 9n + 9n) / 10n), one)
      : fraction(at((count + 1n) / 2n) + at(count / 2n + 1n), 2n * one);
  const numerator = value.d === 1n ? value.n.toString() : shown(value, decimals + 1);
  return cell(definition, { numerator, denominator: count.toString(), value });
}

type Votes = { readonly sums: Sums } | { readonly sums: Sums; readonly withheld: 'TOO_FEW_RATERS' };

/** The votes of raters who may rate, told only where there are enough of them (domain.md §4.5). */
function votesOf(rows: readonly TallyRow[], { minimum, having, trimFrom }: RaterRules): Votes {
  const byRater = new Map<string, TallyRow>();
  for (const row of rows) {
    const key = `${row.subject}|${row.rater}`;
    const known = byRater.get(key) ?? { ...row, n: 0n, d: 0n, e: 0n };
    byRater.set(key, { ...known, n: known.n + row.n, d: known.d + row.d, e: known.e + row.e });
  }
  const votes = [...byRater.values()].filter(
    ({ rater, d, e }) => rater !== '' && d > 0n && e >= BigInt(having?.atLeast ?? 0),
  );
  const raters = new Set(votes.map(({ rater }) => rater)).size;
  if (raters === 0) return { sums: { n: 0n, d: 0n } };
  if (raters < minimum) return { sums: { n: 0n, d: 0n }, withheld: 'TOO_FEW_RATERS' };
  if (trimFrom === undefined || raters < trimFrom) return { sums: sumsOf(votes) };
  const mark = ({ n, d }: TallyRow): Fraction => fraction(n, d);
  const byMark = [...votes].sort(
    (a, b) => compare(mark(a), mark(b)) || (a.rater < b.rater ? -1 : 1),
  );
  return { sums: sumsOf(byMark.slice(1, -1)) };
}

/** The value of a cell, as far as it has one. */
export const valueOf = ({ exact }: Cell): Fraction | null =>
  exact === null ? null : parseExact(exact);
