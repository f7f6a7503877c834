import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@shaodao/event-store';
import { wants } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import fc from 'fast-check';
import { readModelProjectors } from './projectors.js';
import { Histories, walk } from './testing/histories.js';
import { readDatabase, type ReadDatabase } from './testing/database.js';

/** Numbers that steer walks of three issues, how their events interleave, and where batches end. */
const lives = fc.record({
  walks: fc.array(fc.array(fc.nat(99), { minLength: 3, maxLength: 14 }), {
    minLength: 1,
    maxLength: 3,
  }),
  cuts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
  eraseFirst: fc.boolean(),
});

describe('however the events are cut into batches', () => {
  const vault = new MemoryVault();
  const projectors = readModelProjectors(vault);
  let database: ReadDatabase;
  let title: string;
  let doomed: string;

  beforeAll(async () => {
    database = await readDatabase();
    title = (await vault.seal('s', ['Broken street light 路灯']))[0] ?? '';
    doomed = (await vault.seal('s-x', ['gone']))[0] ?? '';
    await vault.erase('s-x');
  });
  afterAll(() => database.close());

  it('the tables are those of one batch, also when everything is delivered twice', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ walks, cuts, eraseFirst }) => {
        const events = history(walks, eraseFirst);
        await deliver([events]);
        const once = await content();
        const pieces = cut(events, cuts);
        await deliver(pieces);
        expect(await content()).toEqual(once);
        await deliver([...pieces, ...cut(events, [...cuts].reverse())], false);
        expect(await content()).toEqual(once);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  function history(walks: readonly (readonly number[])[], eraseFirst: boolean): RecordedEvent[] {
    const histories = new Histories();
    histories.reported('x', doomed, { appellant: { subject: 's-x' } });
    if (eraseFirst) histories.erased('s-x');
    walks.forEach((choices, index) => {
      walk(histories, `i${String(index)}`, title, choices);
    });
    if (!eraseFirst) histories.erased('s-x');
    return histories.events;
  }

  async function deliver(
    batches: readonly (readonly RecordedEvent[])[],
    fromEmpty = true,
  ): Promise<void> {
    const tx = await database.pool.connect();
    try {
      const tables = projectors.flatMap((projector) => projector.tables);
      if (fromEmpty) await tx.query(`truncate ${tables.join(', ')}`);
      for (const batch of batches) {
        for (const projector of projectors) {
          const wanted = batch.filter((event) => wants(projector.filter, event));
          if (wanted.length > 0) await projector.project(wanted, tx);
        }
      }
    } finally {
      tx.release();
    }
  }

  async function content(): Promise<readonly unknown[]> {
    const tables = projectors.flatMap((projector) => projector.tables);
    return Promise.all(
      tables.map(async (table) => {
        const { rows } = await database.pool.query<Record<string, unknown>>(
          `select * from ${table} t order by t::text`,
        );
        return rows;
      }),
    );
  }
});

function cut(events: readonly RecordedEvent[], sizes: readonly number[]): RecordedEvent[][] {
  const pieces: RecordedEvent[][] = [];
  for (let from = 0, piece = 0; from < events.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    pieces.push(events.slice(from, from + size));
    from += size;
  }
  return pieces;
}
