import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { eventStoreMigrations, PostgresEventStore } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { createTestDatabase } from '../setup/test-database.js';
import type { TestDatabase } from '../setup/test-database.js';
import { startWriter, Witness } from './event-store-chaos.js';
import { compileEventStore } from './event-store-compiled.js';

const WRITING_MS = 6_000;

let folder: string;
let database: TestDatabase;
let pool: pg.Pool;
let store: PostgresEventStore;
beforeAll(async () => {
  folder = await compileEventStore();
});
afterAll(() => rm(dirname(folder), { recursive: true, force: true }));

async function openDatabase(): Promise<void> {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  await migrate(pool, eventStoreMigrations);
  store = new PostgresEventStore({ connectionString: database.url });
}

async function closeDatabase(): Promise<void> {
  await store.close();
  await pool.end();
  await database.drop();
}

/** Units of which not every event, or not the command, is there. */
async function halfUnits(): Promise<unknown[]> {
  const { rows } = await pool.query<object>(`
    select e.data ->> 'unit' as unit, count(*) as stored, min(e.data ->> 'size') as size
    from events e left join commands c on c.id = e.data ->> 'unit'
    group by 1
    having count(*) <> min(e.data ->> 'size')::int or count(c.id) <> count(*)`);
  return rows;
}

describe('four processes that write at full speed, with delays and rollbacks', () => {
  beforeAll(openDatabase);
  afterAll(closeDatabase);

  it('are seen by every subscriber event by event, in order and without holes', async () => {
    const witnesses = [new Witness(database.url, 1_000), new Witness(database.url, 37)];
    const writers = ['a', 'b', 'c', 'd'].map((name) =>
      startWriter(folder, database.url, WRITING_MS, name),
    );
    await Promise.all(writers.map((writer) => writer.ready));
    // In the midst of it every connection is cut, once.
    await pool.query('select pg_sleep(1)');
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'shaodao-events-%'`,
    );
    const reports = await Promise.all(writers.map((writer) => writer.ended));
    const head = await store.head();
    await Promise.all(witnesses.map((witness) => witness.sawUpTo(head)));
    await Promise.all(witnesses.map((witness) => witness.leave()));

    const written = reports.reduce((sum, report) => sum + (report?.written ?? Number.NaN), 0);
    expect(witnesses.map((witness) => witness.fault)).toEqual([undefined, undefined]);
    expect(head).toBe(written);
    expect(witnesses.map((witness) => witness.seen)).toEqual([written, written]);
    expect(written).toBeGreaterThan(1_000);
    expect(await halfUnits()).toEqual([]);
  }, 60_000);
});

describe('a writing process that is killed in full flight', () => {
  beforeAll(openDatabase);
  afterAll(closeDatabase);

  it('leaves whole units only, and the next writer goes on', async () => {
    const witness = new Witness(database.url, 500);
    for (const name of ['first', 'second', 'third']) {
      const writer = startWriter(folder, database.url, 60_000, name);
      await writer.ready;
      const enough = (await store.head()) + 300;
      while ((await store.head()) < enough) await pool.query('select pg_sleep(0.02)');
      writer.process.kill('SIGKILL');
      expect(await writer.ended).toBeUndefined();
    }
    const last = startWriter(folder, database.url, 500, 'last');
    expect(await last.ended).toMatchObject({ units: expect.any(Number) });
    const head = await store.head();
    await witness.sawUpTo(head);
    await witness.leave();
    expect(witness.fault).toBeUndefined();
    expect(witness.seen).toBe(head);
    expect(await halfUnits()).toEqual([]);
  }, 60_000);
});
