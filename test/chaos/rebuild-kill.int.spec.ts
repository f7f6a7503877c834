import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  REBUILD_BEGUN,
  REBUILD_INDEXES,
  REBUILD_SWAPS,
  RebuildSite,
} from '../../apps/cli/src/bench/rebuild-site.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const PROGRAM = join(import.meta.dirname, '../../apps/cli/bin/shaodao.mjs');

// At 500 events a second and with more of them: `npm run bench -- rebuild-kill`.
const EVENTS = 1_000;
const PER_SECOND = 50;

describe('a rebuild whose process is killed', () => {
  let database: TestDatabase;
  let site: RebuildSite | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    site = await RebuildSite.open({
      ...{ databaseUrl: database.url, events: EVENTS, program: PROGRAM },
    });
  }, 90_000);
  afterAll(async () => {
    await site?.close();
    await database.drop();
  });

  const opened = (): RebuildSite => {
    if (site === undefined) throw new Error('The site is not open');
    return site;
  };

  it.each([
    ['while it builds', REBUILD_BEGUN, 400 * Math.random()],
    ['while it makes indexes', REBUILD_INDEXES, 100 * Math.random()],
    ['while tables change places, or just after', REBUILD_SWAPS, 20 * Math.random()],
  ])(
    '%s leaves the tables whole',
    async (_moment, when, delayMs) => {
      const before = await opened().liveTables();
      await opened().killRebuild(when, delayMs);
      expect(await opened().liveTables()).toEqual(before);
    },
    60_000,
  );

  it('twice, while commands arrive: nobody waits long, nothing goes back, all is right at the end', async () => {
    const watched = await opened().watching(PER_SECOND, async () => {
      await opened().killRebuild(REBUILD_BEGUN, 300 * Math.random());
      await opened().killRebuild(REBUILD_INDEXES, 100 * Math.random());
      const { code, said } = await opened().finish('rebuild');
      expect([code, said]).toEqual([0, expect.stringContaining('Rebuilt: board')]);
    });
    expect(watched).toMatchObject({ onward: true });
    expect(watched.events).toBeGreaterThan(PER_SECOND);
    expect(watched.slowestReadMs).toBeLessThan(3_000);
    const { rows } = await opened().engine.pool.query(
      `select nspname from pg_namespace where nspname like 'shaodao%'`,
    );
    expect(rows).toEqual([]);

    await opened().caughtUp();
    const verified = await opened().finish('verify');
    expect([verified.code, verified.said]).toEqual([0, expect.any(String)]);
  }, 240_000);
});
