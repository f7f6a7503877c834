import type { Pool } from 'pg';
import { describeFailure } from './failures.js';
import { SQL } from './sql.js';

/** Writes down why a projector does not go on, for who asks how it is. Never rejects. */
export async function noteFailure(pool: Pool, projector: string, error: unknown): Promise<void> {
  await pool.query(SQL.noteError, [projector, describeFailure(error)]).catch(() => undefined);
}
