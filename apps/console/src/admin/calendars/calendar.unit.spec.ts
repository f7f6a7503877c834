import { describe, expect, it } from '@jest/globals';
import { standingOf, turned, weeksOf } from './calendar.js';

const office = { weekdays: [1, 2, 3, 4, 5], exceptions: [] };

describe('a month', () => {
  it('stands in weeks from Monday', () => {
    const weeks = weeksOf(2026, 11);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([...Array<undefined>(6).fill(undefined), '2026-11-01']);
    expect(weeks[5]?.[0]).toBe('2026-11-30');
    expect(weeksOf(2027, 2).flat().filter(Boolean)).toHaveLength(28);
  });
});

describe('a day', () => {
  it('turns from work to a named holiday, and back to its weekday', () => {
    const exceptions = turned('2026-11-23', office, ' 休 ');
    expect(exceptions).toEqual([{ date: '2026-11-23', off: true, name: '休' }]);
    expect(standingOf('2026-11-23', { ...office, exceptions }).works).toBe(false);
    expect(turned('2026-11-23', { ...office, exceptions }, '')).toEqual([]);
  });

  it('of the weekend turns to a make-up workday without a name', () => {
    const exceptions = turned('2026-11-22', office, '国庆');
    expect(exceptions).toEqual([{ date: '2026-11-22', off: false }]);
    expect(standingOf('2026-11-22', { ...office, exceptions }).works).toBe(true);
  });
});
