import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type EventStore } from '@shaodao/event-store';
import { listParked } from '../parked-list.js';
import { ProjectorWorker } from '../projector-worker.js';
import { rebuild, type RebuildResult, type RebuildStage } from '../rebuild/rebuild.js';
import { retryParked } from '../retry.js';
import { Chapters } from '../testing/chapters.js';
import { Counting } from '../testing/counting.js';
import { setScene, type Scene } from '../testing/scene.js';
import { happen, happenMany, Tally } from '../testing/tally.js';
import { verify } from '../verify/verify.js';

/** A text PostgreSQL keeps in no column. */
const NUL = 'a\u0000b';

describe('a rebuild by whole streams', () => {
  let scene: Scene;
  let chapters: Chapters;
  let counting: Counting;

  beforeEach(async () => {
    chapters = new Chapters();
    counting = new Counting();
    scene = await setScene([chapters, counting]);
  });
  afterEach(() => scene.close());

  const signal = new AbortController().signal;
  const projectors = (): readonly [Chapters, Counting] => [chapters, counting];

  /** The live projections, as far as the store goes. */
  const project = async (): Promise<void> => {
    for (const projector of projectors()) {
      const worker = new ProjectorWorker(projector, scene.pool, 3);
      await worker.load();
      await worker.apply(await scene.store.readAll(worker.checkpoint, 10_000));
    }
  };

  const rebuildAll = (
    more: { readonly onStage?: (stage: RebuildStage) => void; readonly store?: EventStore } = {},
  ): Promise<RebuildResult> =>
    rebuild({
      ...{ url: scene.url, store: scene.store, projectors: projectors(), pageSize: 5, signal },
      ...more,
    });

  const content = async (): Promise<unknown> => ({
    chapters: (await scene.pool.query(`select * from chapters order by 1`)).rows as unknown,
    counting: (await scene.pool.query(`select * from counting_streams order by 1`)).rows as unknown,
    checkpoints: (
      await scene.pool.query(
        `select projector, version, position, applied from projection_checkpoints order by 1`,
      )
    ).rows as unknown,
    parked: (await listParked(scene.pool)).map((each) => ({ ...each, parkedAt: undefined })),
  });

  const verified = async (): Promise<boolean> =>
    (
      await verify({
        ...{ url: scene.url, store: scene.store, projectors: projectors(), signal },
      })
    ).clean;

  it('leaves the rows, the checkpoint and the count of events that projecting one by one leaves', async () => {
    await happenMany(scene.store, 7, 4);
    await happen(scene.store, ['seal-1', 'tally-new', 'other-x', 'tally-0', 'seal-1']);
    await project();
    const kept = await content();
    const stages: RebuildStage[] = [];
    const result = await rebuildAll({ onStage: (stage) => stages.push(stage) });
    expect(await content()).toEqual(kept);
    expect(chapters.pages).toBeGreaterThan(3);
    expect(result).toMatchObject({ position: 33, events: 30 });
    const filled = stages.filter((stage) => stage.stage === 'filling');
    expect(filled.at(-1)).toEqual({ stage: 'filling', events: 30, of: 33 });
    expect(filled.map(({ events }) => events)).toEqual(
      filled.map(({ events }) => events).sort((one, other) => one - other),
    );
    expect(await verified()).toBe(true);
  });

  it('parks what cannot be projected, and those queued behind it, as the live projections do', async () => {
    await happenMany(scene.store, 6, 2);
    await happen(scene.store, ['tally-2', 'tally-4'], { poison: true });
    await happen(scene.store, ['tally-2', 'tally-3', 'tally-4', 'seal-1']);
    await scene.store.append([
      { stream: 'tally-5', expected: 'any', events: [await said(scene, { word: NUL })] },
    ]);
    await project();
    const kept = await content();
    expect(await listParked(scene.pool)).toHaveLength(9);
    await rebuildAll();
    expect(await content()).toEqual(kept);
    expect(await verified()).toBe(true);
    // And they go on from there.
    counting.cured = true;
    const deps = { pool: scene.pool, store: scene.store, projectors: projectors() };
    expect(await retryParked(deps, 'counting', 'tally-2')).toEqual({ applied: 2, remaining: 0 });
  });

  it('takes in what came while it was at it by the way of all events', async () => {
    await happenMany(scene.store, 6, 5);
    let more: Promise<unknown> | undefined;
    const result = await rebuildAll({
      onStage: ({ stage }) => {
        if (stage === 'filling') more ??= happen(scene.store, ['tally-0', 'tally-late', 'seal-1']);
      },
    });
    await more;
    expect(result.position).toBe(33);
    const once = await content();
    expect(once).toMatchObject({
      chapters: expect.arrayContaining([
        { stream: 'tally-0', events: 6, word: null, first: '1', sealed: '33' },
        { stream: 'tally-late', events: 1, word: null, first: '32', sealed: '33' },
      ]) as unknown,
    });
    expect(await verified()).toBe(true);
  });

  it('goes by all events in their order where the store does not read by streams', async () => {
    await happenMany(scene.store, 4, 3);
    await project();
    const kept = await content();
    const { store } = scene;
    const ordered = Object.create(store, { readLives: { value: undefined } }) as EventStore;
    await rebuildAll({ store: ordered });
    expect(chapters.pages).toBe(0);
    expect(await content()).toEqual(kept);
  });

  it('asks again where the store is away for a moment', async () => {
    await happenMany(scene.store, 4, 3);
    await project();
    const kept = await content();
    const { store } = scene;
    let away = 2;
    const readLives: EventStore['readLives'] = async (options) => {
      away -= 1;
      if (away >= 0) throw new StoreUnavailable(new Error('too late'));
      return store.readLives(options);
    };
    await rebuildAll({
      store: Object.create(store, { readLives: { value: readLives } }) as EventStore,
    });
    expect(away).toBeLessThan(0);
    expect(await content()).toEqual(kept);
  });

  it('stops at a fault of the surroundings, and leaves everything as it was', async () => {
    await happenMany(scene.store, 4, 3);
    await project();
    const kept = await content();
    const broken = Object.assign(new Chapters(), {
      byLives: { fill: () => scene.pool.query('select from nowhere'), addedTo: [] },
    });
    await expect(
      rebuild({ url: scene.url, store: scene.store, projectors: [broken], signal }),
    ).rejects.toMatchObject({ code: '42P01' });
    expect(await content()).toEqual(kept);
  });

  it('fills one projector by streams and another by order, side by side', async () => {
    const tally = new Tally();
    await scene.pool.query(tally.migrations.map(({ sql }) => sql).join(';'));
    await happenMany(scene.store, 3, 4);
    await rebuild({
      ...{ url: scene.url, store: scene.store, projectors: [chapters, tally], signal },
    });
    expect(await scene.lines()).toHaveLength(12);
    expect(await content()).toMatchObject({
      checkpoints: [
        { projector: 'chapters', position: '12', applied: '12' },
        { projector: 'tally', position: '12', applied: '12' },
      ],
    });
  });
});

/** An event like those before, which says something. */
async function said({ store }: Scene, data: object) {
  const { events } = await store.readAll(0 as never, 1);
  const [{ type, schemaVersion, occurredAt, meta }] = events as [(typeof events)[number]];
  const id = randomUUID();
  return { id, type, schemaVersion, occurredAt, meta, data };
}
