import type { Pool } from 'pg';
import type { Cell, ExportedColumn } from './column.js';
import type { Rows } from './csv.js';
import { scopeParameters, shownText, type Showing } from './matters.js';
import type { ExportOrder } from './order.js';
import type { Shown } from './shown.js';
import { EXPORT_SQL } from './sql.js';
import { EXPORT_TABLES, type ExportTableName } from './tables.js';

const PAGE = 2_000;

export type ReadTable = Exclude<ExportTableName, 'events' | 'side-events' | 'kpi'>;

/** How many identifiers a row of each table has; they are its first columns. */
const KEYS: Readonly<Record<ReadTable, number>> = { board: 1, assignments: 2, involvements: 2 };

type StoredRow = readonly (string | null)[];

/** Every value as the database writes it: what a column is says how to read it. */
const AS_TEXT = { getTypeParser: () => (value: string) => value };

/** The rows of a read table, page by page: nothing is read before the page before was taken. */
export async function* tableRows(
  table: ReadTable,
  order: ExportOrder,
  showing: Showing,
  pool: Pool,
): AsyncGenerator<Rows> {
  const columns: readonly ExportedColumn[] = EXPORT_TABLES[table].columns;
  const fixed = scopeParameters(order);
  let after: StoredRow = Array.from({ length: KEYS[table] }, () => '');
  for (;;) {
    const { rows } = await pool.query<(string | null)[]>({
      text: EXPORT_SQL[table],
      values: [...fixed, ...after, PAGE],
      rowMode: 'array',
      types: AS_TEXT,
    });
    if (rows.length > 0)
      yield rows.map((row) => cellsOf(row, columns, showing.of(row.slice(columns.length))));
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1]?.slice(0, KEYS[table]) ?? after;
  }
}

function cellsOf(row: StoredRow, columns: readonly ExportedColumn[], shown: Shown): Cell[] {
  return columns.map(({ type, kind }, index) => {
    const value = row[index] ?? null;
    if (value === null || type === 'json') return value;
    if (type === 'boolean') return value === 't';
    return type === 'text' ? shownText(value, shown[kind]) : Number(value);
  });
}
