import { describe, expect, it } from '@jest/globals';
import { compileCalendar } from './working-calendar.js';
import { OFFICE_HOURS_CN } from './calendars.js';
import { dueOf, extendedDue, limitFault } from './due.js';
import type { Limit, LimitUnit } from './limit.js';
import { china, office, roundTheClock, shown } from './testing/local-time.js';

const due = (from: string, amount: number, unit: LimitUnit, how: Partial<Limit> = {}): string =>
  shown(dueOf(china(from), { amount, unit, ...how }, office).dueAt);

describe('when something is due', () => {
  describe('by hours and minutes', () => {
    it('runs from the moment, day and night', () => {
      expect(due('2026-10-01 23:10', 24, 'NAT_HOUR')).toBe('2026-10-02 23:10');
      expect(due('2026-10-01 23:10', 0.5, 'NAT_HOUR')).toBe('2026-10-01 23:40');
    });

    it.each([
      ['in the office', '2026-03-02 09:30', '2026-03-02 11:30'],
      ['over noon', '2026-03-02 11:00', '2026-03-02 14:30'],
      ['at noon', '2026-03-02 12:40', '2026-03-02 15:30'],
      ['before the opening', '2026-03-02 06:00', '2026-03-02 11:00'],
      ['at the close of Friday', '2026-03-06 17:30', '2026-03-09 11:00'],
      ['on a Sunday', '2026-03-08 15:00', '2026-03-09 11:00'],
      ['up to noon exactly', '2026-03-02 10:00', '2026-03-02 12:00'],
    ])('counts two office hours %s', (_when, from, until) => {
      expect(due(from, 2, 'WORK_HOUR')).toBe(until);
    });

    it('counts every hour of an office that never closes', () => {
      const limit: Limit = { amount: 30, unit: 'WORK_HOUR' };
      const { dueAt } = dueOf(china('2026-10-01 20:00'), limit, roundTheClock);
      expect(shown(dueAt)).toBe('2026-10-03 02:00');
    });
  });

  describe('by days and months', () => {
    it('does not count the day it starts, and counts the last one whole', () => {
      expect(due('2026-03-02 00:00', 1, 'NAT_DAY')).toBe('2026-03-03 23:59');
      expect(due('2026-03-02 23:59', 1, 'NAT_DAY')).toBe('2026-03-03 23:59');
      const { dueAt } = dueOf(china('2026-03-02'), { amount: 1, unit: 'NAT_DAY' }, office);
      expect(dueAt).toBe('2026-03-03T15:59:59.999Z');
    });

    it('ends a working day when the office closes; arrivals after that start on the next', () => {
      expect(due('2026-03-02 17:29', 1, 'WORK_DAY')).toBe('2026-03-03 17:30');
      expect(due('2026-03-02 17:30', 1, 'WORK_DAY')).toBe('2026-03-04 17:30');
      expect(due('2026-03-07 10:00', 1, 'WORK_DAY')).toBe('2026-03-10 17:30');
    });

    it('ends a working day of a house that never closes at midnight', () => {
      const { dueAt } = dueOf(china('2026-03-02'), { amount: 1, unit: 'WORK_DAY' }, roundTheClock);
      expect(dueAt).toBe('2026-03-03T15:59:59.999Z');
    });

    it.each([
      ['2026-03-15', 1, '2026-04-15 23:59'],
      ['2026-01-31', 1, '2026-02-28 23:59'],
      ['2028-01-31', 1, '2028-02-29 23:59'],
      ['2026-08-31', 6, '2027-02-28 23:59'],
      ['2026-11-30', 3, '2027-02-28 23:59'],
    ])('from %s lasts %d months until %s', (from, months, until) => {
      expect(due(from, months, 'CAL_MONTH')).toBe(until);
    });

    it('rolls months, too, off a holiday', () => {
      expect(due('2026-09-01', 1, 'CAL_MONTH')).toBe('2026-10-01 23:59');
      expect(due('2026-09-01', 1, 'CAL_MONTH', { rollOnHoliday: true })).toBe('2026-10-08 23:59');
    });

    it('does not roll onto a weekend that is worked', () => {
      expect(due('2026-10-03', 7, 'NAT_DAY', { rollOnHoliday: true })).toBe('2026-10-10 23:59');
    });

    it('goes to the next fixed day of a month, never the same day', () => {
      expect(due('2026-03-14', 15, 'FIXED_AT')).toBe('2026-03-15 23:59');
      expect(due('2026-03-15 08:00', 15, 'FIXED_AT')).toBe('2026-04-15 23:59');
      expect(due('2026-01-31', 31, 'FIXED_AT')).toBe('2026-02-28 23:59');
      expect(due('2026-12-20', 10, 'FIXED_AT')).toBe('2027-01-10 23:59');
    });

    it('is the end of the same day for no days', () => {
      expect(due('2026-03-02', 0, 'NAT_DAY')).toBe('2026-03-02 23:59');
      expect(due('2026-03-07', 0, 'WORK_DAY')).toBe('2026-03-09 17:30');
      expect(due('2026-03-07', 0, 'WORK_HOUR')).toBe('2026-03-09 09:00');
    });
  });

  describe('its computation', () => {
    it('says what an auditor needs to count again', () => {
      const limit: Limit = { amount: 7, unit: 'NAT_DAY', rollOnHoliday: true };
      expect(dueOf('2026-09-28T10:00:00+08:00', limit, office).computation).toEqual({
        from: '2026-09-28T02:00:00.000Z',
        amount: 7,
        unit: 'NAT_DAY',
        calendar: OFFICE_HOURS_CN.id,
        calendarVersion: 1,
        rolled: true,
        provisional: false,
        rollOnHoliday: true,
      });
    });

    it('is provisional only where a notice could still change it', () => {
      const provisional = (from: string, limit: Limit, calendar = office): boolean =>
        dueOf(china(from), limit, calendar).computation.provisional;
      expect(provisional('2026-12-31', { amount: 8, unit: 'WORK_HOUR' })).toBe(true);
      expect(provisional('2026-12-31', { amount: 80, unit: 'NAT_HOUR' })).toBe(false);
      expect(provisional('2026-12-31', { amount: 8, unit: 'NAT_DAY' })).toBe(false);
      const rolling: Limit = { amount: 8, unit: 'NAT_DAY', rollOnHoliday: true };
      expect(provisional('2026-12-31', rolling)).toBe(true);
      expect(provisional('2026-12-20', rolling)).toBe(false);
      expect(provisional('2026-12-31', { amount: 8, unit: 'WORK_HOUR' }, roundTheClock)).toBe(
        false,
      );
    });
  });

  it.each([
    [{ amount: -1, unit: 'NAT_HOUR' }, '-1 NAT_HOUR is no time.'],
    [{ amount: NaN, unit: 'WORK_HOUR' }, 'NaN WORK_HOUR is no time.'],
    [{ amount: 1.5, unit: 'WORK_DAY' }, '1.5 WORK_DAY: days and months count whole.'],
    [{ amount: 32, unit: 'FIXED_AT' }, 'No month has a day 32.'],
    [{ amount: 0, unit: 'FIXED_AT' }, 'No month has a day 0.'],
  ] as const)('is no question for %j', (limit, fault) => {
    expect(limitFault(limit)).toBe(fault);
    expect(() => dueOf(china('2026-03-02'), limit, office)).toThrow(fault);
    const before = dueOf(china('2026-03-02'), { amount: 1, unit: 'NAT_DAY' }, office);
    expect(() => extendedDue(before, limit, office)).toThrow(fault);
  });

  it('is no question for what is no instant', () => {
    expect(() => dueOf('yesterday', { amount: 1, unit: 'NAT_DAY' }, office)).toThrow(RangeError);
  });
});

describe('when something extended is due', () => {
  const extended = (from: string, limit: Limit, by: Limit): string =>
    shown(extendedDue(dueOf(china(from), limit, office), by, office).dueAt);

  it('counts on from the last day, which is used up', () => {
    const days: Limit = { amount: 5, unit: 'WORK_DAY' };
    expect(extended('2026-03-02', days, { amount: 5, unit: 'WORK_DAY' })).toBe('2026-03-16 17:30');
    expect(extended('2026-03-02', days, { amount: 0, unit: 'WORK_DAY' })).toBe('2026-03-09 17:30');
    expect(extended('2026-03-02', days, { amount: 4, unit: 'WORK_HOUR' })).toBe('2026-03-10 14:30');
    expect(extended('2026-03-02', days, { amount: 1, unit: 'CAL_MONTH' })).toBe('2026-04-09 23:59');
  });

  it('counts on from a last day off by the working days after it', () => {
    const days: Limit = { amount: 5, unit: 'NAT_DAY' };
    expect(extended('2026-03-02', days, { amount: 1, unit: 'WORK_DAY' })).toBe('2026-03-09 17:30');
    expect(extended('2026-03-02', days, { amount: 0, unit: 'WORK_DAY' })).toBe('2026-03-07 23:59');
  });

  it('stays provisional where what it adds to was', () => {
    const before = dueOf(china('2026-12-31'), { amount: 1, unit: 'WORK_DAY' }, office);
    const { computation } = extendedDue(before, { amount: 1, unit: 'NAT_HOUR' }, office);
    expect(computation).toMatchObject({ provisional: true, onTopOf: before.computation });
  });
});

describe('a calendar of another city', () => {
  it('may lie in another zone and work on Sundays', () => {
    const calendar = compileCalendar({
      ...OFFICE_HOURS_CN,
      id: 'market',
      utcOffsetMinutes: 6 * 60,
      weekdays: [6, 7],
      exceptions: [{ date: '2026-03-08', off: true }],
    });
    const { dueAt } = dueOf('2026-03-02T04:00:00.000Z', { amount: 8, unit: 'WORK_HOUR' }, calendar);
    // Saturday 7 March has seven hours; Sunday the 8th is off; one more on Saturday the 14th.
    expect(dueAt).toBe('2026-03-14T04:00:00.000Z');
  });
});
