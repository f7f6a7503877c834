import type { Pool, PoolClient } from 'pg';
import { leadLock } from '../election.js';
import { LOCK_SPACE, type Term } from '../leadership.js';
import { pause } from '../pause.js';
import { SQL } from '../sql.js';
import { PARTITION_SQL } from './sql.js';

const TRY_AGAIN_MS = 500;

/**
 * Waits until none leads any of the projectors alone, then keeps it so: any number of processes share
 * the leads, each on one database session that they end with.
 * @returns undefined when the signal aborted first.
 * @throws the database's error when it cannot be asked.
 */
export async function shareLeads(
  pool: Pool,
  runner: string,
  projectors: readonly string[],
  signal: AbortSignal,
): Promise<Term | undefined> {
  const session = await pool.connect();
  const lost = new AbortController();
  const onLoss = (error?: Error): void => {
    lost.abort(error);
  };
  session.on('error', onLoss);
  session.on('end', onLoss);
  const release = (): void => {
    session.removeListener('end', onLoss);
    lost.abort();
    session.release(true);
  };
  try {
    await session.query(SQL.watchConnection);
    const missing = new Set(projectors);
    while (!signal.aborted && !lost.signal.aborted) {
      for (const projector of missing)
        if (await takesShare(session, leadLock(runner, projector))) missing.delete(projector);
      if (missing.size === 0) return { signal: lost.signal, release };
      await pause(TRY_AGAIN_MS, AbortSignal.any([signal, lost.signal]));
    }
  } catch (error) {
    release();
    throw error;
  }
  release();
  return undefined;
}

async function takesShare(session: PoolClient, lock: string): Promise<boolean> {
  const { rows } = await session.query<{ shares: boolean }>(PARTITION_SQL.tryShare, [
    LOCK_SPACE,
    lock,
  ]);
  return rows[0]?.shares ?? false;
}
