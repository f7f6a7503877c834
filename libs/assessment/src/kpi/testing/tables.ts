import type { Fact } from '../facts/fact.js';
import { compileFormulas } from '../formulas/compile-formulas.js';
import type { FormulaSet, MetricDefinition } from '../formulas/formula-set.js';
import type { Period } from '../periods/period-table.js';
import { periodNamed } from '../periods/periods.js';
import type { Cell, KpiTable } from '../tables/kpi-table.js';
import { computeTable, type TableQuestion } from '../tables/table.js';

/** Long after every period of the tests. */
export const AFTERWARDS = '2026-12-31T00:00:00.000Z';

export const march = ({ periods }: FormulaSet): Period => {
  const period = periodNamed(periods, 'month', '2026-03');
  if (period === undefined) throw new Error('The set has no months');
  return period;
};

/** So many days after the first of March in Beijing, at noon. */
export const day = (days: number): string =>
  new Date(Date.parse('2026-03-01T04:00:00.000Z') + days * 86_400_000).toISOString();

/** The table of March. */
export const tableOf = (
  set: FormulaSet,
  facts: Iterable<Fact>,
  { asOf = AFTERWARDS, ...question }: TableQuestion & { readonly asOf?: string } = {},
): KpiTable => computeTable(compileFormulas(set), march(set), facts, asOf, question);

/** A figure of one subject in March, as `numerator/denominator shown`. */
export function figure(
  set: FormulaSet,
  facts: Iterable<Fact>,
  metric: string,
  {
    subject = 'water',
    ...question
  }: TableQuestion & { readonly subject?: string; readonly asOf?: string } = {},
): string {
  const row = tableOf(set, facts, question).rows.find((each) => each.subject === subject);
  return told(row?.cells[metric]);
}

/** `38/40 95.00`; a plain count `3`; without a value `0/0 —`. */
export function told(cell: Cell | undefined): string {
  if (cell === undefined) return 'no such cell';
  const { numerator, denominator, shown, withheld } = cell;
  const count = denominator === null ? '' : `${numerator}/${denominator} `;
  return `${count}${withheld ?? shown ?? '—'}`;
}

/** The set with one metric changed. */
export const changed = (
  set: FormulaSet,
  code: string,
  change: Partial<MetricDefinition>,
): FormulaSet => ({
  ...set,
  metrics: set.metrics.map((each) => (each.code === code ? { ...each, ...change } : each)),
});
