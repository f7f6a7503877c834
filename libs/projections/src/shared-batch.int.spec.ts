import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START, type EventPage } from '@shaodao/event-store';
import { ProjectorWorker } from './projector-worker.js';
import { ProjectionRunner } from './runner.js';
import { applyTogether, MOST_SHARED } from './shared-batch.js';
import { listParked } from './parked-list.js';
import { eventually, setScene, type Scene } from './testing/scene.js';
import { happen, happenMany, Tally } from './testing/tally.js';

describe('a page shared by several projectors', () => {
  let scene: Scene;
  let tally: Tally;
  let other: Tally;
  let workers: readonly ProjectorWorker[];

  beforeEach(async () => {
    tally = new Tally();
    other = new Tally('other');
    scene = await setScene([tally, other]);
    workers = await loaded();
  });

  afterEach(() => scene.close());

  const loaded = async (): Promise<readonly ProjectorWorker[]> => {
    const made = [tally, other].map((each) => new ProjectorWorker(each, scene.pool, 100));
    for (const worker of made) await worker.load();
    return made;
  };

  const pageAfter = (position = START): Promise<EventPage> => scene.store.readAll(position, 1_000);

  const transactionsOf = async (table: string): Promise<readonly string[]> => {
    const { rows } = await scene.pool.query<{ xmin: string }>(
      `select distinct xmin::text as xmin from ${table}`,
    );
    return rows.map((row) => row.xmin);
  };

  const checkpoints = async (): Promise<readonly number[]> => {
    const { rows } = await scene.pool.query<{ position: string }>(
      `select position from projection_checkpoints order by projector`,
    );
    return rows.map((row) => Number(row.position));
  };

  it('is written by one transaction, rows and checkpoints', async () => {
    await happen(scene.store, ['tally-a', 'tally-b', 'ignored-x']);
    expect(await applyTogether(workers, await pageAfter(), scene.pool)).toBe(true);
    const [transaction, ...more] = await transactionsOf('tally_lines');
    expect(more).toEqual([]);
    expect(await transactionsOf('other_lines')).toEqual([transaction]);
    expect(await transactionsOf('projection_checkpoints')).toEqual([transaction]);
    expect(await checkpoints()).toEqual([3, 3]);
    expect(workers.map((worker) => worker.checkpoint)).toEqual([3, 3]);
    expect(await scene.lines()).toEqual(['tally-a/1', 'tally-b/1']);
  });

  it('is left alone by all where another process has moved one of them', async () => {
    const last = await happen(scene.store, ['tally-a', 'tally-b']);
    const [rival] = await loaded();
    await rival?.apply(await pageAfter());
    expect(await applyTogether(workers, await pageAfter(), scene.pool)).toBe(false);
    expect(await scene.lines()).toHaveLength(2);
    expect(await scene.lines('other')).toEqual([]);
    expect(await checkpoints()).toEqual([START, last]);
    expect(workers.map((worker) => worker.checkpoint)).toEqual([START, START]);
  });

  it('is not shared by projectors that stand at different places', async () => {
    await happen(scene.store, ['tally-a']);
    await workers[0]?.apply(await pageAfter());
    await happen(scene.store, ['tally-b']);
    expect(await applyTogether(workers, await pageAfter(), scene.pool)).toBe(false);
    expect(await scene.lines()).toEqual(['tally-a/1']);
    expect(await scene.lines('other')).toEqual([]);
  });

  it('is not shared where it is large', async () => {
    await happenMany(scene.store, 1, MOST_SHARED + 1);
    expect(await applyTogether(workers, await pageAfter(), scene.pool)).toBe(false);
    expect(await checkpoints()).toEqual([START, START]);
  });

  it('with a poison event costs only the projector that cannot take it', async () => {
    other.cured = true;
    await happen(scene.store, ['tally-a', 'tally-b']);
    await happen(scene.store, ['tally-a'], { poison: true });
    const runner = new ProjectionRunner({
      store: scene.store,
      pool: scene.poolNamed('one'),
      projectors: [tally, other],
      name: 'read-models',
    });
    runner.start();
    try {
      await eventually(async () => (await checkpoints()).every((position) => position === 3));
      // Of the parked stream, what follows queues up behind the culprit, also in shared pages.
      await happen(scene.store, ['tally-a', 'tally-c']);
      await eventually(async () => (await checkpoints()).every((position) => position === 5));
    } finally {
      await runner.stop();
    }
    expect(await scene.lines()).toEqual(['tally-a/1', 'tally-b/1', 'tally-c/1']);
    expect(await scene.lines('other')).toEqual([
      'tally-a/1',
      'tally-b/1',
      'tally-a/2',
      'tally-a/3',
      'tally-c/1',
    ]);
    const parked = await listParked(scene.pool);
    expect(parked.map(({ projector, revision, cause }) => [projector, revision, cause])).toEqual([
      ['tally', 2, true],
      ['tally', 3, false],
    ]);
  });
});
