import type { Pool, PoolClient } from 'pg';
import type { RunName } from './run-results.js';
import { WHAT_IF_SQL } from './sql.js';

/**
 * The sign that a run is alive: a lock of a database session, which ends with the process that holds
 * it, however that ends.
 */
export class RunHold {
  private constructor(
    private readonly client: PoolClient,
    private readonly name: string,
  ) {}

  /** Takes hold of the run, or undefined where somebody holds it. */
  static async take(pool: Pool, run: RunName): Promise<RunHold | undefined> {
    const name = nameOf(run);
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ held: boolean }>(WHAT_IF_SQL.holdRun, [name]);
      if (rows[0]?.held === true) return new RunHold(client, name);
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.release();
    return undefined;
  }

  async release(): Promise<void> {
    try {
      await this.client.query(WHAT_IF_SQL.releaseRun, [this.name]);
      this.client.release();
    } catch {
      // The session is gone, and the lock with it.
      this.client.release(true);
    }
  }
}

const nameOf = ({ scenario, run }: RunName): string => `what-if ${scenario} ${String(run)}`;
