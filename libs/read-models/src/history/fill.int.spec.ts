import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillTables, rebuild, Scratch } from '@shaodao/projections';
import fc from 'fast-check';
import { livesOfMany } from '../../../../test/kpi/lives-of-many.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { HistoryProjector } from './projector.js';

const choice = fc.record({
  command: fc.nat(999),
  chance: fc.nat(9),
  actor: fc.nat(9),
  gap: fc.nat(11),
  a: fc.nat(41),
  b: fc.nat(41),
  c: fc.nat(41),
});

describe('the past, filled into empty tables', () => {
  const projector = new HistoryProjector();
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
  });
  afterAll(() => database.close());

  it('is the same as the past that was kept, however the pages are cut', async () => {
    const lives = fc.sample(fc.array(choice, { minLength: 30, maxLength: 50 }), {
      numRuns: 4,
      seed: 11,
    });
    const { store, events } = await livesOfMany(lives, [0, 1, 2, 1], {
      ...{ after: 1_000_000, stream: 'formulas-main', type: 'FormulaSetPublished', data: {} },
    });
    const tx = await database.pool.connect();
    for (const event of events)
      if (event.stream.startsWith('issue-')) await projector.project([event], tx);
    tx.release();
    const kept = await content();
    expect(kept.flat().length).toBeGreaterThan(50);
    const signal = new AbortController().signal;
    const ordered = Object.create(store, { readLives: { value: undefined } }) as typeof store;
    for (const pageSize of [1, 7, 40, 20_000])
      for (const read of [store, ordered]) {
        await rebuild({
          url: database.url,
          store: read,
          projectors: [projector],
          pageSize,
          signal,
        });
        expect(await content()).toEqual(kept);
      }
  }, 60_000);

  it('leaves to the end what is unique in tables that are only added to', async () => {
    const scratch = await Scratch.open({
      ...{ url: database.url, name: 'shaodao_rebuild', projectors: [projector], logged: true },
      byLives: true,
    });
    const keys = async (): Promise<readonly string[]> => {
      const { rows } = await scratch.pool.query<{ name: string }>(
        `select conrelid::regclass::text as name from pg_constraint
         where contype = 'p' and connamespace = 'shaodao_rebuild'::regnamespace order by 1`,
      );
      return rows.map(({ name }) => name).filter((name) => /^(board|inbox)_/.test(name));
    };
    try {
      expect(await keys()).toEqual(['board_begun_lanes']);
      const { signal } = new AbortController();
      const { store } = await livesOfMany([], [0], {
        ...{ after: 0, stream: 'formulas-main', type: 'FormulaSetPublished', data: {} },
      });
      await fillTables({ store, scratch, signal, onStage: () => undefined });
      expect(await keys()).toEqual([...projector.tables].sort());
    } finally {
      await scratch.close();
    }
  });

  async function content(): Promise<readonly (readonly unknown[])[]> {
    return Promise.all(
      projector.tables.map(async (table) => {
        const { rows } = await database.pool.query<{ row: string }>(
          `select t::text as row from ${table} t order by 1`,
        );
        return rows;
      }),
    );
  }
});
