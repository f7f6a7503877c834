import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chance, poisson } from '../../testing/town.js';
import { binomialTail, surgeTest } from './surge-test.js';

describe('the tail of a binomial variable', () => {
  it.each([
    [0, 10, 0.5, 1],
    [11, 10, 0.5, 0],
    [10, 10, 0.5, 1 / 1024],
    [5, 10, 0.5, 638 / 1024],
    // Of two dice rolls at least one six: 11 / 36.
    [1, 2, 1 / 6, 11 / 36],
  ])('P(X ≥ %p) of %p trials with chance %p is %p', (k, n, p, tail) => {
    expect(binomialTail(k, n, p)).toBeCloseTo(tail, 12);
  });

  it('adds up with its other side, also where the numbers are large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (n, at, p) => {
          const k = Math.min(n, at);
          // P(X ≥ k) = 1 − P(n − X ≥ n − k + 1), the other variable having the chance 1 − p.
          expect(binomialTail(k, n, p)).toBeCloseTo(1 - binomialTail(n - k + 1, n, 1 - p), 9);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the test for a surge', () => {
  it('says what is usual and how unlikely the count is', () => {
    const { expected, dispersion, p } = surgeTest(20, [5, 5, 5, 5]);
    expect(expected).toBe(5);
    expect(dispersion).toBe(1);
    expect(p).toBeCloseTo(binomialTail(20, 40, 1 / 5), 15);
    expect(p).toBeLessThan(0.0001);
  });

  it('takes a first report after quiet weeks for what it is', () => {
    // One event, nine windows of which it may fall into any.
    expect(surgeTest(1, [0, 0, 0, 0, 0, 0, 0, 0]).p).toBeCloseTo(1 / 9, 12);
    expect(surgeTest(3, [0, 0, 0, 0, 0, 0, 0, 0]).p).toBeCloseTo(1 / 729, 12);
    expect(surgeTest(0, [0, 0, 0, 0]).p).toBe(1);
  });

  it('is slower to alarm where the weeks before scatter widely', () => {
    const steady = surgeTest(30, [10, 10, 10, 10, 10, 10, 10, 10]);
    const wild = surgeTest(30, [0, 25, 2, 20, 0, 18, 1, 14]);
    expect(wild.expected).toBe(steady.expected);
    expect(wild.dispersion).toBeGreaterThan(5);
    expect(wild.p).toBeGreaterThan(100 * steady.p);
  });

  it('never finds a larger count less striking', () => {
    const counts = fc.array(fc.nat(40), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(counts, fc.nat(60), (before, now) => {
        expect(surgeTest(now + 1, before).p).toBeLessThanOrEqual(surgeTest(now, before).p + 1e-12);
      }),
    );
  });

  it.each([
    [0.3, 0.01],
    [1, 0.01],
    [4, 0.01],
    [25, 0.01],
    [4, 0.001],
  ])('on a steady stream of mean %p alarms no more often than %p', (mean, alpha) => {
    const runs = 10_000;
    const next = chance(20_260_330 + Math.round(mean * 10));
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      const before = Array.from({ length: 8 }, () => poisson(mean, next));
      if (surgeTest(poisson(mean, next), before).p <= alpha) alarms += 1;
    }
    // Three standard deviations above what would be borne exactly.
    const borne = runs * alpha;
    expect(alarms).toBeLessThanOrEqual(borne + 3 * Math.sqrt(borne));
  });

  it.each([
    [3, 600],
    [4, 950],
  ])('finds a stream of eight a week that is %p times as dense', (times, least) => {
    const next = chance(7);
    let found = 0;
    for (let run = 0; run < 1_000; run += 1) {
      const before = Array.from({ length: 8 }, () => poisson(8, next));
      if (surgeTest(poisson(8 * times, next), before).p <= 0.001) found += 1;
    }
    expect(found).toBeGreaterThan(least);
  });
});
