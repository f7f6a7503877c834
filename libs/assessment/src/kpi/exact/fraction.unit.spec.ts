import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, decimalsIn, decimalText, isDecimal, scaled } from './decimal.js';
import {
  compare,
  exactly,
  floor,
  fraction,
  minus,
  over,
  parseExact,
  plus,
  shown,
  times,
  ZERO,
} from './fraction.js';

const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const parts = fc.bigInt({ min: 1n, max: 10n ** 9n });
const anyFraction = fc.tuple(whole, parts).map(([n, d]) => fraction(n, d));

describe('an exact fraction', () => {
  it('is kept in lowest terms with its sign above', () => {
    expect(fraction(6n, -4n)).toEqual({ n: -3n, d: 2n });
    expect(fraction(0n, 7n)).toEqual({ n: 0n, d: 1n });
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });

  it('computes without losing a digit', () => {
    const third = fraction(1n, 3n);
    expect(plus(plus(third, third), third)).toEqual(fraction(1n));
    expect(minus(third, third)).toEqual(ZERO);
    expect(times(third, fraction(3n))).toEqual(fraction(1n));
    expect(over(fraction(1n), third)).toEqual(fraction(3n));
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyFraction, (value) => {
        expect(parseExact(exactly(value))).toEqual(value);
      }),
    );
  });

  it('orders as numbers do', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(compare(plus(a, fraction(1n)), a)).toBe(1);
        expect(compare(a, b) === 0).toBe(exactly(a) === exactly(b));
      }),
    );
  });

  it('has a largest whole number below it', () => {
    expect(floor(fraction(7n, 2n))).toBe(3n);
    expect(floor(fraction(-7n, 2n))).toBe(-4n);
    expect(floor(fraction(-4n))).toBe(-4n);
  });
});

describe('what people are shown', () => {
  it.each([
    ['0.005', 2, '0.01'],
    ['0.004999', 2, '0.00'],
    ['1.005', 2, '1.01'],
    ['2.675', 2, '2.68'],
    ['-0.005', 2, '-0.01'],
    ['-0.001', 2, '0.00'],
    ['99.995', 2, '100.00'],
    ['86.835', 2, '86.84'],
    ['2.5', 0, '3'],
    ['1234.5678', 3, '1234.568'],
  ])('of %s with %i decimals is %s: halves go up', (text, decimals, expected) => {
    expect(shown(decimal(text), decimals)).toBe(expected);
  });

  it('is never further than half a hundredth from what it is', () => {
    fc.assert(
      fc.property(anyFraction, (value) => {
        const gap = minus(decimal(shown(value)), value);
        const size = gap.n < 0n ? minus(ZERO, gap) : gap;
        expect(compare(size, fraction(1n, 200n))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('an exact decimal', () => {
  it('is digits and at most one point, no exponent and no binary fraction', () => {
    expect(['0.35', '-2', '10000', '0.1'].every(isDecimal)).toBe(true);
    expect(['.5', '1.', '1e3', '1,5', '', '0x1', ' 1'].some(isDecimal)).toBe(false);
    expect(decimal('0.1')).toEqual(fraction(1n, 10n));
    expect(decimalsIn('0.350')).toBe(3);
  });

  it('is a whole number of its smallest units', () => {
    expect(scaled('24.5', 2)).toBe(2450n);
    expect(scaled('-0.5', 1)).toBe(-5n);
    expect(() => scaled('0.125', 2)).toThrow(/0\.125/);
    expect(() => scaled('many', 2)).toThrow(RangeError);
  });

  it('is written without needless zeros', () => {
    expect(decimalText(2450n, 2)).toBe('24.5');
    expect(decimalText(-5n, 2)).toBe('-0.05');
    expect(decimalText(300n, 2)).toBe('3');
    expect(decimalText(7n, 0)).toBe('7');
  });

  it('comes back from its units', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 6 }), (units, decimals) => {
        expect(scaled(decimalText(units, decimals), decimals)).toBe(units);
      }),
    );
  });
});
