import { describe, expect, it } from '@jest/globals';
import { isAfter, laterOf, plusDays, plusHours, toInstant } from './instant.js';

const NOON = '2026-03-12T12:00:00.000Z';

describe('instants', () => {
  it('are compared as moments, whatever the offset they are written with', () => {
    expect(isAfter('2026-03-12T20:00:00+08:00', NOON)).toBe(false);
    expect(isAfter('2026-03-12T20:00:00.001+08:00', NOON)).toBe(true);
    expect(isAfter(NOON, '2026-03-12T13:00:00+02:00')).toBe(true);
  });

  it('are after nothing, and nothing after them, where the text is none', () => {
    expect([isAfter('soon', NOON), isAfter(NOON, 'soon'), isAfter('', '')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are written in UTC with milliseconds', () => {
    expect(toInstant('2026-03-12T20:00+08:00')).toBe(NOON);
    expect(toInstant(NOON)).toBe(NOON);
  });

  it('move by natural hours and days, over the ends of months and leap days', () => {
    expect(plusHours(NOON, 48)).toBe('2026-03-14T12:00:00.000Z');
    expect(plusDays('2026-12-31T23:59:00.000Z', 1)).toBe('2027-01-01T23:59:00.000Z');
    expect(plusDays('2028-02-28T12:00:00.000Z', 1)).toBe('2028-02-29T12:00:00.000Z');
    expect(plusDays(NOON, 0.5)).toBe('2026-03-13T00:00:00.000Z');
  });

  it('give the later one, or the only one', () => {
    const later = plusHours(NOON, 1);
    expect(laterOf(later, NOON)).toBe(later);
    expect(laterOf(NOON, later)).toBe(later);
    expect(laterOf(undefined, NOON)).toBe(NOON);
  });
});
