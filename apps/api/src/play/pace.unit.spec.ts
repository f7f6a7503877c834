import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

const BEGIN = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;

/** A clock that only goes on while somebody sleeps, and a play at a speed. */
function playing(speed: number) {
  let now = 1_000;
  const slept: number[] = [];
  const pace = new Pace(
    speed,
    BEGIN,
    () => now,
    (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve(true);
    },
  );
  return {
    slept,
    /** The picture of so many hours after the beginning is sent, which takes its reader a while. */
    shown: async (hours: number, taken = 0) => {
      await pace.until(BEGIN + hours * HOUR);
      now += taken;
    },
  };
}

describe('the pace of a play', () => {
  it('shows an hour in a second at 3,600', async () => {
    const play = playing(3_600);
    await play.shown(0);
    await play.shown(1);
    await play.shown(3);
    expect(play.slept).toEqual([1_000, 2_000]);
  });

  it('waits for nothing at 0', async () => {
    const play = playing(0);
    await play.shown(1);
    await play.shown(10_000);
    expect(play.slept).toEqual([]);
  });

  it('takes the time a picture was under way off the wait for the next', async () => {
    const play = playing(3_600);
    await play.shown(1, 400);
    await play.shown(2);
    expect(play.slept).toEqual([1_000, 600]);
  });

  it('goes on from where its reader paused, and does not hurry after', async () => {
    const play = playing(3_600);
    await play.shown(1, 60_000);
    await play.shown(2);
    await play.shown(3);
    await play.shown(4);
    expect(play.slept).toEqual([1_000, 1_000, 1_000]);
  });

  it('shows pictures of one moment at once, and one told late as well', async () => {
    const play = playing(3_600);
    await play.shown(2);
    await play.shown(2);
    await play.shown(1);
    await play.shown(3);
    expect(play.slept).toEqual([2_000, 1_000]);
  });
});
