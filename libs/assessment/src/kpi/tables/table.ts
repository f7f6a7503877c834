import type { Fact, FactInstant } from '../facts/fact.js';
import { inForce } from '../formulas/compile-formulas.js';
import type { CompiledFormulas, CompiledMetric } from '../formulas/compiled.js';
import type { Dimension, MetricDefinition } from '../formulas/formula-set.js';
import type { Period } from '../periods/period-table.js';
import { cellOf } from './cell.js';
import type { TallyRow } from './contribution.js';
import { contributionsOf } from './contributions.js';
import type { Cell, KpiRow, KpiTable, RollUp } from './kpi-table.js';
import { scoreOf } from './score.js';
import { addsNothing, mergeTallies } from './tallies.js';

export interface TableQuestion {
  readonly dimension?: Dimension;
  /** What lies above a subject; absent: nothing is rolled up. */
  readonly rollUp?: RollUp;
}

/** The table of a period, computed from the facts themselves, as of a moment. */
export function computeTable(
  formulas: CompiledFormulas,
  period: Period,
  facts: Iterable<Fact>,
  asOf: FactInstant,
  { dimension = 'unit', rollUp }: TableQuestion = {},
): KpiTable {
  const wanted = { kinds: [period.kind], dimensions: [dimension] };
  const rows = mergeTallies(contributionsOf(formulas, facts, asOf, wanted));
  return tableFrom(formulas, period, rows, { asOf, dimension, ...(rollUp && { rollUp }) });
}

type Gathered = Map<string, Map<string, TallyRow[]>>;

/**
 * The table of a period from tallies; rows of other periods and dimensions are passed over. What a
 * subject has counts once for each that lies above it, and once in the total.
 */
export function tableFrom(
  formulas: CompiledFormulas,
  period: Period,
  tallies: Iterable<TallyRow>,
  { asOf, dimension = 'unit', rollUp }: TableQuestion & { readonly asOf: FactInstant },
): KpiTable {
  const { set } = formulas;
  const subjects: Gathered = new Map();
  const total = new Map<string, TallyRow[]>();
  for (const row of tallies) {
    if (row.period !== period.code || row.periodKind !== period.kind) continue;
    if (row.dimension !== dimension || addsNothing(row)) continue;
    if (!row.share) added(total, row);
    for (const subject of targetsOf(row, rollUp)) {
      const known = subjects.get(subject) ?? new Map<string, TallyRow[]>();
      subjects.set(subject, known);
      added(known, row);
    }
  }
  const metrics = formulas.metrics.filter(
    ({ definition }) =>
      inForce(definition, period, set) && hasDimension(formulas, definition, dimension),
  );
  const rowOf = (subject: string, rows: ReadonlyMap<string, readonly TallyRow[]>): KpiRow =>
    kpiRow(subject, { formulas, period, metrics, rows });
  const { id, version } = set;
  return {
    ...{ set: id, version, dimension, period, asOf },
    rows: [...subjects]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([subject, rows]) => rowOf(subject, rows)),
    total: rowOf('', total),
  };
}

function added(rows: Map<string, TallyRow[]>, row: TallyRow): void {
  const list = rows.get(row.metric);
  if (list === undefined) rows.set(row.metric, [row]);
  else list.push(row);
}

/** Where a row counts: at its subject, once at each above it, once where it was copied to. */
function targetsOf(row: TallyRow, rollUp: RollUp | undefined): ReadonlySet<string> {
  const { subject, copiedTo, share, dimension } = row;
  const above = share || subject === '' ? [] : (rollUp?.(dimension, subject) ?? []);
  return new Set([subject, ...above, copiedTo].filter((each) => each !== ''));
}

function hasDimension(
  { partsOf }: CompiledFormulas,
  { code }: MetricDefinition,
  dimension: Dimension,
): boolean {
  return [...partsOf.values()].some((parts) =>
    parts.some(
      ({ metric, role, subjects }) =>
        role === 'MAIN' &&
        metric.definition.code === code &&
        subjects.some((each) => each.dimension === dimension),
    ),
  );
}

interface Counted {
  readonly formulas: CompiledFormulas;
  readonly period: Period;
  readonly metrics: readonly CompiledMetric[];
  readonly rows: ReadonlyMap<string, readonly TallyRow[]>;
}

function kpiRow(subject: string, { formulas, period, metrics, rows }: Counted): KpiRow {
  const cells: Readonly<Record<string, Cell>> = Object.fromEntries(
    metrics.map((metric) => {
      const { code } = metric.definition;
      return [code, cellOf(metric, rows.get(code) ?? [])];
    }),
  );
  const definitions = new Map(metrics.map(({ definition }) => [definition.code, definition]));
  const scores = formulas.set.scores.filter((score) => inForce(score, period, formulas.set));
  return {
    ...{ subject, cells },
    scores: Object.fromEntries(
      scores.map((score) => [score.code, scoreOf(score, { cells, definitions })]),
    ),
  };
}
