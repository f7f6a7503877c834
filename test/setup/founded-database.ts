import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, testDatabase, type TestDatabase } from './test-database.js';

/** Kind of the locks that let one process of a test run found a district; any number would do. */
const FOUNDING = 20_260_302;

/**
 * A database of one's own that is a copy of the one founded under this name: the first of a test
 * run that asks for it founds it, which takes seconds; a copy takes a moment.
 * @param found fills an empty database and lets go of it
 */
export async function copyOfFounded(
  name: string,
  found: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const copy = `test_${randomBytes(8).toString('hex')}`;
  const { base, urlOf, dropOf } = testDatabase();
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [FOUNDING, name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const draft = await createTestDatabase();
      await found(draft.url);
      const made = new URL(draft.url).pathname.slice(1);
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [made],
      );
      await client.query(`alter database ${made} rename to ${name}`);
    }
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [FOUNDING, name]);
    await client.query(`create database ${copy} template ${name}`);
  } finally {
    await client.end();
  }
  return { url: urlOf(copy), drop: () => dropOf(copy) };
}
