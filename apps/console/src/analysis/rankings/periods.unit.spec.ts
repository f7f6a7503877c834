import { describe, expect, it } from '@jest/globals';
import { codeAt, codeBeside, codesUpTo, periodIn, periodName } from './periods.js';

const CHINA = { utcOffsetMinutes: 480, kinds: [] };
const MONTH = { every: 'MONTH', startDay: 1 } as const;
const MONTH21 = { every: 'MONTH', startDay: 21 } as const;
const QUARTER = { every: 'QUARTER' } as const;
const YEAR = { every: 'YEAR' } as const;
const LISTED: Parameters<typeof codeAt>[1] = {
  every: 'LISTED',
  list: [
    { code: 'winter', from: '2025-12-15', to: '2026-01-31' },
    { code: 'spring', from: '2026-03-21', to: '2026-03-25' },
  ],
};

const at = (instant: string): number => Date.parse(instant);

describe('the period of an instant', () => {
  it('goes by the clocks of the set', () => {
    expect(codeAt(CHINA, MONTH, at('2026-03-31T15:59:59Z'))).toBe('2026-03');
    expect(codeAt(CHINA, MONTH, at('2026-03-31T16:00:00Z'))).toBe('2026-04');
    expect(codeAt(CHINA, QUARTER, at('2026-03-31T16:00:00Z'))).toBe('2026-Q2');
    expect(codeAt(CHINA, YEAR, at('2025-12-31T16:00:00Z'))).toBe('2026');
  });

  it('names a month that begins late by the month it ends in', () => {
    expect(codeAt(CHINA, MONTH21, at('2026-03-20T15:59:59Z'))).toBe('2026-03');
    expect(codeAt(CHINA, MONTH21, at('2026-03-20T16:00:00Z'))).toBe('2026-04');
    expect(codeAt(CHINA, MONTH21, at('2026-12-25T00:00:00Z'))).toBe('2027-01');
  });

  it('is, of a list, the newest that has begun', () => {
    expect(codeAt(CHINA, LISTED, at('2026-02-20T00:00:00Z'))).toBe('winter');
    expect(codeAt(CHINA, LISTED, at('2026-03-22T00:00:00Z'))).toBe('spring');
  });
});

describe('the periods beside one', () => {
  it('go over the turn of the year', () => {
    expect(codeBeside(MONTH, '2026-01', -1)).toBe('2025-12');
    expect(codeBeside(QUARTER, '2025-Q4', 1)).toBe('2026-Q1');
    expect(codeBeside(YEAR, '2026', -2)).toBe('2024');
    expect(codeBeside(LISTED, 'winter', 1)).toBe('spring');
    expect(codeBeside(LISTED, 'winter', -1)).toBeUndefined();
  });

  it('come the oldest first', () => {
    expect(codesUpTo(MONTH, '2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

describe('the name of a period', () => {
  it('holds kind and code', () => {
    expect(periodIn(periodName('month', '2026-03'))).toEqual({ kind: 'month', code: '2026-03' });
    expect(periodIn('2026-03')).toBeUndefined();
    expect(periodIn(undefined)).toBeUndefined();
  });
});
