import type { Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { positionOf } from './projector.js';
import { SQL } from './sql.js';

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

/** Which parked events are asked for; an absent field restricts nothing. */
export interface ParkedQuestion {
  readonly projector?: string | undefined;
  readonly stream?: string | undefined;
}

/** What stands parked, in order, at most `limit` entries. */
export async function listParked(
  pool: Pool,
  { projector = null, stream = null }: Nullable<ParkedQuestion> = {},
  limit = 100,
): Promise<readonly ParkedEntry[]> {
  const { rows } = await pool.query<ParkedRow>(SQL.listParked, [projector, stream, limit]);
  return rows.map(({ parked_at, position, ...row }) => ({
    ...row,
    position: positionOf(position),
    parkedAt: parked_at.toISOString(),
  }));
}

/** Each stream of which a projector has set events aside, those that stand longest first. */
export async function listParkedStreams(
  pool: Pool,
  { projector = null, stream = null }: Nullable<ParkedQuestion> = {},
): Promise<readonly { readonly projector: string; readonly stream: string }[]> {
  const { rows } = await pool.query<{ projector: string; stream: string }>(SQL.listParkedStreams, [
    projector,
    stream,
  ]);
  return rows;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

interface ParkedRow extends Omit<ParkedEntry, 'position' | 'parkedAt'> {
  readonly position: string;
  readonly parked_at: Date;
}
