import { describe, expect, it } from '@jest/globals';
import type { Frame } from './frames.js';
import { Reel } from './reel.js';

const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-03-01T00:00:00.000Z');

/** A picture so many hours after the beginning, in which so many matters changed. */
const frame = (hour: number, changed: number, more = false): Frame => ({
  event: 'step',
  at: { instant: new Date(BEGIN + hour * HOUR).toISOString() },
  issues: [],
  changes: Array.from({ length: changed }, (_, n) => ({
    issue: `issue-${hour}-${n}`,
    fields: [],
    events: [],
  })),
  counts: { total: hour, byPhase: { DISPATCHED: hour }, byTerritory: { town: hour } },
  more,
});

const reelOf = (frames: readonly Frame[], most?: number): Reel => {
  const reel = new Reel(most);
  for (const each of frames) reel.add(each);
  return reel;
};

describe('a reel', () => {
  it('shows at a moment the last picture up to it, and none before the first', () => {
    const reel = reelOf([frame(1, 1), frame(3, 1), frame(9, 1)]);
    const indexes = [0, 1, 2, 3, 8, 9, 99].map((hour) => reel.indexAt(BEGIN + hour * HOUR));
    expect(indexes).toEqual([-1, 0, 0, 1, 1, 2, 2]);
  });

  it('keeps the numbers of every picture, also of codes that came later', () => {
    const late: Frame = {
      ...frame(2, 1),
      counts: { total: 5, byPhase: { CLOSED: 2, DISPATCHED: 3 }, byTerritory: { village: 5 } },
    };
    const reel = reelOf([frame(1, 1), late]);
    expect([...reel.phasesAt(0)]).toEqual([['DISPATCHED', 1]]);
    expect([...reel.phasesAt(1)]).toEqual([
      ['DISPATCHED', 3],
      ['CLOSED', 2],
    ]);
    expect([...reel.territoriesAt(1)]).toEqual([['village', 5]]);
    expect(reel.phases).toEqual(['DISPATCHED', 'CLOSED']);
  });

  it('takes the parts of a picture for one, and forgets them where the line broke', () => {
    const reel = reelOf([frame(1, 2, true), frame(1, 3)]);
    expect(reel.pictures.map(({ changed }) => changed)).toEqual([5]);
    reel.add(frame(2, 2, true));
    reel.again();
    reel.add(frame(2, 4));
    expect(reel.pictures.map(({ changed }) => changed)).toEqual([5, 4]);
  });

  it('names what changed as it was last called, and says what left', () => {
    const named: Frame = { ...frame(1, 1), issues: [{ issue: 'issue-1-0', title: '路灯不亮' }] };
    const left: Frame = { ...frame(2, 0), gone: ['issue-1-0'], changes: named.changes ?? [] };
    const [first, second] = reelOf([named, left]).pictures;
    expect(first?.changes?.[0]).toMatchObject({ title: '路灯不亮', gone: false });
    expect(second?.changes?.[0]).toMatchObject({ title: '路灯不亮', gone: true });
  });

  it('lets go of the oldest changes, never of numbers, and keeps the newest whole', () => {
    const hours = Array.from({ length: 50 }, (_, hour) => hour);
    const reel = reelOf(
      hours.map((hour) => frame(hour, 10)),
      35,
    );
    expect(reel.held).toBeLessThanOrEqual(35);
    expect(reel.pictures.filter(({ changes }) => changes !== undefined)).toHaveLength(3);
    expect(reel.pictures.at(-1)?.changes).toHaveLength(10);
    expect(reel.pictures.map(({ changed }) => changed)).toEqual(hours.map(() => 10));
    expect(hours.map((hour) => reel.phasesAt(hour).get('DISPATCHED') ?? 0)).toEqual(hours);
  });
});
