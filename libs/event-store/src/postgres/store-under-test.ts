import pg from 'pg';
import { migrate } from '@shaodao/platform';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { eventStoreMigrations } from './schema.js';

export interface StoreDatabase {
  readonly url: string;
  /** Runs SQL beside the store, as an observer or a troublemaker. */
  query<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  drop(): Promise<void>;
}

/** A fresh database of the test run's PostgreSQL with the store's schema. */
export async function createStoreDatabase(): Promise<StoreDatabase> {
  const database = await createTestDatabase();
  return { ...(await withSchema(database.url)), drop: database.drop };
}

/** Brings an empty database to the store's schema. */
export async function withSchema(url: string): Promise<Omit<StoreDatabase, 'drop'>> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  await migrate(pool, eventStoreMigrations);
  await pool.end();
  return {
    url,
    query: async <R extends object>(text: string, values: unknown[] = []) => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<R>(text, values)).rows;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}
