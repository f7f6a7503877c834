import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { MasterKey } from '../master-key.js';
import { PostgresVault } from './postgres-vault.js';
import { vaultMigrations } from './schema.js';

const PHONE = '13912345678';
const ADDRESS = '示范区和平街道柳荫社区7号楼302室';
const MARKER = 'not-personal-and-meant-to-be-found';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  await migrate(pool, vaultMigrations);
  await pool.query(`create table stored_events (data jsonb not null)`);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('Erasing a resident', () => {
  it('leaves neither clear text nor key in the tables or in the data files', async () => {
    const vault = await PostgresVault.start(pool, new MasterKey(randomBytes(32)));
    const sealed = await vault.seal('resident-9', [PHONE, ADDRESS]);
    await pool.query(`insert into stored_events (data) values ($1)`, [
      { phone: sealed[0], address: sealed[1], marker: MARKER },
    ]);
    const wrapped = await wrappedKeyOf('resident-9');
    await settle();
    const before = await dataFiles();
    expect(before.includes(wrapped)).toBe(true);

    await vault.erase('resident-9');
    await settleUntilGone(wrapped);

    const [files, copies] = [await dataFiles(), await copyOfEveryTable()];
    for (const held of [files, copies]) {
      // The search itself works: what may be there is found.
      expect(held.includes(MARKER)).toBe(true);
      expect(held.includes(sealed[0]!)).toBe(true);
      expect(held.includes(PHONE)).toBe(false);
      expect(held.includes(ADDRESS)).toBe(false);
      expect(held.includes(ADDRESS.slice(0, 5))).toBe(false);
    }
    expect(files.includes(wrapped)).toBe(false);
    expect(copies.includes(wrapped.toString('hex'))).toBe(false);
    expect(await vault.open(sealed)).toEqual([undefined, undefined]);
  });
});

async function wrappedKeyOf(subject: string): Promise<Buffer> {
  const { rows } = await pool.query<{ wrapped: Buffer }>(
    `select wrapped from subject_keys where subject = $1`,
    [subject],
  );
  return rows[0]!.wrapped;
}

/** Brings everything to disk and rewrites the tables without their dead rows. */
async function settle(): Promise<void> {
  await pool.query(`vacuum full subject_keys`);
  await pool.query(`vacuum full stored_events`);
  // The old files are unlinked by the checkpoint after the next.
  await pool.query(`checkpoint`);
  await pool.query(`checkpoint`);
}

/**
 * A vacuum keeps dead rows that some snapshot in this database may still see (autovacuum's ANALYZE
 * takes one), so it is done again until they are gone; the test's time limit ends it.
 */
async function settleUntilGone(bytes: Buffer): Promise<void> {
  do await settle();
  while ((await dataFiles()).includes(bytes));
}

/** All files of this database, one after the other. */
async function dataFiles(): Promise<Buffer> {
  const { rows } = await pool.query<{ folder: string; oid: number }>(
    `select current_setting('data_directory') as folder, oid from pg_database
     where datname = current_database()`,
  );
  const { folder, oid } = rows[0]!;
  const base = join(folder, 'base', String(oid));
  return Buffer.concat(
    await Promise.all((await readdir(base)).map((file) => readFile(join(base, file)))),
  );
}

/** What COPY would give of every table: the text form of every row. */
async function copyOfEveryTable(): Promise<Buffer> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  let text = '';
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    text += rows.map((row) => row.line).join('\n');
  }
  return Buffer.from(text);
}
