import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import { timekeeperMigrations } from '@shaodao/timekeeper';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { compileTimekeeper } from './timekeeper-compiled.js';

const STREAMS = 400;
const CLOCKS = 10;
const ALL = STREAMS * CLOCKS;

describe('timekeepers as processes of their own', () => {
  let folder: string;
  let database: TestDatabase;
  let pool: pg.Pool;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await compileTimekeeper();
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    await migrate(pool, timekeeperMigrations);
    await pool.query(`
      create table came (nr serial, stream text, clock text, moment timestamptz, keeper text);
      create table done (command text primary key);
      insert into timekeeper.clocks (stream, clock, moments)
      select 'issue-' || stream, 'c' || clock,
        array[timestamptz '2026-01-01' + clock * interval '1 hour' + stream * interval '1 second']
      from generate_series(1, ${String(STREAMS)}) stream, generate_series(1, ${String(CLOCKS)}) clock`);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    await pool.end();
    await database.drop();
  });

  const start = (name: string): ChildProcess => {
    const child = spawn(
      process.execPath,
      ['test/chaos/timekeeper-process.mjs', folder, database.url, name],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    children.push(child);
    return child;
  };
  const count = async (what: string): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(`select (${what})::int as n`);
    return rows[0]?.n ?? NaN;
  };
  const until = async (what: string, ms = 30_000): Promise<void> => {
    const deadline = performance.now() + ms;
    while ((await count(`select (${what})::int`)) === 0) {
      if (performance.now() > deadline) throw new Error(`Did not come true: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const noneLeft = `not exists (select from timekeeper.clocks)`;
  /** Moments that came for the first time after a later one of their stream. */
  const outOfOrder = `
    select count(*) from (
      select first, lag(first) over (partition by stream order by moment) as before
      from (select stream, moment, min(nr) as first from came group by stream, moment) firsts
    ) in_order where first < before`;

  it('loses nothing when the one is killed amid a backlog and the other takes over', async () => {
    const first = start('first');
    await until(`exists (select from came where keeper = 'first')`);
    start('second');
    await until(`(select count(*) from came) >= ${String(ALL / 4)}`);
    const died = once(first, 'exit');
    first.kill('SIGKILL');
    await died;
    const diedAt = performance.now();
    await until(`exists (select from came where keeper = 'second')`);
    const takenOverAfter = performance.now() - diedAt;

    await until(noneLeft);
    expect(await count('select count(*) from done')).toBe(ALL);
    // Sent again is at most what the killed one had sent and not marked: one round.
    const came = await count('select count(*) from came');
    expect(came - ALL).toBeLessThanOrEqual(1_000);
    expect(await count(outOfOrder)).toBe(0);
    expect(takenOverAfter).toBeLessThan(3_000);
  }, 60_000);

  it('lets two work off one backlog without sending a moment twice', async () => {
    start('one');
    start('other');
    await until(noneLeft);
    expect(await count('select count(*) from came')).toBe(ALL);
    expect(await count('select count(*) from done')).toBe(ALL);
    expect(await count('select count(distinct keeper) from came')).toBe(1);
    expect(await count(outOfOrder)).toBe(0);
  }, 60_000);

  it('goes on after its sessions are cut again and again', async () => {
    start('one');
    for (let sent = ALL / 5; sent < ALL; sent += ALL / 5) {
      await until(`(select count(*) from came) >= ${String(sent)}`);
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'one' and datname = current_database()`,
      );
    }
    await until(noneLeft);
    expect(await count('select count(*) from done')).toBe(ALL);
    expect(await count(outOfOrder)).toBe(0);
  }, 60_000);
});
