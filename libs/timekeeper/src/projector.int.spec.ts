import { afterAll, beforeEach, beforeAll, describe, expect, it } from '@jest/globals';
import { clocksAfter, type ClockChanges, type RunningClocks } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import fc from 'fast-check';
import { ClockProjector } from './projector.js';
import {
  at,
  clock,
  eventWith,
  moved,
  setTimekeepingScene,
  type TimekeepingScene,
} from './testing/timekeeping-scene.js';

describe('the table of clocks', () => {
  const projector = new ClockProjector();
  let scene: TimekeepingScene;

  beforeAll(async () => {
    scene = await setTimekeepingScene();
  });
  beforeEach(async () => {
    await scene.pool.query('truncate timekeeper.clocks');
  });
  afterAll(() => scene.close());

  const project = async (batch: readonly RecordedEvent[]): Promise<void> => {
    const tx = await scene.pool.connect();
    await projector.project(batch, tx);
    tx.release();
  };
  const recorded = (clocks: ClockChanges): RecordedEvent => ({
    ...eventWith(clocks),
    stream: 'issue-1',
    revision: 1,
    position: 1 as RecordedEvent['position'],
    recordedAt: at(0),
  });

  it('remembers that a clock is paused when all its moments were sent', async () => {
    await project([recorded({ paused: ['a'] })]);
    await project([recorded({ moved: [moved('a', 'EXTENDED', 30)] })]);
    expect(await scene.rows()).toEqual(['issue-1 a: 30 paused']);
    await project([recorded({ moved: [moved('a', 'RESUMED', 40)] })]);
    expect(await scene.rows()).toEqual(['issue-1 a: 40']);
  });

  it('drops a clock that is set going with nothing left to send', async () => {
    await project([recorded({ started: [clock('a', 10)] }), recorded({ paused: ['a'] })]);
    await scene.pool.query('update timekeeper.clocks set fired = moments');
    await project([recorded({ moved: [moved('a', 'RESUMED', 10)] })]);
    expect(await scene.rows()).toEqual([]);
  });

  it('is the same however the events are cut into batches, and twice over', async () => {
    const id = fc.constantFrom('a', 'b');
    const seconds = fc.integer({ min: 1, max: 50 });
    const because = fc.constantFrom('RESUMED', 'EXTENDED', 'RECALCULATED' as const);
    const change: fc.Arbitrary<ClockChanges> = fc.oneof(
      fc.tuple(id, seconds, seconds).map(([a, d, w]) => ({ started: [clock(a, d + w, w)] })),
      id.map((a) => ({ paused: [a] })),
      id.map((a) => ({ stopped: [a] })),
      fc.tuple(id, because, seconds).map(([a, b, d]) => ({ moved: [moved(a, b, d)] })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const events = possible(changes).map(recorded);
        await scene.pool.query('truncate timekeeper.clocks');
        await project(events);
        const whole = await scene.rows();
        await project(events);
        expect(await scene.rows()).toEqual(whole);
        await scene.pool.query('truncate timekeeper.clocks');
        for (const event of events) await project([event]);
        expect(await scene.rows()).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
});

/** Those of the changes that can happen one after the other: only clocks that run are touched. */
function possible(changes: readonly ClockChanges[]): readonly ClockChanges[] {
  let running: RunningClocks = {};
  return changes.filter((change) => {
    const touched = [
      ...(change.paused ?? []),
      ...(change.stopped ?? []),
      ...(change.moved ?? []).map(({ id }) => id),
    ];
    if (touched.some((id) => running[id] === undefined)) return false;
    running = clocksAfter(running, change, at(0));
    return true;
  });
}
