import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fairShare } from './election.js';

const seats = (projectors: number, standing: number): readonly { readonly standing: number }[] =>
  Array.from({ length: projectors }, () => ({ standing }));

describe('the fair share of a process', () => {
  it.each([
    [8, 1, 8],
    [8, 2, 4],
    [8, 3, 3],
    [1, 3, 1],
    [3, 3, 1],
    [0, 2, 0],
  ])('of %d projectors among %d is %d', (projectors, standing, share) => {
    expect(fairShare(seats(projectors, standing))).toBe(share);
  });

  it('counts only who stands for each', () => {
    // Two that another one stands for, too, and three that only this process can lead.
    expect(fairShare([...seats(2, 2), ...seats(3, 1)])).toBe(4);
  });

  it('lets all be led, and none by far more than the others', () => {
    const counts = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(counts, counts, (projectors, processes) => {
        const share = fairShare(seats(projectors, processes));
        expect(share * processes).toBeGreaterThanOrEqual(projectors);
        expect((share - 1) * processes).toBeLessThan(projectors);
      }),
    );
  });
});
