import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectorWorker } from './projector-worker.js';
import { ProjectionSignals } from './signals.js';
import { eventually, setScene, type Scene } from './testing/scene.js';
import { happen, Tally } from './testing/tally.js';
import { ProjectionWaiter } from './waiting.js';

describe('what is known of the projections', () => {
  let scene: Scene;
  let signals: ProjectionSignals;
  const tally = new Tally();

  beforeEach(async () => {
    scene = await setScene([tally]);
    signals = new ProjectionSignals(scene.poolNamed('listener'));
    signals.start();
  });
  afterEach(async () => {
    await signals.close();
    await scene.close();
  });

  it('is forgotten with the connection that told it: a server that died may have lost it', async () => {
    const last = await happen(scene.store, ['tally-a', 'tally-b']);
    const worker = new ProjectorWorker(tally, scene.pool, 100);
    await worker.load();
    await worker.apply(await scene.store.readAll(worker.checkpoint, 10));
    const waiter = new ProjectionWaiter(scene.pool, signals);
    expect(await waiter.waitFor(last, 10_000, ['tally'])).toBe(true);

    // As after a crash: the newest commits of projections, which wait for no disk, are gone.
    await scene.pool.query(`update projection_checkpoints set position = 0`);
    await scene.cutOff('listener');
    await eventually(() => signals.heard('tally') === undefined);
    expect(await waiter.waitFor(last, 100, ['tally'])).toBe(false);

    await worker.load();
    await worker.apply(await scene.store.readAll(worker.checkpoint, 10));
    expect(await waiter.waitFor(last, 10_000, ['tally'])).toBe(true);
  });
});
