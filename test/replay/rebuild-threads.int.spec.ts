import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillThreads, openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { createLog } from '@shaodao/platform';
import { rebuild, type OpenFillPlaces } from '@shaodao/projections';
import { BenchLives } from '../../apps/cli/src/bench/bench-lives.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const EVENTS = 1_500;
const SEED = 7;

/** The threads as they are compiled: sources that run as they are have none. */
describe('a rebuild by threads', () => {
  const masterKey = randomBytes(32);
  const { signal } = new AbortController();
  let database: TestDatabase;
  let engine: Engine;
  let file: URL;

  beforeAll(async () => {
    const { useBuild } = (await import(join(import.meta.dirname, '../../infra/build.mjs'))) as {
      useBuild: () => Promise<string>;
    };
    file = pathToFileURL(join(await useBuild(), 'libs/engine/src/rebuild/fill-worker.js'));
    database = await createTestDatabase();
    engine = await openEngine({
      ...{ databaseUrl: database.url, masterKey, tokenSecret: masterKey },
      log: createLog({ level: 'silent' }),
    });
    await seedSampleDistrict(engine);
    await new BenchLives(engine, SEED, EVENTS).fill(EVENTS);
  }, 120_000);
  afterAll(async () => {
    await engine.close();
    await database.drop();
  });

  const able = () =>
    [...engine.readModels, ...engine.kpi.projectors].filter(({ rebuildable }) => rebuildable);

  const textsOf = async (sql: string): Promise<readonly string[]> =>
    (await engine.pool.query<{ text: string }>(`${sql} order by 1`)).rows.map(({ text }) => text);

  const content = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
    const tables: Record<string, readonly string[]> = {};
    for (const table of able().flatMap((projector) => projector.tables))
      tables[table] = await textsOf(`select t::text as text from ${table} t`);
    tables['checkpoints'] = await textsOf(
      `select concat_ws(' ', projector, version, position, applied) as text
       from projection_checkpoints`,
    );
    return tables;
  };

  const rebuildBy = (openPlaces: OpenFillPlaces) =>
    rebuild({
      ...{ url: database.url, store: engine.store, projectors: able(), pageSize: 100, signal },
      openPlaces,
    });

  it('leaves to the last byte what one thread leaves', async () => {
    await rebuildBy(() => []);
    const alone = await content();
    expect(alone['board_issues']?.length).toBeGreaterThan(50);
    let threads = 0;
    await rebuildBy((order) => {
      const places = fillThreads(
        { databaseUrl: database.url, masterKey },
        { worthIt: 1, file },
      )(order);
      threads = places.length;
      return places;
    });
    expect(threads).toBeGreaterThan(1);
    expect(await content()).toEqual(alone);
  }, 60_000);

  it('ends where a thread cannot go on, and leaves the live tables as they were', async () => {
    const before = await content();
    const settings = { databaseUrl: database.url, masterKey: randomBytes(32) };
    await expect(rebuildBy(fillThreads(settings, { worthIt: 1, file }))).rejects.toThrow();
    expect(await content()).toEqual(before);
    expect(await textsOf(`select nspname::text as text from pg_namespace`)).not.toContain(
      'shaodao_rebuild',
    );
  }, 60_000);

  it('is not begun for a log that is shorter than they are worth', () => {
    const open = fillThreads({ databaseUrl: database.url, masterKey }, { worthIt: 2_000, file });
    const order = { schema: 'x', projectors: [], through: 1_999 as never, pageSize: 100 };
    expect(open(order)).toEqual([]);
  });
});
