import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { migrate, type Migration } from './migrations.js';
import { createPool } from './pool.js';

const units: Migration = {
  id: 'directory/1-units',
  sql: 'create table units (id int primary key)',
};
const posts: Migration = {
  id: 'directory/2-posts',
  sql: 'create table posts (id int primary key)',
};

describe('bringing the schema up', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, 'test');
  });

  beforeEach(async () => {
    await pool.query('drop table if exists schema_steps, units, posts');
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function applied(): Promise<string[]> {
    const { rows } = await pool.query<{ id: string }>('select id from schema_steps order by id');
    return rows.map(({ id }) => id);
  }

  it('runs every step once, in order', async () => {
    expect(await migrate(pool, [units, posts])).toEqual([units.id, posts.id]);
    expect(await migrate(pool, [units, posts])).toEqual([]);
  });

  it('runs only what came new', async () => {
    await migrate(pool, [units]);
    expect(await migrate(pool, [units, posts])).toEqual([posts.id]);
  });

  it('lets processes that start together take turns', async () => {
    const others = Array.from({ length: 6 }, () => createPool(database.url, 'test', { max: 1 }));
    const ran = await Promise.all(others.map((other) => migrate(other, [units, posts])));
    await Promise.all(others.map((other) => other.end()));
    expect(ran.flat()).toEqual([units.id, posts.id]);
  });

  it('undoes a failing step whole, keeps those before it and names it', async () => {
    const failing: Migration = {
      id: 'directory/3-wrong',
      sql: 'create table posts (id int); create table units (id int)',
    };
    await expect(migrate(pool, [units, failing])).rejects.toThrow('directory/3-wrong');
    expect(await applied()).toEqual([units.id]);
    expect(await migrate(pool, [units, posts])).toEqual([posts.id]);
  });

  it('leaves the connection as it was lent', async () => {
    const single = createPool(database.url, 'test', { max: 1, statementSeconds: 7 });
    await migrate(single, [units]);
    const { rows } = await single.query<{ locks: number; timeout: string }>(
      `select count(*)::int as locks, current_setting('statement_timeout') as timeout
       from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`,
    );
    await single.end();
    expect(rows).toEqual([{ locks: 0, timeout: '7s' }]);
  });
});
