import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventStoreMigrations } from '@shaodao/event-store';
import { createPool, migrate, type Migration } from '@shaodao/platform';
import { projectionMigrations } from '@shaodao/projections';
import { MasterKey, vaultMigrations } from '@shaodao/vault';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { backUp, type BackupTask, type BackupResult } from './back-up.js';
import { readManifest, writeManifest } from './folder/manifest.js';
import { restore, type RestoreResult, type RestoreTask } from './restore.js';

const SCHEMA: readonly Migration[] = [
  ...eventStoreMigrations,
  ...vaultMigrations,
  ...projectionMigrations,
  {
    id: 'ledger/1-lines',
    sql: `create table ledger (line int primary key, said text, twice int generated always as (line * 2) stored)`,
  },
];
const LATER: Migration = {
  id: 'ledger/2-who',
  sql: `alter table ledger add column who text default 'old'`,
};
const KEY = new MasterKey(Buffer.alloc(32, 7));
const PATIENT = new AbortController().signal;

const addEvents = `
  insert into events select n, 'matter-' || n, 1, gen_random_uuid(), 'MatterOpened', 1, now(), now(),
    json_build_object('text', repeat(md5(n::text), 20)), '{}'
  from generate_series($1::int, $2::int) as n`;

describe('a backup and a restore that are given up, or older than the program', () => {
  let source: TestDatabase;
  let pool: Pool;
  let home: string;
  const others: TestDatabase[] = [];

  beforeAll(async () => {
    source = await createTestDatabase();
    pool = createPool(source.url, 'test');
    home = await mkdtemp(join(tmpdir(), 'shaodao-backup-'));
    await migrate(pool, SCHEMA);
    await pool.query('insert into vault_master_key (key_id, proof) values ($1, $2)', [
      KEY.id,
      KEY.proof,
    ]);
    await pool.query(`insert into ledger (line, said) values (1, 'first'), (2, null)`);
    await grow(1, 3_000);
  });

  afterAll(async () => {
    await pool.end();
    await Promise.all([source, ...others].map((database) => database.drop()));
    await rm(home, { recursive: true });
  });

  async function grow(from: number, to: number): Promise<void> {
    await pool.query(addEvents, [from, to]);
    await pool.query('update event_counter set last = $1', [to]);
  }

  const backup = (name: string, more: Partial<BackupTask> = {}): Promise<BackupResult> =>
    backUp({
      url: source.url,
      folder: join(home, name),
      schema: SCHEMA,
      projectors: [],
      program: '0.1.0',
      signal: PATIENT,
      ...more,
    });

  const into = async (
    { url }: TestDatabase,
    name: string,
    more: Partial<RestoreTask> = {},
  ): Promise<RestoreResult> =>
    restore({
      url,
      folder: join(home, name),
      schema: SCHEMA,
      masterKey: KEY,
      signal: PATIENT,
      ...more,
    });

  const target = async (): Promise<TestDatabase> => {
    const database = await createTestDatabase();
    others.push(database);
    return database;
  };

  const asked = async <R>({ url }: TestDatabase, sql: string): Promise<R[]> => {
    const own = createPool(url, 'test', { max: 1 });
    try {
      return (await own.query(sql)).rows as R[];
    } finally {
      await own.end();
    }
  };

  const filesOf = async (name: string): Promise<string[]> => {
    const entries = await readdir(join(home, name), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };

  it('keeps tables with columns that follow from others, and leaves those to the new database', async () => {
    await backup('plain');
    const database = await target();
    await into(database, 'plain');
    expect(await asked(database, 'select * from ledger order by line')).toEqual([
      { line: 1, said: 'first', twice: 2 },
      { line: 2, said: null, twice: 4 },
    ]);
    expect(await asked(database, 'select last::int from event_counter')).toEqual([{ last: 3_000 }]);
  });

  it('leaves nothing of a first run that was given up, and can be begun again', async () => {
    const stop = new AbortController();
    const given = backup('given-up', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(given).rejects.toThrow('aborted');
    expect(await filesOf('given-up')).toEqual([]);
    expect((await backup('given-up')).events).toBe(3_000);
  });

  it('is what it was where going on with it was given up', async () => {
    await backup('whole');
    const before = await readFile(join(home, 'whole', 'manifest.json'), 'utf8');
    await grow(3_001, 6_000);
    const stop = new AbortController();
    const given = backup('whole', { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(given).rejects.toThrow('aborted');
    expect(await readFile(join(home, 'whole', 'manifest.json'), 'utf8')).toBe(before);
    const database = await target();
    expect((await into(database, 'whole')).manifest.through).toBe(3_000);
    expect((await backup('whole')).events).toBe(3_000);
    expect((await readManifest(join(home, 'whole'))).eventCount).toBe(6_000);
  });

  it('leaves a database empty where a restore was given up, and restores into it then', async () => {
    await backup('to-restore');
    const database = await target();
    const stop = new AbortController();
    const given = into(database, 'to-restore', {
      signal: stop.signal,
      onProgress: ({ stage }) => {
        if (stage === 'loading') stop.abort();
      },
    });
    await expect(given).rejects.toThrow('aborted');
    expect(await asked(database, 'select count(*)::int as n from events')).toEqual([{ n: 0 }]);
    await into(database, 'to-restore');
    expect(await asked(database, 'select count(*)::int as n from events')).toEqual([{ n: 6_000 }]);
    await expect(into(database, 'to-restore')).rejects.toThrow('is not empty (events)');
  });

  it('brings an older backup to the schema of the program', async () => {
    await backup('older');
    const database = await target();
    await into(database, 'older', { schema: [...SCHEMA, LATER] });
    expect(await asked(database, 'select line, who from ledger order by line')).toEqual([
      { line: 1, who: 'old' },
      { line: 2, who: 'old' },
    ]);
  });

  it('refuses a backup whose schema the program does not know', async () => {
    await backup('newer');
    const folder = join(home, 'newer');
    const manifest = await readManifest(folder);
    await writeManifest(folder, {
      ...manifest,
      program: '9.0.0',
      steps: [...manifest.steps, LATER.id],
    });
    await expect(into(await target(), 'newer')).rejects.toThrow(
      'made by a newer version (9.0.0); its schema step ledger/2-who is not known',
    );
  });

  it('refuses a second one at the same time', async () => {
    let second: Promise<unknown> | undefined;
    await backup('first', {
      onProgress: () => {
        second ??= backup('second').catch((error: unknown) => String(error));
      },
    });
    expect(await second).toContain('Another process is backing up');
  });

  it('has nothing to back up where nothing happened', async () => {
    const fresh = await target();
    const own = createPool(fresh.url, 'test', { max: 1 });
    await migrate(own, SCHEMA);
    await own.end();
    await expect(backup('nothing', { url: fresh.url })).rejects.toThrow('There is no event');
    expect(await filesOf('nothing')).toEqual([]);
  });
});
