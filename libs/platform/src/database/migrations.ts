import type { Pool } from 'pg';

/** One forward step of a schema. Never edited after a release; a change is a new step. */
export interface Migration {
  /** `<lib>/<number>-<what>`, unique; steps run in the order given. */
  readonly id: string;
  readonly sql: string;
}

/**
 * Brings the database to the newest schema: runs every step not yet recorded, each in its own
 * transaction. Processes that start together take turns.
 * @returns ids of the steps that ran now.
 */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    // Waiting for one's turn and building an index may take longer than any other statement.
    await client.query(`set statement_timeout = 0`);
    await client.query(`select pg_advisory_lock(hashtext('shaodao.migrate'))`);
    await client.query(
      `create table if not exists schema_steps (id text primary key, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ id: string }>(`select id from schema_steps`);
    const applied = new Set(rows.map((row) => row.id));
    const pending = migrations.filter((step) => !applied.has(step.id));
    for (const step of pending) {
      await client.query('begin');
      try {
        await client.query(step.sql);
        await client.query(`insert into schema_steps (id) values ($1)`, [step.id]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Schema step ${step.id} failed`, { cause: error });
      }
    }
    return pending.map((step) => step.id);
  } finally {
    await client
      .query(`select pg_advisory_unlock(hashtext('shaodao.migrate')); reset statement_timeout`)
      .catch(() => undefined);
    client.release();
  }
}
