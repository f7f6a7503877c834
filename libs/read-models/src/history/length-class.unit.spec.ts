import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classesOf, effectiveClass, positionClass } from './length-class.js';

const NOON = '2026-03-02T12:00:00.000Z';
const after = (ms: number): string => new Date(Date.parse(NOON) + ms).toISOString();

describe('the class of a length', () => {
  it.each([
    [1, 0],
    [64, 0],
    [65, 1],
    [256, 1],
    [257, 2],
    [10 ** 12, 15],
  ])('of %d events is %d', (length, expected) => {
    expect(positionClass(7, 7 + length)).toBe(expected);
  });

  it.each([
    [0, null],
    [1, 0],
    [3_600_000, 0],
    [3_600_001, 1],
    [40 * 365 * 86_400_000, 10],
  ])('of %d ms is %p', (length, expected) => {
    expect(effectiveClass(NOON, after(length))).toBe(expected);
  });

  it('holds every length, and none that is longer than the class', () => {
    const longest = classesOf('position');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), (length) => {
        const n = positionClass(0, length);
        expect(length).toBeLessThanOrEqual(longest[n] ?? Infinity);
        expect(length).toBeGreaterThan(n === 0 ? 0 : Number(longest[n - 1]));
      }),
    );
  });

  it('has no end in the last class alone', () => {
    for (const axis of ['position', 'instant'] as const)
      expect(classesOf(axis).map((longest) => longest === null)).toEqual(
        classesOf(axis).map((_, n) => n === classesOf(axis).length - 1),
      );
  });
});
