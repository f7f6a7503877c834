import { migrate } from '@shaodao/platform';
import { projectionMigrations } from '@shaodao/projections';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { readModelMigrations } from '../projectors.js';

export interface ReadDatabase {
  readonly pool: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** An empty database with all read tables. */
export async function readDatabase(): Promise<ReadDatabase> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 12 });
  pool.on('error', () => undefined);
  await migrate(pool, [...projectionMigrations, ...readModelMigrations]);
  return {
    pool,
    url: database.url,
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}
