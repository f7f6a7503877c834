import { describe, expect, it } from '@jest/globals';
import type { ClockSpec } from './clock.js';
import { extendClock } from './extend.js';
import type { Limit } from './limit.js';
import { pauseClock, remainingOf, resumeClock } from './pause.js';
import { clocksAfter, joinChanges, momentOf, type RunningClock } from './running-clock.js';
import { limitOf, startClock } from './start-clock.js';
import { china, shipped, shown } from './testing/local-time.js';

const start = (limit: Limit, at: string, warnAt?: readonly number[]): RunningClock =>
  startClock({
    id: 'c',
    kind: 'HANDLE',
    subject: { kind: 'assignment', id: 'a-1', unit: 'water' },
    spec: { limit, ...(warnAt === undefined ? {} : { warnAt }) },
    at: china(at),
    calendar: shipped,
  });
const resumed = (clock: RunningClock, pausedAt: string, at: string): RunningClock => ({
  ...clock,
  ...resumeClock(clock, { pausedAt: china(pausedAt), at: china(at), calendar: shipped }),
});
const extended = (clock: RunningClock, by: Limit, at: string): RunningClock => ({
  ...clock,
  ...extendClock(clock, { by, at: china(at), calendar: shipped }),
});
const warnings = ({ warnAt }: RunningClock): readonly string[] => warnAt.map(shown);

describe('a clock that starts', () => {
  it('takes the limit of the urgency, else of the complexity, else the general one', () => {
    const days = (amount: number): Limit => ({ amount, unit: 'WORK_DAY' });
    const spec: ClockSpec = {
      limit: days(5),
      byUrgency: { CRITICAL: days(1) },
      byComplexity: { HARD: days(15) },
    };
    expect(limitOf(spec, 'CRITICAL', 'HARD')).toEqual(days(1));
    expect(limitOf(spec, 'NORMAL', 'HARD')).toEqual(days(15));
    expect(limitOf(spec, 'NORMAL', 'SIMPLE')).toEqual(days(5));
    expect(limitOf(spec)).toEqual(days(5));
  });

  it('names its calendar, also where the limit names none', () => {
    const clock = start({ amount: 4, unit: 'WORK_HOUR' }, '2026-03-02 10:00');
    expect(clock.limit).toEqual({ amount: 4, unit: 'WORK_HOUR', calendar: 'office-cn' });
    const always = start(
      { amount: 4, unit: 'WORK_HOUR', calendar: 'round-the-clock' },
      '2026-03-02 22:00',
    );
    expect(shown(always.dueAt)).toBe('2026-03-03 02:00');
  });

  it('warns when shares of the limit are used up, by office time where office time counts', () => {
    const hours = start({ amount: 14, unit: 'WORK_HOUR' }, '2026-03-06 09:00', [0.8, 0.5]);
    // Two days of seven hours over a weekend: half of it is Friday's close.
    expect(warnings(hours)).toEqual(['2026-03-06 17:30', '2026-03-09 14:42']);
    const whole = start({ amount: 10, unit: 'NAT_HOUR' }, '2026-03-06 09:00', [0.8, 0.5]);
    expect(warnings(whole)).toEqual(['2026-03-06 14:00', '2026-03-06 17:00']);
  });

  it('warns of days by their time, too', () => {
    const clock = start({ amount: 2, unit: 'WORK_DAY' }, '2026-03-06 13:30', [0.5]);
    // Four hours of Friday, seven of Monday and of Tuesday: nine hours are half.
    expect(shown(clock.dueAt)).toBe('2026-03-10 17:30');
    expect(warnings(clock)).toEqual(['2026-03-09 15:30']);
  });

  it('gives no warning at its start or at its end', () => {
    const clock = start({ amount: 1, unit: 'NAT_HOUR' }, '2026-03-06 09:00', [0, 1]);
    expect(clock.warnAt).toEqual([]);
  });
});

describe('a clock that was paused', () => {
  it('goes on with the hours and minutes that were left', () => {
    const minutes = start({ amount: 30, unit: 'NAT_MIN' }, '2026-03-02 10:00');
    expect(shown(resumed(minutes, '2026-03-02 10:10', '2026-03-02 11:00').dueAt)).toBe(
      '2026-03-02 11:20',
    );
  });

  it('goes on with the whole days that were left, the day of the pause used', () => {
    const days = start({ amount: 5, unit: 'WORK_DAY' }, '2026-03-02 10:00');
    expect(remainingOf(days, china('2026-03-04 16:00'), shipped)).toMatchObject({
      amount: 3,
      unit: 'WORK_DAY',
    });
    expect(shown(resumed(days, '2026-03-04 16:00', '2026-03-11 10:00').dueAt)).toBe(
      '2026-03-16 17:30',
    );
  });

  it('gains nothing from a pause overnight', () => {
    const days = start({ amount: 5, unit: 'WORK_DAY' }, '2026-03-02 10:00');
    expect(resumed(days, '2026-03-04 18:00', '2026-03-05 08:00').dueAt).toBe(days.dueAt);
    const hours = start({ amount: 20, unit: 'WORK_HOUR' }, '2026-03-02 10:00');
    expect(resumed(hours, '2026-03-06 17:30', '2026-03-09 09:00').dueAt).toBe(hours.dueAt);
  });

  it('counts what is left of a month in days', () => {
    const month = start({ amount: 1, unit: 'CAL_MONTH' }, '2026-03-10');
    const after = resumed(month, '2026-03-31', '2026-04-20');
    expect(after.computation).toMatchObject({ amount: 10, unit: 'NAT_DAY' });
    expect(shown(after.dueAt)).toBe('2026-04-30 23:59');
  });

  it('rolls anew from the last day as counted, not as rolled', () => {
    const limit: Limit = { amount: 7, unit: 'NAT_DAY', rollOnHoliday: true };
    const clock = start(limit, '2026-09-28');
    expect(shown(resumed(clock, '2026-10-02', '2026-10-04').dueAt)).toBe('2026-10-08 23:59');
    expect(shown(resumed(clock, '2026-10-02', '2026-10-07').dueAt)).toBe('2026-10-10 23:59');
    expect(shown(resumed(clock, '2026-10-06', '2026-10-07').dueAt)).toBe('2026-10-08 23:59');
  });

  it('stays overdue where it was', () => {
    const clock = start({ amount: 1, unit: 'NAT_HOUR' }, '2026-03-02 10:00');
    expect(remainingOf(clock, clock.dueAt, shipped)).toBeUndefined();
    const after = resumed(clock, '2026-03-02 11:30', '2026-03-05 10:00');
    expect(after.dueAt).toBe(clock.dueAt);
    expect(after.computation.from).toBe(clock.computation.from);
  });

  it('keeps a fixed day that has not come, and takes the next where it has', () => {
    const clock = start({ amount: 15, unit: 'FIXED_AT' }, '2026-03-02');
    expect(resumed(clock, '2026-03-05', '2026-03-15 09:00').dueAt).toBe(clock.dueAt);
    expect(shown(resumed(clock, '2026-03-05', '2026-03-20').dueAt)).toBe('2026-04-15 23:59');
  });

  it('warns at the same shares of what was granted, not again of those that came', () => {
    const clock = start({ amount: 10, unit: 'NAT_HOUR' }, '2026-03-02 08:00', [0.5, 0.8]);
    const early = resumed(clock, '2026-03-02 09:00', '2026-03-03 09:00');
    expect(warnings(early)).toEqual(['2026-03-03 13:00', '2026-03-03 16:00']);
    const late = resumed(clock, '2026-03-02 14:00', '2026-03-03 09:00');
    expect(warnings(late)).toEqual(['2026-03-03 11:00']);
  });
});

describe('a clock that is extended', () => {
  it('has more time on top, and warns of the longer limit', () => {
    const clock = start({ amount: 10, unit: 'NAT_HOUR' }, '2026-03-02 08:00', [0.5, 0.8]);
    const longer = extended(clock, { amount: 10, unit: 'NAT_HOUR' }, '2026-03-02 17:00');
    expect(shown(longer.dueAt)).toBe('2026-03-03 04:00');
    expect(warnings(longer)).toEqual(['2026-03-02 18:00', '2026-03-03 00:00']);
  });

  it('counts what is left in the unit it was granted in', () => {
    const clock = start({ amount: 7, unit: 'WORK_HOUR' }, '2026-03-02 09:00');
    const longer = extended(clock, { amount: 1, unit: 'WORK_DAY' }, '2026-03-02 10:00');
    expect(shown(longer.dueAt)).toBe('2026-03-03 17:30');
    const after = resumed(longer, '2026-03-03 09:00', '2026-03-04 13:30');
    expect(after.computation).toMatchObject({ amount: 7, unit: 'WORK_HOUR' });
    expect(shown(after.dueAt)).toBe('2026-03-05 12:00');
  });

  it('is never due earlier for having been paused, whatever unit it was extended in', () => {
    const clock = start({ amount: 2, unit: 'WORK_DAY' }, '2026-03-05 10:00');
    const longer = extended(clock, { amount: 60, unit: 'NAT_HOUR' }, '2026-03-05 11:00');
    const after = resumed(longer, '2026-03-09 10:00', '2026-03-09 11:00');
    expect(after.dueAt >= longer.dueAt).toBe(true);
  });
});

describe('the clocks of a stream', () => {
  const clock = start({ amount: 10, unit: 'NAT_HOUR' }, '2026-03-02 08:00', [0.5]);
  const at = china('2026-03-02 09:00');
  const running = clocksAfter({}, { started: [clock] }, at);
  const paused = clocksAfter(running, pauseClock(clock), at);
  const [half] = clock.warnAt;

  it('are as the events left them', () => {
    expect(running).toEqual({ c: clock });
    expect(clocksAfter(running, undefined, at)).toBe(running);
    expect(paused).toEqual({ c: { ...clock, pausedAt: at } });
    expect(clocksAfter(running, { stopped: ['c'] }, at)).toEqual({});
  });

  it('ignore changes to clocks that ended', () => {
    const longer = extendClock(clock, {
      by: { amount: 1, unit: 'NAT_HOUR' },
      at,
      calendar: shipped,
    });
    expect(clocksAfter({}, { moved: [longer], paused: ['c'], stopped: ['c'] }, at)).toEqual({});
  });

  it('stay paused when extended, since when they were, and go when resumed', () => {
    const calendar = shipped;
    const longer = extendClock(clock, { by: { amount: 1, unit: 'NAT_HOUR' }, at, calendar });
    const after = clocksAfter(
      paused,
      { moved: [longer], paused: ['c'] },
      china('2026-03-02 12:00'),
    );
    expect(after['c']).toMatchObject({ pausedAt: at, dueAt: longer.dueAt });
    const going = resumeClock(after['c']!, { pausedAt: at, at: china('2026-03-03'), calendar });
    expect(clocksAfter(after, { moved: [going] }, at)['c']).not.toHaveProperty('pausedAt');
  });

  it('know their moments unless they stand still', () => {
    expect(momentOf(clock, clock.dueAt)).toBe('DUE');
    expect(momentOf(clock, half!)).toBe('WARN');
    expect(momentOf(clock, at)).toBeUndefined();
    expect(momentOf(paused['c']!, clock.dueAt)).toBeUndefined();
  });

  it('take the changes of one event together', () => {
    expect(joinChanges()).toEqual({});
    expect(joinChanges({ stopped: ['a'] }, { started: [clock] }, { stopped: ['b'] })).toEqual({
      stopped: ['a', 'b'],
      started: [clock],
    });
  });
});
