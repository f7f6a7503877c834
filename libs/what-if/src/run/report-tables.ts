import { STANDINGS } from '../core/index.js';
import type { RunReport } from './run-report.js';

/** A column as the writer of CSV takes it. */
interface Column {
  readonly name: string;
  readonly type: 'text' | 'integer';
}

/** A part of a report as a table. */
export interface ReportTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The parts of a report that are tables, by name; one CSV file each. */
export const REPORT_TABLES = ['moves', 'tickets', 'deadlines', 'ranking'] as const;
export type ReportTableName = (typeof REPORT_TABLES)[number];

const texts = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, type: 'text' }));

const numbers = (...names: readonly string[]): readonly Column[] =>
  names.map((name) => ({ name, type: 'integer' }));

const TABLES: Readonly<Record<ReportTableName, (report: RunReport) => ReportTable>> = {
  moves: ({ moves }) => ({
    columns: [...texts('from', 'to', 'by'), ...numbers('count')],
    rows: moves.map(({ from, to, by, count }) => [from, to, by, count]),
  }),
  tickets: ({ tickets }) => ({
    columns: [...texts('unit'), ...numbers('actual', 'alternative')],
    rows: tickets.map(({ unit, actual, alternative }) => [unit, actual, alternative]),
  }),
  deadlines: ({ deadlines }) => ({
    columns: [
      ...texts('kind', 'unit'),
      ...numbers(...STANDINGS.map((each) => `actual_${each.toLowerCase()}`)),
      ...numbers(...STANDINGS.map((each) => `alternative_${each.toLowerCase()}`)),
    ],
    rows: deadlines.map(({ kind, unit, actual, alternative }) => [
      ...[kind, unit],
      ...STANDINGS.map((each) => actual[each]),
      ...STANDINGS.map((each) => alternative[each]),
    ]),
  }),
  ranking: ({ ranking }) => ({
    columns: [
      ...texts('group', 'unit'),
      ...numbers('actual_rank'),
      ...texts('actual_score'),
      ...numbers('alternative_rank'),
      ...texts('alternative_score'),
    ],
    rows: (ranking?.units ?? []).map(({ group, unit, actual, alternative }) => [
      ...[group, unit, actual?.rank ?? null, actual?.score ?? null],
      ...[alternative?.rank ?? null, alternative?.score ?? null],
    ]),
  }),
};

/** A part of a report as a table. */
export const reportTable = (report: RunReport, name: ReportTableName): ReportTable =>
  TABLES[name](report);
