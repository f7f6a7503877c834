import { describe, expect, it } from '@jest/globals';
import { compileCalendar, OFFICE_HOURS_CN, ROUND_THE_CLOCK } from '@shaodao/deadlines';
import * as fc from 'fast-check';
import { laidOut, type Layout } from './work-time.js';

const OFFICE = compileCalendar(OFFICE_HOURS_CN);
const ALWAYS = compileCalendar(ROUND_THE_CLOCK);

/** March 2026, local (UTC+8): the 2nd is a Monday. */
const at = (day: number, hour: number, minute = 0): number =>
  Date.UTC(2026, 2, day, hour - 8, minute);

const again = (from: number, to: number, layout: Partial<Layout>): number =>
  laidOut({ from, to }, { from, was: OFFICE, is: OFFICE, speed: 1, ...layout });

const moment = fc.integer({ min: at(1, 0), max: at(60, 0) });

describe('people’s time laid out again', () => {
  it('ends when it ended where nothing is otherwise, to the millisecond', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect(again(from, to, {})).toBe(to);
        expect(again(from, to, { was: ALWAYS, is: ALWAYS })).toBe(to);
      }),
    );
  });

  it('takes the same office time from another start on', () => {
    // Two hours of Monday afternoon fall on Tuesday morning.
    expect(again(at(2, 15), at(2, 17), { from: at(2, 16, 30) })).toBe(at(3, 10));
    // Over the lunch break.
    expect(again(at(2, 9), at(2, 11), { from: at(2, 11) })).toBe(at(2, 14, 30));
  });

  it('lets the weekend be', () => {
    expect(again(at(6, 17), at(9, 9, 30), { from: at(5, 17) })).toBe(at(6, 9, 30));
  });

  it('counts what was done out of hours as it ran', () => {
    // Saturday from ten to noon.
    expect(again(at(7, 10), at(7, 12), { from: at(11, 10) })).toBe(at(11, 12));
    // An hour of office time, then until eight in the evening.
    expect(again(at(2, 16, 30), at(2, 20), { from: at(3, 9) })).toBe(at(3, 12, 30));
  });

  it('is shorter by the speed', () => {
    expect(again(at(2, 9), at(2, 17, 30), { speed: 2 })).toBe(at(2, 14));
    expect(again(at(7, 10), at(7, 12), { speed: 4 })).toBe(at(7, 10, 30));
  });

  it('is laid out in the hours of the other calendar', () => {
    // Seven office hours, by day and night.
    expect(again(at(2, 9), at(2, 17, 30), { is: ALWAYS })).toBe(at(2, 16));
  });

  it('is never longer where it begins as it did and is done faster', () => {
    fc.assert(
      fc.property(moment, moment, fc.double({ min: 1, max: 50, noNaN: true }), (a, b, speed) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const end = again(from, to, { speed });
        expect(end).toBeLessThanOrEqual(to);
        expect(end).toBeGreaterThanOrEqual(from);
      }),
    );
  });

  it('keeps a step that is dated before the one it follows as far before it', () => {
    expect(again(at(2, 10), at(2, 9), { from: at(4, 10) })).toBe(at(4, 9));
  });
});
