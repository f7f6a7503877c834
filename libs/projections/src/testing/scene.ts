import { eventStoreMigrations, PostgresEventStore } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import type { Projector } from '../projector.js';
import { projectionMigrations } from '../schema.js';

/** A database with a store, the runtime's tables and the projectors' own. */
export interface Scene {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly store: PostgresEventStore;
  /** Another process's pool: its sessions can be told apart and cut off. */
  poolNamed(name: string, url?: string): pg.Pool;
  /** Ends all database sessions of that name, as a crash of their process would. */
  cutOff(name: string): Promise<number>;
  /** Lines of a tally, as `stream/revision`, in the order written. */
  lines(name?: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function setScene(projectors: readonly Projector[]): Promise<Scene> {
  const database = await createTestDatabase();
  const pools: pg.Pool[] = [];
  const poolNamed = (name: string, url = database.url): pg.Pool => {
    const made = new pg.Pool({ connectionString: url, application_name: name, max: 8 });
    made.on('error', () => undefined);
    // As the house's own pool: a session cut while it is lent out reports to nobody else.
    made.on('connect', (client) => client.on('error', () => undefined));
    pools.push(made);
    return made;
  };
  const pool = poolNamed('scene');
  await migrate(pool, [
    ...eventStoreMigrations,
    ...projectionMigrations,
    ...projectors.flatMap((projector) => projector.migrations),
  ]);
  const store = new PostgresEventStore({ connectionString: database.url });
  return {
    url: database.url,
    pool,
    store,
    poolNamed,
    async cutOff(name) {
      const { rowCount } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = $1 and datname = current_database()`,
        [name],
      );
      return rowCount ?? 0;
    },
    async lines(name = 'tally') {
      const { rows } = await pool.query<{ written: string }>(
        `select stream || '/' || revision as written from ${name}_lines order by line`,
      );
      return rows.map((row) => row.written);
    },
    async close() {
      await store.close();
      await Promise.all(pools.map((made) => made.end()));
      await database.drop();
    },
  };
}

/** Waits until a condition holds, looking every 20 ms. @throws after `ms` milliseconds. */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  ms = 10_000,
): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Did not come true within ${String(ms)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
