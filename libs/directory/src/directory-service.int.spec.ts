import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventStoreMigrations, PostgresEventStore, StoreUnavailable } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import type { UnitEntry } from './core/entries.js';
import { DirectoryRefused, DirectoryService } from './directory-service.js';
import { SAMPLE_DISTRICT } from './sample/sample-district.js';

const importer = { person: 'importer', roles: ['SYSTEM'] };
const unit = (code: string, parent?: string): UnitEntry => ({
  code,
  kind: 'department',
  name: { zh: code, en: code },
  ...(parent === undefined ? {} : { parent }),
});

let database: TestDatabase;
const open: { stop(): Promise<void> }[] = [];

/** A process of its own: store, directory, memory. */
async function newProcess(): Promise<{ store: PostgresEventStore; directory: DirectoryService }> {
  const store = new PostgresEventStore({ connectionString: database.url, readers: 2 });
  const directory = await DirectoryService.start(store);
  open.push({ stop: () => directory.stop().then(() => store.close()) });
  return { store, directory };
}

beforeEach(async () => {
  database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await migrate(pool, eventStoreMigrations);
  await pool.end();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((process) => process.stop()));
  await database.drop();
});

describe('The directory service', () => {
  it('starts empty and knows at once what it registered', async () => {
    const { directory } = await newProcess();
    expect(directory.current().version).toBe(0);
    await directory.ensureTerritories(SAMPLE_DISTRICT.territories, importer);
    await directory.ensureUnits(SAMPLE_DISTRICT.units, importer);
    await directory.ensureCategories(SAMPLE_DISTRICT.categories, importer);
    expect(directory.current().version).toBe(3);
    expect(directory.current().isUnitWithin('community-liuyin', 'street-heping')).toBe(true);
  });

  it('writes nothing where nothing is missing, and else only what is', async () => {
    const { store, directory } = await newProcess();
    await directory.ensureUnits([unit('a'), unit('b')], importer);
    await directory.ensureUnits([unit('b'), unit('a')], importer);
    await directory.ensureUnits([unit('b'), unit('c', 'a')], importer);
    const events = [];
    for await (const event of store.readStream('directory-main')) events.push(event);
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'UnitsRegistered', data: { units: [unit('a'), unit('b')] } },
      { type: 'UnitsRegistered', data: { units: [unit('c', 'a')] } },
    ]);
    expect(events[0]?.meta.actor).toEqual(importer);
  });

  it('leaves a registered unit as it is, whatever an importer says later', async () => {
    const { directory } = await newProcess();
    await directory.ensureUnits([unit('a')], importer);
    await directory.ensureUnits([{ ...unit('a'), name: { zh: '新', en: 'new' } }], importer);
    expect(directory.current().name('unit', 'a', 'en')).toBe('a');
  });

  it('is the same in a process that starts later, and follows what others add', async () => {
    const first = await newProcess();
    await first.directory.ensureUnits([unit('a')], importer);
    const second = await newProcess();
    expect(second.directory.current().version).toBe(1);
    await first.directory.ensureUnits([unit('b', 'a')], importer);
    await second.directory.whenAtLeast(2);
    expect(second.directory.current().isUnitWithin('b', 'a')).toBe(true);
  });

  it('registers each once where several importers ensure the same at once', async () => {
    const processes = await Promise.all([newProcess(), newProcess(), newProcess()]);
    const wanted = Array.from({ length: 12 }, (_, i) => unit(`department-${i}`));
    await Promise.all(
      processes.flatMap(({ directory }, p) =>
        [0, 1, 2, 3].map((part) =>
          // Overlapping parts, begun at another place in each process.
          directory.ensureUnits(
            Array.from({ length: 6 }, (_, i) => wanted[(p * 5 + part * 3 + i) % 12]!),
            importer,
          ),
        ),
      ),
    );
    const { directory } = await newProcess();
    expect([...directory.current().units()].map(({ code }) => code).sort()).toEqual(
      wanted.map(({ code }) => code).sort(),
    );
  });

  it('refuses what cannot be, with code and facts, and changes nothing', async () => {
    const { directory } = await newProcess();
    const refusal = directory.ensureUnits([unit('a'), unit('b', 'nowhere')], importer);
    await expect(refusal).rejects.toThrow(DirectoryRefused);
    await expect(refusal).rejects.toMatchObject({
      refusal: { code: 'PARENT_UNKNOWN', params: { code: 'b', parent: 'nowhere' } },
    });
    expect(directory.current().version).toBe(0);
  });

  it('refuses the same code twice in one wish instead of trying for ever', async () => {
    const { directory } = await newProcess();
    await expect(directory.ensureUnits([unit('a'), unit('a')], importer)).rejects.toMatchObject({
      refusal: { code: 'CODE_TAKEN' },
    });
  });

  it('takes a unit out of service', async () => {
    const { directory } = await newProcess();
    await directory.ensureUnits([unit('a')], importer);
    await directory.retireUnit('a', '机构改革', importer);
    expect(directory.current().isActiveUnit('a')).toBe(false);
    await expect(directory.retireUnit('a', '机构改革', importer)).rejects.toThrow('UNIT_RETIRED');
  });

  it('takes one unit’s work into account, and names who takes over', async () => {
    const store = new PostgresEventStore({ connectionString: database.url, readers: 2 });
    const asked: string[] = [];
    const directory = await DirectoryService.start(store, {
      openAssignments: (code) => Promise.resolve(asked.push(code)),
    });
    open.push({ stop: () => directory.stop().then(() => store.close()) });
    await directory.ensureUnits([unit('a'), unit('b')], importer);
    await expect(directory.retireUnit('a', '合并', importer)).rejects.toThrow('UNIT_HAS_OPEN_WORK');
    await directory.retireUnit('a', '合并', importer, 'b');
    expect(directory.current().resolveUnit('a')).toBe('b');
    expect(asked).toEqual(['a']);
  });

  it('speaks of any day and of any version', async () => {
    let today = '2026-03-01T04:00:00.000Z';
    const store = new PostgresEventStore({ connectionString: database.url, readers: 2 });
    const directory = await DirectoryService.start(store, { now: () => new Date(today) });
    open.push({ stop: () => directory.stop().then(() => store.close()) });
    await directory.ensureUnits([unit('a')], importer);
    today = '2026-05-01T04:00:00.000Z';
    await directory.ensureUnits([{ ...unit('b'), validFrom: '2026-02-01' }], importer);
    expect(directory.asOf('2026-02-15T00:00:00Z').isActiveUnit('b')).toBe(true);
    expect(directory.asOf('2026-02-15T00:00:00Z').isActiveUnit('a')).toBe(false);
    expect(directory.current().day).toBe('2026-05-01');
    expect(directory.current()).toBe(directory.current());
    const first = await directory.at(1, '2026-04-01T00:00:00Z');
    expect(first.version).toBe(1);
    expect([first.isActiveUnit('a'), first.isActiveUnit('b')]).toEqual([true, false]);
    expect((await directory.at(2)).isActiveUnit('b')).toBe(true);
    today = '2026-05-01T16:00:00.000Z';
    expect(directory.current().day).toBe('2026-05-02');
  });

  it('previews what it then does, once for the same command id', async () => {
    const { directory } = await newProcess();
    await directory.ensureUnits([unit('a')], importer);
    const command = {
      type: 'ImportDirectory',
      tables: {
        units: [{ ...unit('a'), name: { zh: '新', en: 'new' } }, unit('b', 'a')],
        trees: [{ code: 'party', name: { zh: '党', en: 'Party' } }],
      },
    } as const;
    const preview = await directory.preview(command);
    expect(preview).toMatchObject({ ok: true });
    expect(preview.ok && preview.changes.map(({ code, change }) => `${change} ${code}`)).toEqual([
      'changed a',
      'added b',
      'added party',
    ]);
    expect(directory.current().version).toBe(1);
    const order = { command, by: importer, commandId: 'import-1' };
    expect(await directory.execute(order)).toMatchObject({ kind: 'done', replayed: false });
    expect(await directory.execute(order)).toMatchObject({ kind: 'done', replayed: true });
    const other = { ...order, command: { ...command, tables: {} } };
    expect(await directory.execute(other)).toEqual({ kind: 'reused-id' });
    expect(directory.current().name('unit', 'a', 'en')).toBe('new');
    expect(await directory.preview(command)).toEqual({ ok: true, changes: [], orphans: [] });
    const refused = { type: 'RetireUnit', code: 'nobody', reason: '撤' } as const;
    expect(await directory.preview(refused)).toMatchObject({
      ok: false,
      refusal: { code: 'UNIT_UNKNOWN' },
    });
    await directory.order(
      { type: 'EndEntries', table: 'trees', codes: ['party'], reason: '撤' },
      importer,
    );
    expect(directory.current().entries('trees').size).toBe(0);
  });

  it('ends the waiting of those who wait when it is stopped', async () => {
    const { directory } = await newProcess();
    const waiting = expect(directory.whenAtLeast(99)).rejects.toThrow('followed no more');
    await directory.stop();
    await waiting;
  });

  it('goes on by itself after its connections were cut', async () => {
    const { directory } = await newProcess();
    await directory.ensureUnits([unit('a')], importer);
    const other = await newProcess();
    const cutter = new pg.Client({ connectionString: database.url });
    await cutter.connect();
    await cutter.query(`select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()`);
    await cutter.end();
    await registeredInTheEnd(other.directory, unit('b'));
    await directory.whenAtLeast(2);
    expect(directory.current().isActiveUnit('b')).toBe(true);
  });

  it('tells those who wait why it cannot be followed, and keeps what it knows', async () => {
    const { store, directory: known } = await newProcess();
    await known.ensureUnits([unit('a')], importer);
    const deaf = Object.assign(Object.create(store) as PostgresEventStore, {
      subscribe: () => {
        throw new Error('unreadable page');
      },
    });
    const directory = await DirectoryService.start(deaf);
    await expect(directory.whenAtLeast(2)).rejects.toMatchObject({
      message: 'directory-main cannot be followed',
      cause: expect.objectContaining({ message: 'unreadable page' }),
    });
    expect(directory.current().isActiveUnit('a')).toBe(true);
  });
});

/** Tries until the store is back: an append of a lost moment may have to be sent again. */
async function registeredInTheEnd(directory: DirectoryService, entry: UnitEntry): Promise<void> {
  for (;;)
    try {
      await directory.ensureUnits([entry], importer);
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
}
