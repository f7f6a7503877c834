import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { houseSet } from '../../../../../test/setup/house-formulas.js';
import { dayCode, dayNamed } from './local-day.js';
import { periodAt, periodBefore, periodNamed, sameLastYear } from './periods.js';
import type { PeriodTable } from './period-table.js';

const HOUSE = houseSet().periods;
const CHECKS: PeriodTable = {
  utcOffsetMinutes: 480,
  kinds: [
    {
      code: 'campaign',
      name: { zh: '专项行动', en: 'Campaign' },
      rule: {
        every: 'LISTED',
        list: [
          { code: 'winter', from: '2025-12-15', to: '2026-01-31' },
          { code: 'autumn', from: '2025-09-01', to: '2025-11-30' },
        ],
      },
    },
  ],
};

describe('a month', () => {
  it('begins at midnight in Beijing', () => {
    expect(periodNamed(HOUSE, 'month', '2026-03')).toEqual({
      kind: 'month',
      code: '2026-03',
      start: '2026-02-28T16:00:00.000Z',
      end: '2026-03-31T16:00:00.000Z',
    });
  });

  it('holds its first instant and not the first of the next', () => {
    expect(periodAt(HOUSE, 'month', '2026-02-28T16:00:00.000Z')?.code).toBe('2026-03');
    expect(periodAt(HOUSE, 'month', '2026-02-28T15:59:59.999Z')?.code).toBe('2026-02');
    expect(periodAt(HOUSE, 'month', '2026-03-31T16:00:00.000Z')?.code).toBe('2026-04');
  });
});

describe('a month from the 21st to the 20th', () => {
  it('has the name of the month it ends in', () => {
    expect(periodNamed(HOUSE, 'month21', '2026-01')).toMatchObject({
      start: '2025-12-20T16:00:00.000Z',
      end: '2026-01-20T16:00:00.000Z',
    });
    expect(periodAt(HOUSE, 'month21', '2025-12-21T02:00:00.000Z')?.code).toBe('2026-01');
    expect(periodAt(HOUSE, 'month21', '2025-12-20T02:00:00.000Z')?.code).toBe('2025-12');
  });

  it('may as well be cut on the 26th', () => {
    expect(periodAt(HOUSE, 'month26', '2026-02-25T02:00:00.000Z')?.code).toBe('2026-02');
    expect(periodAt(HOUSE, 'month26', '2026-02-26T02:00:00.000Z')?.code).toBe('2026-03');
  });
});

describe('quarters and years', () => {
  it('begin with their first month', () => {
    expect(periodAt(HOUSE, 'quarter', '2026-05-09T00:00:00.000Z')).toMatchObject({
      code: '2026-Q2',
      start: '2026-03-31T16:00:00.000Z',
      end: '2026-06-30T16:00:00.000Z',
    });
    expect(periodAt(HOUSE, 'year', '2025-12-31T16:00:00.000Z')?.code).toBe('2026');
  });
});

describe('periods of a list', () => {
  it('hold both their days, wherever they stand in the list', () => {
    expect(periodAt(CHECKS, 'campaign', '2026-01-31T15:59:59.999Z')?.code).toBe('winter');
    expect(periodAt(CHECKS, 'campaign', '2026-01-31T16:00:00.000Z')).toBeUndefined();
    expect(periodNamed(CHECKS, 'campaign', 'autumn')?.end).toBe('2025-11-30T16:00:00.000Z');
  });

  it('come after each other by their days', () => {
    const winter = periodNamed(CHECKS, 'campaign', 'winter')!;
    expect(periodBefore(CHECKS, winter)?.code).toBe('autumn');
    expect(periodBefore(CHECKS, periodBefore(CHECKS, winter)!)).toBeUndefined();
    expect(sameLastYear(CHECKS, winter)).toBeUndefined();
  });
});

describe('the period before, and the same a year ago', () => {
  it.each([
    ['month', '2026-01', '2025-12', '2025-01'],
    ['month21', '2026-03', '2026-02', '2025-03'],
    ['quarter', '2026-Q1', '2025-Q4', '2025-Q1'],
    ['year', '2026', '2025', '2025'],
  ])('of %s %s are %s and %s', (kind, code, before, yearBefore) => {
    const period = periodNamed(HOUSE, kind, code)!;
    expect(periodBefore(HOUSE, period)?.code).toBe(before);
    expect(sameLastYear(HOUSE, period)?.code).toBe(yearBefore);
  });
});

describe('a name that is none', () => {
  it.each([
    ['month', '2026-13'],
    ['month', '2026-1'],
    ['quarter', '2026-Q5'],
    ['year', 'last'],
    ['decade', '2026'],
  ])('names no %s: %s', (kind, code) => {
    expect(periodNamed(HOUSE, kind, code)).toBeUndefined();
  });

  it('is no day either', () => {
    expect(dayNamed('2026-02-30')).toBeUndefined();
    expect(dayNamed('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  });
});

describe('every instant', () => {
  const instant = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const kind = fc.constantFrom('month', 'month21', 'month26', 'quarter', 'year');

  it('lies in exactly the period it is in, which has its name and touches the one before', () => {
    fc.assert(
      fc.property(kind, instant, (code, at) => {
        const period = periodAt(HOUSE, code, at)!;
        expect(period.start <= at && at < period.end).toBe(true);
        expect(periodNamed(HOUSE, code, period.code)).toEqual(period);
        expect(periodBefore(HOUSE, period)?.end).toBe(period.start);
      }),
    );
  });

  it('has a day', () => {
    expect(dayCode('2026-03-01T15:59:59.999Z', 480)).toBe('2026-03-01');
    expect(dayCode('2026-03-01T16:00:00.000Z', 480)).toBe('2026-03-02');
  });
});
