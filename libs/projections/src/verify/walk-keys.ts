import type { PoolClient } from 'pg';
import { CLOSE_KEYS, FETCH_KEYS, keysOf, type TableShape } from './sql.js';
import type { RowDifference } from './verdict.js';

/** A row that is not the same on both sides, by its key as text. */
export interface DifferingKey {
  readonly key: readonly string[];
  readonly kind: RowDifference['kind'];
}

interface KeyRow {
  readonly key: readonly string[];
  readonly hash: string;
}

/** One side of a comparison: a schema, read in a transaction of the session. */
export interface Side {
  readonly session: PoolClient;
  readonly schema: string;
}

/**
 * The keys of rows that differ, in the order of the keys' bytes. Both tables are read once, side by
 * side, a few thousand keys at a time.
 */
export async function* differingKeys(
  shape: TableShape,
  live: Side,
  replayed: Side,
  signal: AbortSignal,
): AsyncGenerator<DifferingKey> {
  const lefts = keys(shape, live, signal);
  const rights = keys(shape, replayed, signal);
  try {
    let left = await next(lefts);
    let right = await next(rights);
    while (left !== undefined || right !== undefined) {
      const order = orderOf(left?.key, right?.key);
      if (left !== undefined && order < 0) yield { key: left.key, kind: 'EXTRA' };
      else if (right !== undefined && order > 0) yield { key: right.key, kind: 'MISSING' };
      else if (left !== undefined && left.hash !== right?.hash)
        yield { key: left.key, kind: 'CHANGED' };
      if (order <= 0) left = await next(lefts);
      if (order >= 0) right = await next(rights);
    }
  } finally {
    await lefts.return(undefined);
    await rights.return(undefined);
  }
}

async function* keys(
  shape: TableShape,
  { session, schema }: Side,
  signal: AbortSignal,
): AsyncGenerator<KeyRow, undefined> {
  await session.query(keysOf(schema, shape));
  try {
    for (;;) {
      signal.throwIfAborted();
      const { rows } = await session.query<KeyRow>(FETCH_KEYS);
      if (rows.length === 0) return undefined;
      yield* rows;
    }
  } finally {
    await session.query(CLOSE_KEYS).catch(() => undefined);
  }
}

async function next(rows: AsyncGenerator<KeyRow, undefined>): Promise<KeyRow | undefined> {
  const { value } = await rows.next();
  return value;
}

/** Negative where the left comes first; a side that is at its end comes last. */
function orderOf(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): number {
  if (left === undefined) return right === undefined ? 0 : 1;
  if (right === undefined) return -1;
  for (const [index, part] of left.entries()) {
    const order = Buffer.compare(Buffer.from(part), Buffer.from(right[index] ?? ''));
    if (order !== 0) return order;
  }
  return 0;
}
