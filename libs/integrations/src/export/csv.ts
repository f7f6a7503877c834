import type { Cell, ColumnType, ExportedColumn } from './column.js';

/** A batch of rows, each with a cell per column. */
export type Rows = readonly (readonly Cell[])[];

/**
 * The rows as CSV: RFC 4180 with a header line, UTF-8 with a byte order mark, so that spreadsheets
 * show the Chinese. Empty is what has no value.
 */
export async function* csvOf(
  columns: readonly Pick<ExportedColumn, 'name' | 'type'>[],
  batches: AsyncIterable<Rows>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${columns.map(({ name }) => name).join(',')}\r\n`);
  const writers = columns.map(({ type }) => WRITERS[type]);
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) {
      let separator = '';
      for (let index = 0; index < writers.length; index += 1) {
        const value = row[index] ?? null;
        text += separator;
        if (value !== null) text += writers[index]?.(value) ?? '';
        separator = ',';
      }
      text += '\r\n';
    }
    if (text !== '') yield Buffer.from(text);
  }
}

/**
 * Beginnings a spreadsheet may run as a formula, also in the full width of Chinese keyboards, and
 * the guard itself, so that taking one guard off always gives the value back.
 */
const RUNS: ReadonlySet<string> = new Set("=+-@\t\r\n'＝＋－＠");
const QUOTED = /[",\r\n]/;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function guarded(value: NonNullable<Cell>): string {
  const text = String(value);
  const safe = RUNS.has(text.charAt(0)) ? `'${text}` : text;
  return QUOTED.test(safe) ? quoted(safe) : safe;
}

/** How a value that is there is written. JSON begins with a bracket, so nothing runs it. */
const WRITERS: Readonly<Record<ColumnType, (value: NonNullable<Cell>) => string>> = {
  text: guarded,
  json: (value) => quoted(String(value)),
  integer: String,
  bigint: String,
  boolean: String,
  instant: (value) => new Date(Number(value)).toISOString(),
};
