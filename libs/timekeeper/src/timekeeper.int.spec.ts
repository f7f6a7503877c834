import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClockMoment } from './clock-moment.js';
import {
  at,
  clock,
  moved,
  setTimekeepingScene,
  told,
  type TimekeepingScene,
} from './testing/timekeeping-scene.js';

describe('the timekeeper', () => {
  let scene: TimekeepingScene;

  beforeEach(async () => {
    scene = await setTimekeepingScene();
  });
  afterEach(() => scene.close());

  it('sends each warning and the due moment when it comes, once', async () => {
    const keeper = scene.timekeeper();
    keeper.start();
    await scene.happened('issue-1', { started: [clock('handle', 100, 50, 80)] });
    await keeper.settle();
    expect(scene.came).toEqual([]);

    scene.setTime(50);
    await keeper.settle();
    expect(scene.came).toEqual(['issue-1 handle 50']);

    scene.setTime(200);
    await keeper.settle();
    await keeper.settle();
    expect(scene.came).toEqual(['issue-1 handle 50', 'issue-1 handle 80', 'issue-1 handle 100']);
    expect(await scene.rows()).toEqual([]);
  });

  it('sends to the door of the stream, whatever its category, under an id of the moment', async () => {
    const seen: ClockMoment[] = [];
    const keeper = scene.timekeeper({
      meeting: async (moment) => {
        seen.push(moment);
        return { kind: 'done' };
      },
    });
    keeper.start();
    await scene.happened('meeting-m-7', { started: [clock('reply', 5)] });
    scene.setTime(5);
    await keeper.settle();
    expect(seen).toEqual([
      {
        stream: 'meeting-m-7',
        category: 'meeting',
        id: 'm-7',
        clock: 'reply',
        moment: at(5),
        commandId: `clock:meeting-m-7:reply:${at(5)}`,
      },
    ]);
  });

  it('wakes by itself for a clock that was started while it slept', async () => {
    const fired = new Promise<void>((resolve) => {
      scene
        .timekeeper({
          issue: async () => {
            resolve();
            return { kind: 'done' };
          },
        })
        .start();
    });
    await scene.happened('issue-far', { started: [clock('handle', 90_000)] });
    await scene.projected();
    const startedAt = performance.now();
    await scene.happened('issue-near', { started: [clock('handle', -1)] });
    await fired;
    // It looks by itself every five seconds; the ring is quicker.
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('leaves paused and stopped clocks alone, and goes by the newest due time', async () => {
    const keeper = scene.timekeeper();
    keeper.start();
    const started = ['paused', 'stopped', 'extended', 'resumed'].map((id) => clock(id, 10, 5));
    await scene.happened('issue-1', { started });
    await scene.happened('issue-1', { paused: ['paused', 'resumed'], stopped: ['stopped'] });
    await scene.happened('issue-1', {
      moved: [moved('extended', 'EXTENDED', 30, 20), moved('resumed', 'RESUMED', 40)],
    });
    scene.setTime(35);
    await keeper.settle();
    expect(scene.came).toEqual(['issue-1 extended 20', 'issue-1 extended 30']);
    expect(await scene.rows()).toEqual(['issue-1 paused: 5,10 paused', 'issue-1 resumed: 40']);
  });

  it('sends no moment again that a moved clock still has', async () => {
    const keeper = scene.timekeeper();
    keeper.start();
    await scene.happened('issue-1', { started: [clock('handle', 100, 50)] });
    scene.setTime(60);
    await keeper.settle();
    await scene.happened('issue-1', { moved: [moved('handle', 'RECALCULATED', 90, 50, 70)] });
    scene.setTime(95);
    await keeper.settle();
    expect(scene.came).toEqual(['issue-1 handle 50', 'issue-1 handle 70', 'issue-1 handle 90']);
  });

  it('sends a moment once though the clock jumps back and forth', async () => {
    const keeper = scene.timekeeper();
    keeper.start();
    await scene.happened('issue-1', { started: [clock('handle', 100, 50)] });
    for (const time of [60, 10, 55, 500, 20, 100]) {
      scene.setTime(time);
      await keeper.settle();
    }
    expect(scene.came).toEqual(['issue-1 handle 50', 'issue-1 handle 100']);
  });

  it('settles when what was sent has started clocks that are due, too', async () => {
    const keeper = scene.timekeeper({
      issue: async (moment) => {
        scene.came.push(told(moment));
        if (moment.clock !== 'c9') {
          const next = `c${String(Number(moment.clock.slice(1)) + 1)}`;
          await scene.happened(moment.stream, { started: [clock(next, 10)] });
        }
        return { kind: 'done' };
      },
    });
    keeper.start();
    await scene.happened('issue-1', { started: [clock('c0', 10)] });
    scene.setTime(10);
    await keeper.settle();
    expect(scene.came).toEqual(Array.from({ length: 10 }, (_, n) => `issue-1 c${String(n)} 10`));
  });

  it('goes on without a fault while what it sends stops and moves the same clocks', async () => {
    const keeper = scene.timekeeper({
      issue: async (moment) => {
        scene.came.push(told(moment));
        if (moment.clock === 'a')
          await scene.happened(moment.stream, {
            stopped: ['b'],
            moved: [moved('c', 'EXTENDED', 9)],
          });
        return { kind: 'done' };
      },
    });
    const streams = Array.from({ length: 300 }, (_, n) => `issue-${String(n)}`);
    await Promise.all(
      streams.map((stream) =>
        scene.happened(stream, { started: [clock('a', 1), clock('b', 20), clock('c', 3)] }),
      ),
    );
    await scene.projected();
    scene.setTime(10);
    keeper.start();
    await keeper.settle();
    expect(scene.faults).toEqual([]);
    const ofClock = (id: string): number =>
      scene.came.filter((line) => line.split(' ')[1] === id).length;
    expect([ofClock('a'), ofClock('b')]).toEqual([300, 0]);
    expect(ofClock('c')).toBeGreaterThanOrEqual(300);
    expect(await scene.rows()).toEqual([]);
  });

  it('notes what a door refuses and does not ask again', async () => {
    const keeper = scene.timekeeper({
      issue: async (moment) => {
        scene.came.push(told(moment));
        return { kind: 'refused', code: 'UNKNOWN_STREAM' };
      },
    });
    keeper.start();
    await scene.happened('issue-1', { started: [clock('handle', 10)] });
    scene.setTime(10);
    await keeper.settle();
    await keeper.settle();
    expect(scene.came).toEqual(['issue-1 handle 10']);
    const { rows } = await scene.pool.query(`select stream, clock, code from timekeeper.refusals`);
    expect(rows).toEqual([{ stream: 'issue-1', clock: 'handle', code: 'UNKNOWN_STREAM' }]);
  });

  it('holds only the stream whose door is away, and sends its moments in order afterwards', async () => {
    let away = true;
    const keeper = scene.timekeeper({
      meeting: async (moment) => {
        if (away) throw new Error('connection refused');
        scene.came.push(told(moment));
        return { kind: 'done' };
      },
    });
    await scene.happened('meeting-1', { started: [clock('a', 3, 1), clock('b', 2)] });
    await scene.happened('issue-1', { started: [clock('c', 5, 4)] });
    scene.setTime(10);
    await scene.projected();
    keeper.start();
    await until(() => scene.came.length === 2 && scene.faults.length >= 2);
    expect(scene.came).toEqual(['issue-1 c 4', 'issue-1 c 5']);

    away = false;
    await keeper.settle();
    expect(scene.came.slice(2)).toEqual(['meeting-1 a 1', 'meeting-1 b 2', 'meeting-1 a 3']);
  });

  it('sends a moment again while its door has more to do, and others between', async () => {
    let parts = 0;
    const keeper = scene.timekeeper({
      meeting: async (moment) => {
        scene.came.push(told(moment));
        parts += 1;
        return { kind: parts < 3 ? 'again' : 'done' };
      },
    });
    await scene.happened('meeting-1', { started: [clock('a', 1), clock('b', 2)] });
    await scene.happened('issue-1', { started: [clock('c', 3)] });
    scene.setTime(10);
    await scene.projected();
    keeper.start();
    await keeper.settle();
    const ofMeeting = scene.came.filter((line) => line.startsWith('meeting'));
    expect(ofMeeting).toEqual(['meeting-1 a 1', 'meeting-1 a 1', 'meeting-1 a 1', 'meeting-1 b 2']);
    expect(scene.came.indexOf('issue-1 c 3')).toBeLessThan(3);
  });

  it('keeps the moments of a stream for which there is no door yet', async () => {
    const keeper = scene.timekeeper();
    keeper.start();
    await scene.happened('register-1', { started: [clock('review', 10)] });
    scene.setTime(10);
    await scene.projected();
    await until(() => scene.faults.length > 0);
    expect(String(scene.faults[0])).toContain('No door takes moments of register');
    expect(await scene.rows()).toEqual(['register-1 review: 10']);
  });

  it('tells how much is pending and how late it is', async () => {
    const keeper = scene.timekeeper();
    await scene.happened('issue-1', { started: [clock('a', 100), clock('b', 400)] });
    await scene.projected();
    scene.setTime(130);
    expect(await keeper.status()).toEqual({
      hasLeader: false,
      pending: 2,
      oldestDue: at(100),
      lagSeconds: 30,
      overdue: 1,
    });
    keeper.start();
    await keeper.settle();
    expect(await keeper.status()).toMatchObject({ hasLeader: true, lagSeconds: 0, overdue: 0 });
  });
});

async function until(holds: () => boolean, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('It did not come true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
