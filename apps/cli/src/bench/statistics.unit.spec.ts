import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, percentiles } from './statistics.js';

describe('the median', () => {
  it('is the middle of an odd number of values, in any order', () => {
    expect(median([5, 1, 3])).toBe(3);
  });

  it('is the mean of the two middle ones of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('percentiles', () => {
  it('are values that occurred, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentiles(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 });
  });

  it('rise and lie within what was seen', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (values) => {
        const { p50, p95, p99 } = percentiles(values);
        expect(p50).toBeLessThanOrEqual(p95);
        expect(p95).toBeLessThanOrEqual(p99);
        expect(values.some((value) => Object.is(value, p99) || value === p99)).toBe(true);
      }),
    );
  });
});
