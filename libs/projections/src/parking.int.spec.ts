import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnknownProjector } from './failures.js';
import { retryParked } from './retry.js';
import { ProjectionRunner } from './runner.js';
import { ProjectionSignals } from './signals.js';
import { listParked } from './parked-list.js';
import { projectionStatus } from './status.js';
import { setScene, type Scene } from './testing/scene.js';
import { happen, Tally } from './testing/tally.js';
import { ProjectionWaiter } from './waiting.js';

describe('a poison event', () => {
  let scene: Scene;
  let tally: Tally;
  let runner: ProjectionRunner;
  let signals: ProjectionSignals;
  let deps: { pool: Scene['pool']; store: Scene['store']; projectors: Tally[] };

  beforeEach(async () => {
    tally = new Tally();
    scene = await setScene([tally]);
    deps = { pool: scene.pool, store: scene.store, projectors: [tally] };
    signals = new ProjectionSignals(scene.pool);
    signals.start();
    // a poisoned at its second event; b and c healthy, all in one batch
    await happen(scene.store, ['tally-a', 'tally-b']);
    await happen(scene.store, ['tally-a'], { poison: true });
    await happen(scene.store, ['tally-b', 'tally-a', 'tally-c']);
    runner = new ProjectionRunner({ ...deps, name: 'read-models' });
    runner.start();
    await settled();
  });

  afterEach(async () => {
    await runner.stop();
    await signals.close();
    await scene.close();
  });

  const settled = async (): Promise<void> => {
    const head = await scene.store.head();
    const waiter = new ProjectionWaiter(scene.pool, signals);
    if (!(await waiter.waitFor(head, 10_000, ['tally']))) throw new Error('not projected');
  };

  it('holds up its own stream and nothing else', async () => {
    expect(await scene.lines()).toEqual(['tally-a/1', 'tally-b/1', 'tally-b/2', 'tally-c/1']);
    expect(await listParked(scene.pool)).toMatchObject([
      { stream: 'tally-a', revision: 2, cause: true, error: 'TypeError: bad facts in tally-a' },
      { stream: 'tally-a', revision: 3, cause: false },
    ]);
  });

  it('keeps later events of its stream in order behind it', async () => {
    await happen(scene.store, ['tally-a', 'tally-b', 'tally-a']);
    await settled();
    expect((await scene.lines()).at(-1)).toBe('tally-b/3');
    expect((await listParked(scene.pool)).map(({ revision }) => revision)).toEqual([2, 3, 4, 5]);
    const { projectors } = await projectionStatus(deps, 'read-models');
    expect(projectors[0]).toMatchObject({
      parked: { streams: 1, events: 4 },
      lag: { events: 0, seconds: 0 },
    });
  });

  it('stays parked when it fails again, with the newest reason', async () => {
    const again = await retryParked(deps, 'tally', 'tally-a');
    expect(again).toEqual({ applied: 0, remaining: 2, error: 'TypeError: bad facts in tally-a' });
    expect((await listParked(scene.pool))[0]).toMatchObject({ revision: 2, attempts: 2 });
    expect(await scene.lines()).toHaveLength(4);
  });

  it('goes in with all that waited behind it once it is cured, and the stream flows again', async () => {
    tally.cured = true;
    expect(await retryParked(deps, 'tally', 'tally-a')).toEqual({ applied: 2, remaining: 0 });
    expect(await listParked(scene.pool)).toEqual([]);
    await happen(scene.store, ['tally-a']);
    await settled();
    const ofA = (await scene.lines()).filter((line) => line.startsWith('tally-a'));
    expect(ofA).toEqual(['tally-a/1', 'tally-a/2', 'tally-a/3', 'tally-a/4']);
  });

  it('is still known after a restart', async () => {
    await runner.stop();
    await happen(scene.store, ['tally-a']);
    runner = new ProjectionRunner({ ...deps, name: 'read-models' });
    runner.start();
    await settled();
    expect(await listParked(scene.pool)).toHaveLength(3);
  });

  it('cannot be retried for a projector that is not there', async () => {
    await expect(retryParked(deps, 'nobody', 'tally-a')).rejects.toThrow(UnknownProjector);
  });
});
