import type { JsonObject } from '@shaodao/decider';
import type { Pool } from 'pg';
import { PROCESS_SQL } from './sql.js';

/** An order that a door did not let in. Times ISO 8601 UTC. */
export interface RefusedOrder {
  readonly commandId: string;
  readonly process: string;
  /** The event that led to it. */
  readonly cause: { readonly stream: string; readonly revision: number; readonly type: string };
  /** Stream the order was for, as far as it named one. */
  readonly target: string;
  readonly command: string;
  readonly code: string;
  readonly params?: JsonObject;
  readonly refusedAt: string;
}

/** The newest refused orders, at most so many. */
export async function refusedOrders(pool: Pool, limit: number): Promise<readonly RefusedOrder[]> {
  const { rows } = await pool.query<Stored>(PROCESS_SQL.refused, [limit]);
  return rows.map((row) => ({
    commandId: row.command_id,
    process: row.process,
    cause: { stream: row.stream, revision: row.revision, type: row.event },
    target: row.target,
    command: row.command,
    code: row.code,
    ...(row.params === null ? {} : { params: row.params }),
    refusedAt: row.refused_at.toISOString(),
  }));
}

interface Stored {
  readonly command_id: string;
  readonly process: string;
  readonly stream: string;
  readonly revision: number;
  readonly event: string;
  readonly target: string;
  readonly command: string;
  readonly code: string;
  readonly params: JsonObject | null;
  readonly refused_at: Date;
}
