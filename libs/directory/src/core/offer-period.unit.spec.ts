import { describe, expect, it } from '@jest/globals';
import { periodStart } from './offer-period.js';

describe('the period of a capacity', () => {
  // Sunday 2026-11-22, half past midnight in China: still Saturday in Greenwich.
  const sunday = '2026-11-21T16:30:00.000Z';

  it.each([
    ['DAY', '2026-11-21T16:00:00.000Z'],
    ['WEEK', '2026-11-15T16:00:00.000Z'],
    ['MONTH', '2026-10-31T16:00:00.000Z'],
    ['QUARTER', '2026-09-30T16:00:00.000Z'],
    ['YEAR', '2025-12-31T16:00:00.000Z'],
  ] as const)('%s begins with its first local day', (per, start) => {
    expect(periodStart(per, sunday)).toBe(start);
  });

  it('of a week begins on Monday, also on a Monday', () => {
    expect(periodStart('WEEK', '2026-11-22T16:00:00.000Z')).toBe('2026-11-22T16:00:00.000Z');
  });
});
