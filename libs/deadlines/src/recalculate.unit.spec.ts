import { describe, expect, it } from '@jest/globals';
import type { CalendarDefinition } from './calendar.js';
import { OFFICE_HOURS_CN } from './calendars.js';
import { extendClock } from './extend.js';
import type { Limit } from './limit.js';
import { computedAgain, recalculateClock } from './recalculate.js';
import type { RunningClock } from './running-clock.js';
import { startClock } from './start-clock.js';
import { china, shipped, shown } from './testing/local-time.js';
import { compileCalendar, type CalendarFinder } from './working-calendar.js';

/** Office hours with a notice of 2027 (made up here: the true one was not out). */
const noticeOf2027: CalendarDefinition = {
  ...OFFICE_HOURS_CN,
  version: 2,
  exceptions: [
    ...OFFICE_HOURS_CN.exceptions,
    { date: '2027-01-01', off: true },
    { date: '2027-01-09', off: false },
  ],
  knownYears: [...OFFICE_HOURS_CN.knownYears, 2027],
};
const newer: CalendarFinder = () => compileCalendar(noticeOf2027);

const start = (limit: Limit, at: string, warnAt: readonly number[] = []): RunningClock =>
  startClock({
    id: 'c',
    kind: 'HANDLE',
    subject: { kind: 'issue' },
    spec: { limit, warnAt },
    at: china(at),
    calendar: shipped,
  });

describe('computing a clock again', () => {
  const clock = start({ amount: 3, unit: 'WORK_DAY' }, '2026-12-31', [0.5]);
  const at = china('2027-01-02');

  it('moves a provisional due time when the notice is loaded, and its warnings', () => {
    expect(shown(clock.dueAt)).toBe('2027-01-05 17:30');
    const moved = recalculateClock(clock, { calendar: newer, at });
    expect(moved).toMatchObject({ id: 'c', because: 'RECALCULATED' });
    expect(shown(moved!.dueAt)).toBe('2027-01-06 17:30');
    expect(moved!.computation).toMatchObject({ calendarVersion: 2, provisional: false });
    expect(moved!.warnAt.every((warning) => warning > at && warning < moved!.dueAt)).toBe(true);
    expect(moved!.warnAt).toHaveLength(1);
  });

  it('leaves the limit as long as it was, in the time it counts', () => {
    const moved = recalculateClock(clock, { calendar: newer, at });
    expect(moved!.computation.ownMinutes).toBe(clock.computation.ownMinutes);
    const rolling: Limit = { amount: 1, unit: 'NAT_DAY', rollOnHoliday: true };
    const natural = start(rolling, '2026-12-31');
    const later = recalculateClock(natural, { calendar: newer, at: natural.startedAt });
    // From Friday 1 January, which the notice makes a day off, to Monday the 4th.
    expect(later!.computation.ownMinutes! - natural.computation.ownMinutes!).toBe(3 * 1_440);
  });

  it('leaves alone what is due already, or computed by these calendars', () => {
    expect(recalculateClock(clock, { calendar: newer, at: clock.dueAt })).toBeUndefined();
    expect(recalculateClock(clock, { calendar: shipped, at })).toBeUndefined();
  });

  it('leaves alone what comes out the same', () => {
    const inSpring = start({ amount: 3, unit: 'WORK_DAY' }, '2026-03-02');
    expect(
      recalculateClock(inSpring, { calendar: newer, at: china('2026-03-03') }),
    ).toBeUndefined();
  });

  it('never moves a deadline that was shown earlier; an internal one only where it may', () => {
    const long = start({ amount: 7, unit: 'WORK_DAY' }, '2027-01-04');
    expect(shown(long.dueAt)).toBe('2027-01-13 17:30');
    const by = { calendar: newer, at: china('2027-01-05') };
    expect(recalculateClock(long, by)).toBeUndefined();
    const moved = recalculateClock(long, { ...by, mayMoveEarlier: true });
    expect(shown(moved!.dueAt)).toBe('2027-01-12 17:30');
  });

  it('never moves one into the past', () => {
    const long = start({ amount: 7, unit: 'WORK_DAY' }, '2027-01-04');
    const late = { calendar: newer, at: china('2027-01-13 09:00'), mayMoveEarlier: true };
    expect(recalculateClock(long, late)).toBeUndefined();
  });

  it('computes the due time below an extension, too', () => {
    const by: Limit = { amount: 1, unit: 'NAT_HOUR', calendar: 'round-the-clock' };
    const extension = extendClock(clock, { by, at: clock.startedAt, calendar: shipped });
    const both: CalendarFinder = (id) => (id === 'round-the-clock' ? shipped(id) : newer(id));
    const moved = recalculateClock({ ...clock, ...extension }, { calendar: both, at });
    expect(shown(moved!.dueAt)).toBe('2027-01-06 18:30');
  });

  it('gives an auditor the same due time by the calendar of the time', () => {
    const extension = extendClock(clock, {
      by: { amount: 2, unit: 'WORK_DAY' },
      at: clock.startedAt,
      calendar: shipped,
    });
    expect(computedAgain(clock.computation, shipped).dueAt).toBe(clock.dueAt);
    expect(computedAgain(extension.computation, shipped).dueAt).toBe(extension.dueAt);
  });
});
