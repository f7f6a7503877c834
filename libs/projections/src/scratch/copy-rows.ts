import pg, { type Connection, type PoolClient } from 'pg';
import type { BinaryRows } from './binary-rows.js';

/** The driver sends a chunk from a buffer that grows to the largest ever sent. */
const CHUNK = 64 * 1_024;

/** Of the driver's connection, what its types leave out. */
interface CopyingConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A statement that takes its rows from us. */
class Copy extends pg.Query {
  readonly #rows: Buffer;

  constructor(statement: string, rows: Buffer, done: (error: Error | undefined) => void) {
    super(statement, done);
    this.#rows = rows;
  }

  /** Called by the driver as soon as the server waits for rows. */
  handleCopyInResponse(connection: CopyingConnection): void {
    for (let from = 0; from < this.#rows.length; from += CHUNK)
      connection.sendCopyFromChunk(this.#rows.subarray(from, from + CHUNK));
    connection.endCopyFrom();
  }
}

/**
 * Adds rows by `copy`, which takes half the time of an `insert` and knows no conflict.
 * @param table with the columns, e.g. `tally (stream, position)`.
 * @param rows one line each: cells (`copyCell`) with tabs between them.
 * @throws the database's error, e.g. where a row is there already.
 */
export async function copyRows(
  table: string,
  rows: readonly string[],
  tx: PoolClient,
): Promise<void> {
  if (rows.length === 0) return;
  await copy(`copy ${table} from stdin`, Buffer.from(`${rows.join('\n')}\n`), tx);
}

/**
 * The same of rows written as the server keeps them.
 * @throws the database's error, also where a cell is of another type than its column.
 */
export function copyBinary(table: string, rows: BinaryRows, tx: PoolClient): Promise<void> {
  return copy(`copy ${table} from stdin (format binary)`, rows.end(), tx);
}

function copy(statement: string, rows: Buffer, tx: PoolClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | undefined): void => {
      // The driver says null where all went well.
      if (error instanceof Error) reject(error);
      else resolve();
    };
    tx.query(new Copy(statement, rows, done));
  });
}

/** One value of a line as `copy` reads it; a tab between two. */
export function copyCell(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return SPECIAL.test(value) ? value.replaceAll(SPECIALS, (found) => ESCAPED[found] ?? '') : value;
}

const SPECIAL = /[\\\t\n\r]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
