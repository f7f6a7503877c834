import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** The test run's own PostgreSQL: where it is, and what its databases are called. */
export function testDatabase(): {
  readonly base: string;
  readonly urlOf: (name: string) => string;
  readonly dropOf: (name: string) => Promise<void>;
} {
  const base = process.env['SHAODAO_TEST_POSTGRES'];
  if (base === undefined)
    throw new Error('The test PostgreSQL is not running; start tests by npm test');
  return {
    base,
    urlOf: (name) => {
      const url = new URL(base);
      url.pathname = `/${name}`;
      return url.href;
    },
    dropOf: (name) => administer(base, `drop database if exists ${name} with (force)`),
  };
}

/** A fresh, empty database of the test run's own PostgreSQL; drop it when the file is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { base, urlOf, dropOf } = testDatabase();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(base, `create database ${name}`);
  return { url: urlOf(name), drop: () => dropOf(name) };
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
