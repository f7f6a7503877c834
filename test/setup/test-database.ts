import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh, empty database of the test run's own PostgreSQL; drop it when the file is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const base = process.env['SHAODAO_TEST_POSTGRES'];
  if (base === undefined)
    throw new Error('The test PostgreSQL is not running; start tests by npm test');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(base, `create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(base, `drop database if exists ${name} with (force)`),
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
