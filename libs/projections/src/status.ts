import type { EventStore, Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { leadLock } from './election.js';
import { LOCK_SPACE } from './leadership.js';
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
  /**
   * The database session of the process that leads it, one of them where it comes by partitions;
   * absent where nobody does.
   */
  readonly leader?: Leader;
  readonly parked: { readonly streams: number; readonly events: number };
  /** By how many partitions its events come; absent where they come in the order of the store. */
  readonly partitions?: number;
  /** Why it does not go on; absent where it does. */
  readonly lastError?: string;
}

export interface Leader {
  /** As the process names its sessions. */
  readonly application: string;
  readonly pid: number;
  /** When the session began, ISO 8601 UTC. */
  readonly since: string;
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
  /** False: of some projector nobody takes care, however idle it looks. */
  readonly hasLeader: boolean;
  readonly projectors: readonly ProjectorStatus[];
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
  const [leaders, stored] = await Promise.all([
    leadersOf(deps.pool, runner, deps.projectors),
    deps.pool.query<StatusRow>(SQL.status),
  ]);
  // The head is read last, so that a checkpoint never seems to lie beyond it.
  const head = await deps.store.head();
  const projectors: ProjectorStatus[] = [];
  for (const row of stored.rows) {
    const projector = deps.projectors.find(({ name }) => name === row.projector);
    if (projector === undefined) continue;
    const leader = leaders.get(projector.name);
    projectors.push({
      projector: row.projector,
      version: row.version,
      position: positionOf(row.position),
      lag: await lagOf(deps.store, projector, positionOf(row.position), head),
      applied: Number(row.applied),
      rate: row.rate,
      updatedAt: row.updated_at.toISOString(),
      parked: { streams: Number(row.parked_streams), events: Number(row.parked_events) },
      ...(leader === undefined ? {} : { leader }),
      ...(row.partitions === 0 ? {} : { partitions: row.partitions }),
      ...(row.last_error === null ? {} : { lastError: row.last_error }),
    });
  }
  const hasLeader = deps.projectors.every(({ name }) => leaders.has(name));
  return { head, hasLeader, projectors };
}

async function leadersOf(
  pool: Pool,
  runner: string,
  projectors: readonly Projector[],
): Promise<ReadonlyMap<string, Leader>> {
  const names = new Map(projectors.map(({ name }) => [leadLock(runner, name), name]));
  const { rows } = await pool.query<LeaderRow>(SQL.leaders, [LOCK_SPACE, [...names.keys()]]);
  return new Map(
    rows.map(({ name, application, pid, since }) => [
      names.get(name) ?? name,
      { application, pid, since: since.toISOString() },
    ]),
  );
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
  readonly partitions: number;
  readonly parked_events: string;
  readonly parked_streams: string;
}

interface LeaderRow {
  readonly name: string;
  readonly application: string;
  readonly pid: number;
  readonly since: Date;
}
