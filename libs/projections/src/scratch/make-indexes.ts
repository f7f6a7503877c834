import type { Pool, PoolClient } from 'pg';
import type { LaterStatements } from './table-statements.js';

/** One waits for the disk while the other sorts; each may take helpers of the server's. */
const SESSIONS = 2;
/** So much an index of a million rows is sorted in; the server's own share is for busier times. */
const SORT_MEMORY = '128MB';

export interface IndexTask {
  /** Its sessions write to the scratch schema. */
  readonly pool: Pool;
  readonly tables: readonly string[];
  readonly later: readonly LaterStatements[];
  readonly signal: AbortSignal;
  /** Told before each index, from 1. */
  readonly onIndex: ((number: number, of: number) => void) | undefined;
}

/**
 * Makes the indexes of full tables, and takes statistics of each as soon as it has them.
 * @throws AbortError when the signal aborts; what is under way is cancelled.
 */
export async function makeIndexes({
  pool,
  tables,
  later,
  signal,
  onIndex,
}: IndexTask): Promise<void> {
  const statementsOf = new Map(later.map(({ table, statements }) => [table, statements]));
  const all = [...new Set([...tables, ...statementsOf.keys()])];
  const of = later.reduce((sum, { statements }) => sum + statements.length, 0);
  let begun = 0;
  let isOver = false;
  const work = async (session: PoolClient): Promise<void> => {
    for (let table = all.shift(); table !== undefined && !isOver; table = all.shift()) {
      for (const statement of statementsOf.get(table) ?? []) {
        signal.throwIfAborted();
        begun += 1;
        onIndex?.(begun, of);
        await session.query(statement);
      }
      signal.throwIfAborted();
      if (!tables.includes(table)) continue;
      await session.query(`vacuum (analyze) ${table}`);
      await session.query(`alter table ${table} reset (autovacuum_enabled)`);
    }
  };
  const works = Array.from({ length: SESSIONS }, () =>
    cancellable(pool, signal, work).catch((error: unknown) => {
      isOver = true;
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  signal.throwIfAborted();
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Works on a session of its own, whose statement is cancelled when the signal aborts. */
async function cancellable(
  pool: Pool,
  signal: AbortSignal,
  work: (session: PoolClient) => Promise<void>,
): Promise<void> {
  const session = await pool.connect();
  const { rows } = await session.query<{ pid: number }>(`select pg_backend_pid() as pid`);
  const cancel = (): void => {
    pool.query(`select pg_cancel_backend($1)`, [rows[0]?.pid]).catch(() => undefined);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await session.query(`set maintenance_work_mem = '${SORT_MEMORY}'`);
    await work(session);
  } finally {
    signal.removeEventListener('abort', cancel);
    await session.query('reset maintenance_work_mem').catch(() => undefined);
    session.release();
  }
}
