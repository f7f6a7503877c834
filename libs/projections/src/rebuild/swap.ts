import type { EventStore, Position } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import { positionOf } from '../projector.js';
import { build } from '../scratch/build.js';
import { retiredSchema, type Scratch } from '../scratch/scratch.js';
import { LIVE_SCHEMA } from '../scratch/table-statements.js';
import { SWAP_SQL } from './sql.js';

/** Below the server's time until it looks for deadlocks: it is we who give way. */
const ROW_PATIENCE_MS = 900;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Puts the scratch tables in the place of the live ones, with checkpoints and parked events, in one
 * transaction. The checkpoints' rows are locked first, so that nobody writes the live tables while
 * the scratch ones are brought at least as far; who reads waits at most `lockMs` milliseconds.
 * @returns where the tables stand; undefined where somebody held a table for too long and all is as
 *   it was.
 */
export async function trySwap(
  scratch: Scratch,
  store: EventStore,
  lockMs: number,
  signal: AbortSignal,
): Promise<Position | undefined> {
  const tx = await scratch.pool.connect();
  let broken = false;
  try {
    await tx.query(
      `begin; set local synchronous_commit to on; set local lock_timeout to ${String(ROW_PATIENCE_MS)}`,
    );
    await overtake(scratch, store, tx, signal);
    await tx.query(`set local lock_timeout to ${String(lockMs)}`);
    const position = await exchange(scratch, tx);
    signal.throwIfAborted();
    await tx.query('commit');
    return position;
  } catch (error) {
    await tx.query('rollback').catch(() => {
      broken = true;
    });
    if ((error as { readonly code?: unknown }).code === LOCK_NOT_AVAILABLE) return undefined;
    throw error;
  } finally {
    tx.release(broken);
  }
}

/** Nobody may see the board go back: what the live tables hold the scratch tables hold, too. */
async function overtake(
  scratch: Scratch,
  store: EventStore,
  tx: PoolClient,
  signal: AbortSignal,
): Promise<void> {
  const names = namesOf(scratch);
  const live = await tx.query<{ position: string }>(SWAP_SQL.lockLive, [names]);
  const partitions = await tx.query<{ position: string }>(SWAP_SQL.lockPartitions, [names]);
  const places = [...live.rows, ...partitions.rows].map(({ position }) => positionOf(position));
  const through = Math.max(0, ...places) as Position;
  await build({ store, scratch, through, signal });
}

async function exchange(scratch: Scratch, tx: PoolClient): Promise<Position> {
  const names = namesOf(scratch);
  const retired = retiredSchema(scratch.name);
  const tables = scratch.projectors.flatMap((projector) => projector.tables);
  const live = tables.map((table) => `${LIVE_SCHEMA}.${table}`);
  if (live.length > 0) await tx.query(`lock table ${live.join(', ')} in access exclusive mode`);
  const moves = tables.flatMap((table) => [
    `alter table ${LIVE_SCHEMA}.${table} set schema ${retired}`,
    `alter table ${scratch.name}.${table} set schema ${LIVE_SCHEMA}`,
  ]);
  await tx.query([`create schema ${retired}`, ...moves].join('; '));
  await tx.query(SWAP_SQL.forgetParked, [names]);
  await tx.query(SWAP_SQL.takeParked, [names]);
  const { rows } = await tx.query<{ position: string }>(SWAP_SQL.takeCheckpoints, [names]);
  await tx.query(SWAP_SQL.raisePartitions, [names]);
  return Math.min(...rows.map(({ position }) => positionOf(position))) as Position;
}

const namesOf = ({ projectors }: Scratch): readonly string[] => projectors.map(({ name }) => name);
