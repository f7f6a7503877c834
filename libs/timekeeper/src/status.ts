import { hasLeader } from '@shaodao/projections';
import type { Pool } from 'pg';
import { SQL } from './sql.js';

export interface TimekeeperStatus {
  /** False: no process keeps the time, however idle it looks. */
  readonly hasLeader: boolean;
  /** Clocks with a moment to come, by the planner's estimate. */
  readonly pending: number;
  /** The oldest moment that came and was not sent, ISO 8601 UTC; absent where there is none. */
  readonly oldestDue?: string;
  /** Age of that moment in seconds; 0 where there is none. */
  readonly lagSeconds: number;
  /** Clocks with such a moment; counting ends at 10,000. */
  readonly overdue: number;
}

/** How far the timekeeper is, seen from any process. */
export async function timekeeperStatus(
  pool: Pool,
  name: string,
  now: Date,
): Promise<TimekeeperStatus> {
  const [alive, pending, oldestDue, overdue] = await Promise.all([
    hasLeader(pool, name),
    pool.query<{ pending: string }>(SQL.pending),
    findOldestDue(pool, now),
    pool.query<{ overdue: string }>(SQL.overdue, [now]),
  ]);
  return {
    hasLeader: alive,
    pending: Number(pending.rows[0]?.pending ?? 0),
    overdue: Number(overdue.rows[0]?.overdue ?? 0),
    ...(oldestDue === undefined ? {} : { oldestDue: oldestDue.toISOString() }),
    lagSeconds:
      oldestDue === undefined ? 0 : Math.max(0, (now.getTime() - oldestDue.getTime()) / 1_000),
  };
}

export async function findOldestDue(pool: Pool, now: Date): Promise<Date | undefined> {
  const { rows } = await pool.query<{ next_moment: Date }>(SQL.oldestDue, [now]);
  return rows[0]?.next_moment;
}
