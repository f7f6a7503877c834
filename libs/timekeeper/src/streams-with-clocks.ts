import type { Pool } from 'pg';
import { SQL } from './sql.js';

/** Names of streams with clocks that may still fire, after a name, in order, at most so many. */
export async function streamsWithClocks(
  pool: Pool,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ stream: string }>(SQL.streamsAfter, [after, limit]);
  return rows.map(({ stream }) => stream);
}
