import type { Pool, PoolClient } from 'pg';
import { pause } from './pause.js';
import { SQL } from './sql.js';

/** First half of the advisory lock's key; the second is the hash of the runner's name. */
export const LOCK_SPACE = 0x5a0d;
/** A look costs the database some fifty microseconds. Waiting in the lock itself would hold vacuum back. */
const TRY_AGAIN_MS = 150;

/** A time of leading: ends when released, or by itself when the connection that holds it is lost. */
export interface Term {
  /** Aborts when the lock is lost. */
  readonly signal: AbortSignal;
  release(): void;
}

/**
 * Stands by until this process leads. The lock belongs to one database session, so it ends with the
 * session, however the process ends.
 * @returns undefined when the signal aborted first.
 * @throws the database's error when it cannot be asked.
 */
export async function standForLeader(
  pool: Pool,
  name: string,
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
    // Destroying the session gives the lock back even where a query would hang.
    session.release(true);
  };
  try {
    await session.query(SQL.watchConnection);
    while (!signal.aborted && !lost.signal.aborted) {
      if (await takesLock(session, name)) return { signal: lost.signal, release };
      await pause(TRY_AGAIN_MS, AbortSignal.any([signal, lost.signal]));
    }
  } catch (error) {
    release();
    throw error;
  }
  release();
  return undefined;
}

/** True where any process holds the lead of this runner now. */
export async function hasLeader(pool: Pool, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ alive: boolean }>(SQL.leader, [LOCK_SPACE, name]);
  return rows[0]?.alive ?? false;
}

async function takesLock(session: PoolClient, name: string): Promise<boolean> {
  const { rows } = await session.query<{ leads: boolean }>(SQL.tryLead, [LOCK_SPACE, name]);
  return rows[0]?.leads ?? false;
}
