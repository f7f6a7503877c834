import type { EventStore, Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { hasLeader } from './leadership.js';
import { positionOf, type Projector } from './projector.js';
import { SQL } from './sql.js';

export interface ProjectorStatus {
  readonly projector: string;
  readonly version: number;
  readonly position: Position;
  readonly lag: Lag;
  /** Events it has projected in its life. */
  readonly applied: number;
  /** Events per second lately; 0 when idle. */
  readonly rate: number;
  /** When its checkpoint last moved, ISO 8601 UTC. */
  readonly updatedAt: string;
  readonly parked: { readonly streams: number; readonly events: number };
  /** Why it does not go on; absent where it does. */
  readonly lastError?: string;
}

export interface Lag {
  /**
   * Distance to the store's head in places of the order. Exact on stores that number without gaps
   * (PostgreSQL, memory); counts events the projector does not want, too.
   */
  readonly events: number;
  /** Age of the oldest event it wants and has not projected; 0 where there is none. */
  readonly seconds: number;
}

export interface ProjectionStatus {
  readonly head: Position;
  /** False: nobody works, however idle it looks. */
  readonly hasLeader: boolean;
  readonly projectors: readonly ProjectorStatus[];
}

export interface ParkedEntry {
  readonly projector: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly type: string;
  readonly error: string;
  /** True for the event that failed, false for those queued behind it. */
  readonly cause: boolean;
  readonly attempts: number;
  readonly parkedAt: string;
}

/** How far every projector is, seen from outside: asks the database and the store, not the runner. */
export async function projectionStatus(
  deps: {
    readonly pool: Pool;
    readonly store: EventStore;
    readonly projectors: readonly Projector[];
  },
  runner: string,
): Promise<ProjectionStatus> {
  const [alive, stored] = await Promise.all([
    hasLeader(deps.pool, runner),
    deps.pool.query<StatusRow>(SQL.status),
  ]);
  // The head is read last, so that a checkpoint never seems to lie beyond it.
  const head = await deps.store.head();
  const projectors: ProjectorStatus[] = [];
  for (const row of stored.rows) {
    const projector = deps.projectors.find(({ name }) => name === row.projector);
    if (projector === undefined) continue;
    projectors.push({
      projector: row.projector,
      version: row.version,
      position: positionOf(row.position),
      lag: await lagOf(deps.store, projector, positionOf(row.position), head),
      applied: Number(row.applied),
      rate: row.rate,
      updatedAt: row.updated_at.toISOString(),
      parked: { streams: Number(row.parked_streams), events: Number(row.parked_events) },
      ...(row.last_error === null ? {} : { lastError: row.last_error }),
    });
  }
  return { head, hasLeader: alive, projectors };
}

/** What stands parked, in order, at most `limit` entries. */
export async function listParked(pool: Pool, limit = 100): Promise<readonly ParkedEntry[]> {
  const { rows } = await pool.query<ParkedRow>(SQL.listParked, [limit]);
  return rows.map(({ parked_at, position, ...row }) => ({
    ...row,
    position: positionOf(position),
    parkedAt: parked_at.toISOString(),
  }));
}

async function lagOf(
  store: EventStore,
  projector: Projector,
  position: Position,
  head: Position,
): Promise<Lag> {
  if (position >= head) return { events: 0, seconds: 0 };
  const { events } = await store.readAll(position, 1, projector.filter);
  const oldest = events[0];
  const seconds =
    oldest === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(oldest.recordedAt)) / 1000);
  return { events: head - position, seconds };
}

interface StatusRow {
  readonly projector: string;
  readonly version: number;
  readonly position: string;
  readonly applied: string;
  readonly updated_at: Date;
  readonly last_error: string | null;
  readonly rate: number;
  readonly parked_events: string;
  readonly parked_streams: string;
}

interface ParkedRow extends Omit<ParkedEntry, 'position' | 'parkedAt'> {
  readonly position: string;
  readonly parked_at: Date;
}
