import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START, type Position } from '@shaodao/event-store';
import { ProjectorWorker } from '../projector-worker.js';
import { retryParked } from '../retry.js';
import { Scratch } from '../scratch/scratch.js';
import { Book } from '../testing/book.js';
import { setScene, type Scene } from '../testing/scene.js';
import { happen, happenMany } from '../testing/tally.js';
import { LiveMoment } from './live-moment.js';
import { replayedTo, replayTo } from './replay.js';
import { SparingProjector } from './sparing-projector.js';
import type { ProjectorVerdict } from './verdict.js';
import { verify, VERIFY_SCHEMA, type VerifyTask } from './verify.js';

describe('a verification', () => {
  let scene: Scene;
  let book: Book;

  beforeEach(async () => {
    book = new Book();
    scene = await setScene([book]);
  });
  afterEach(() => scene.close());

  /** The live projection, as far as the store goes. */
  const project = async (): Promise<void> => {
    const worker = new ProjectorWorker(book, scene.pool, 100);
    await worker.load();
    await worker.apply(await scene.store.readAll(worker.checkpoint, 10_000));
  };

  const verdict = async (more: Partial<VerifyTask> = {}): Promise<ProjectorVerdict> => {
    const { clean, projectors } = await verify({
      url: scene.url,
      store: scene.store,
      projectors: [book],
      signal: new AbortController().signal,
      ...more,
    });
    const [only] = projectors;
    if (only === undefined || projectors.length > 1) throw new Error('One verdict was expected');
    expect(clean).toBe(only.clean);
    return only;
  };

  const harm = async (sql: string): Promise<void> => {
    const { rowCount } = await scene.pool.query(sql);
    expect(rowCount).toBeGreaterThan(0);
  };

  const checkpointTo = (position: Position | number): Promise<void> =>
    harm(`update projection_checkpoints set position = ${String(position)}`);

  const leftOver = async (): Promise<readonly string[]> => {
    const { rows } = await scene.pool.query<{ nspname: string }>(
      `select nspname from pg_namespace where nspname like $1`,
      [`${VERIFY_SCHEMA}%`],
    );
    return rows.map(({ nspname }) => nspname);
  };

  describe('of rows', () => {
    beforeEach(async () => {
      await happen(scene.store, ['tally-a', 'tally-b', 'other-x', 'tally-a', 'tally-c']);
      await project();
    });

    it('is clean where the tables are what the events say, and leaves nothing behind', async () => {
      const found = await verdict();
      expect(found).toMatchObject({
        projector: 'book',
        clean: true,
        checkpoint: { position: 5, applied: { live: 4, replayed: 4 }, parked: 0, faults: [] },
      });
      expect(found.tables.map(({ table, rows }) => [table, rows.live, rows.replayed])).toEqual([
        ['book_entries', 4, 4],
        ['book_streams', 3, 3],
      ]);
      expect(await leftOver()).toEqual([]);
    });

    it('is clean where no event has come yet', async () => {
      await harm(`delete from projection_checkpoints`);
      await harm(`delete from book_streams`);
      await harm(`delete from book_entries`);
      expect(await verdict()).toMatchObject({ clean: true, checkpoint: { position: START } });
    });

    it('names the row that was changed, its columns, and the events behind it', async () => {
      await harm(`update book_streams set events = 7, word = 'so' where stream = 'tally-a'`);
      const found = await verdict();
      expect(found.checkpoint.faults).toEqual([]);
      const [entries, streams] = found.tables;
      expect(entries).toMatchObject({ table: 'book_entries', differing: 0, differences: [] });
      expect(streams).toMatchObject({
        table: 'book_streams',
        differing: 1,
        ahead: 0,
        differences: [
          {
            key: { stream: 'tally-a' },
            kind: 'CHANGED',
            columns: [
              { column: 'events', live: '7', replayed: '2' },
              { column: 'word', live: 'so', replayed: null },
            ],
            behind: [
              {
                stream: 'tally-a',
                events: 2,
                last: [
                  { revision: 1, position: 1, type: 'Tallied' },
                  { revision: 2, position: 4, type: 'Tallied' },
                ],
              },
            ],
          },
        ],
      });
      expect(streams?.checksum.live).not.toBe(streams?.checksum.replayed);
    });

    it('names rows that are missing and rows nobody made', async () => {
      await harm(`delete from book_entries where stream = 'tally-a' and revision = 2`);
      await harm(`insert into book_entries values ('tally-b', 9, 'Tallied')`);
      const [entries] = (await verdict()).tables;
      expect(entries?.differing).toBe(2);
      expect(entries?.differences.map(({ key, kind }) => [key, kind])).toEqual([
        [{ revision: '2', stream: 'tally-a' }, 'MISSING'],
        [{ revision: '9', stream: 'tally-b' }, 'EXTRA'],
      ]);
    });

    it('counts all that differs and names the first', async () => {
      await happenMany(scene.store, 3, 20);
      await project();
      await harm(`update book_entries set type = 'Told'`);
      const [entries] = (await verdict()).tables;
      expect(entries?.differing).toBe(64);
      expect(entries?.differences).toHaveLength(20);
    });

    it('shows of a long value only the beginning', async () => {
      await harm(`update book_streams set word = repeat('x', 9000) where stream = 'tally-a'`);
      const [, streams] = (await verdict()).tables;
      expect(streams?.differences[0]?.columns[0]?.live?.length).toBeLessThan(200);
    });
  });

  describe('of a checkpoint', () => {
    beforeEach(async () => {
      await happen(scene.store, ['tally-a', 'tally-b', 'tally-a', 'tally-c']);
      await project();
    });

    it('finds one that was put back, and the rows that hold more than it says', async () => {
      await checkpointTo(2);
      const found = await verdict();
      expect(found.checkpoint).toMatchObject({
        position: 2,
        applied: { live: 4, replayed: 2 },
        faults: ['MORE_APPLIED'],
      });
      const [entries, streams] = found.tables;
      expect(entries?.differing).toBe(2);
      expect(streams).toMatchObject({ differing: 2, ahead: 2 });
      expect(streams?.differences.map(({ key, kind }) => [key['stream'], kind])).toEqual([
        ['tally-a', 'CHANGED'],
        ['tally-c', 'EXTRA'],
      ]);
    });

    it('finds it also after the projection has gone on from there', async () => {
      await checkpointTo(2);
      await project();
      const found = await verdict();
      expect(found.checkpoint).toMatchObject({ position: 4, faults: ['MORE_APPLIED'] });
      expect(found.tables.every(({ differing }) => differing === 0)).toBe(true);
    });

    it('finds one that was put forward, and the rows that lack what was left out', async () => {
      const head = await happen(scene.store, ['tally-b', 'tally-d']);
      await checkpointTo(head);
      const found = await verdict();
      expect(found.checkpoint).toMatchObject({
        position: 6,
        applied: { live: 4, replayed: 6 },
        faults: ['FEWER_APPLIED'],
      });
      const [, streams] = found.tables;
      expect(streams?.differences.map(({ key, kind }) => [key['stream'], kind])).toEqual([
        ['tally-b', 'CHANGED'],
        ['tally-d', 'MISSING'],
      ]);
      expect(streams?.differences[1]?.behind).toEqual([
        { stream: 'tally-d', events: 1, last: [{ revision: 1, position: 6, type: 'Tallied' }] },
      ]);
    });

    it('finds one beyond the last event there is', async () => {
      await checkpointTo(40);
      expect(await verdict()).toMatchObject({
        clean: false,
        checkpoint: { position: 40, faults: ['BEYOND_HEAD'] },
        tables: [],
      });
    });

    it('finds one of another version', async () => {
      book = new Book(2);
      expect((await verdict()).checkpoint.faults).toEqual(['OTHER_VERSION']);
    });
  });

  describe('of what was set aside', () => {
    beforeEach(async () => {
      await happen(scene.store, ['tally-a', 'tally-b']);
      await happen(scene.store, ['tally-a'], { poison: true });
      await happen(scene.store, ['tally-a', 'tally-b']);
      await project();
    });

    const deps = () => ({ pool: scene.pool, store: scene.store, projectors: [book] });

    it('is clean while it stands parked, whether or not it would go in by now', async () => {
      const parked = { clean: true, checkpoint: { applied: { live: 5, replayed: 5 }, parked: 2 } };
      expect(await verdict()).toMatchObject(parked);
      book.cured = true;
      expect(await verdict()).toMatchObject(parked);
    });

    it('is clean when it was retried', async () => {
      book.cured = true;
      await retryParked(deps(), 'book', 'tally-a');
      expect(await verdict()).toMatchObject({ clean: true, checkpoint: { parked: 0 } });
    });

    it('finds what was forgotten instead of retried', async () => {
      await harm(`delete from parked_events`);
      book.cured = true;
      const [entries] = (await verdict()).tables;
      expect(entries?.differences.map(({ key, kind }) => [key['revision'], kind])).toEqual([
        ['2', 'MISSING'],
        ['3', 'MISSING'],
      ]);
    });

    it('says what cannot be projected although it counts as projected', async () => {
      await harm(`delete from parked_events`);
      const { faults, unprojectable } = (await verdict()).checkpoint;
      expect(faults).toEqual(['UNPROJECTABLE']);
      expect(unprojectable).toEqual([
        {
          stream: 'tally-a',
          revision: 2,
          type: 'Tallied',
          error: 'TypeError: bad facts in tally-a',
        },
        expect.objectContaining({ stream: 'tally-a', revision: 3 }),
      ]);
    });

    it('finds what is parked beyond the checkpoint', async () => {
      await checkpointTo(2);
      expect((await verdict()).checkpoint.faults).toContain('PARKED_AHEAD');
    });

    it('follows a retry that happens in the middle', async () => {
      const projector = new SparingProjector(book);
      const scratch = await Scratch.open({
        url: scene.url,
        name: VERIFY_SCHEMA,
        projectors: [projector],
        logged: false,
      });
      const { signal } = new AbortController();
      const task = { store: scene.store, scratch, signal, onProgress: () => undefined };
      const goTo = async (): Promise<void> => {
        const moment = await LiveMoment.of(scratch.pool, book);
        await replayTo(moment, projector, task);
        await moment.end();
      };
      const entries = async (): Promise<readonly string[]> => {
        const { rows } = await scratch.pool.query<{ entry: string }>(
          `select stream || '/' || revision as entry from book_entries order by entry`,
        );
        return rows.map(({ entry }) => entry);
      };
      try {
        await goTo();
        expect(await entries()).toEqual(['tally-a/1', 'tally-b/1', 'tally-b/2']);
        book.cured = true;
        await retryParked(deps(), 'book', 'tally-a');
        await happen(scene.store, ['tally-a']);
        await project();
        await goTo();
        expect(await entries()).toEqual([
          'tally-a/1',
          'tally-a/2',
          'tally-a/3',
          'tally-a/4',
          'tally-b/1',
          'tally-b/2',
        ]);
        expect(await replayedTo('book', scratch)).toEqual({ position: 6, applied: 6 });
      } finally {
        await scratch.close();
      }
    });
  });

  describe('beside what goes on', () => {
    it('compares what was there at one moment', async () => {
      await happenMany(scene.store, 5, 40);
      await project();
      // More is projected at every step of it, as a running server would.
      let going: Promise<unknown> = Promise.resolve();
      const onStage = (): void => {
        going = going.then(() => happen(scene.store, ['tally-1', 'tally-new'])).then(project);
      };
      const found = await verdict({ onStage });
      await going;
      expect(found).toMatchObject({ clean: true, checkpoint: { faults: [] } });
      expect((await verdict()).checkpoint.position).toBeGreaterThan(found.checkpoint.position);
    });

    it('waits for the erasure of which the replay knows already', async () => {
      book.word = 'opened';
      await happen(scene.store, ['tally-a']);
      await project();
      book.word = undefined;
      await happen(scene.store, ['tally-a'], { erase: true });
      let compared = 0;
      const onStage = ({ stage }: { readonly stage: string }): void => {
        if (stage !== 'comparing') return;
        compared += 1;
        if (compared === 2) void project();
      };
      expect(await verdict({ onStage })).toMatchObject({ clean: true });
      expect(compared).toBe(4);
    });

    it('gives up in order, and clears away what a killed one left', async () => {
      await happen(scene.store, ['tally-a']);
      await project();
      await scene.pool.query(
        `create schema ${VERIFY_SCHEMA}; create table ${VERIFY_SCHEMA}.book_entries (x integer)`,
      );
      const giveUp = new AbortController();
      const onStage = (): void => {
        giveUp.abort();
      };
      await expect(verdict({ onStage, signal: giveUp.signal })).rejects.toThrow('aborted');
      expect(await leftOver()).toEqual([]);
      expect(await verdict()).toMatchObject({ clean: true });
    });
  });
});
