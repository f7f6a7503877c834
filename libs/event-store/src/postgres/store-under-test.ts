import pg from 'pg';
import { migrate } from '@shaodao/platform';
import { eventStoreMigrations } from './schema.js';

/** A database of a test, with the store's schema. */
export interface StoreDatabase {
  readonly url: string;
  /** Runs SQL beside the store, as an observer or a troublemaker. */
  readonly query: <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;
  readonly drop: () => Promise<void>;
}

/** Brings an empty database to the store's schema. */
export async function withSchema(database: {
  readonly url: string;
  drop(): Promise<void>;
}): Promise<StoreDatabase> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined);
  await migrate(pool, eventStoreMigrations);
  return {
    url: database.url,
    query: async <R extends object>(text: string, values: unknown[] = []) =>
      (await pool.query<R>(text, values)).rows,
    drop: async () => {
      await pool.end();
      await database.drop();
    },
  };
}
