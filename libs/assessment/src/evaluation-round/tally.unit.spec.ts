import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { RATEES, REVERSE, scoresOf } from '../testing/instruments.js';
import { ranked, tally, type Vote } from './tally.js';

describe('the tally', () => {
  const votes = (...prompts: readonly number[]): Vote[] =>
    prompts.map((prompt, index) => ({
      ...{ rater: `r-${String(index)}`, ratee: 'dept-1' },
      scores: scoresOf(prompt, 0),
    }));
  const dropping = { ...REVERSE, dropExtremesFrom: 4 };

  it('leaves out the best and the worst vote from so many raters on', () => {
    const of = (...prompts: readonly number[]) => tally(RATEES[0]!, votes(...prompts), dropping);
    expect(of(0, 5, 5)).toMatchObject({ raters: 3, numerator: 100, denominator: 450 });
    expect(of(0, 5, 5, 10)).toMatchObject({ raters: 4, numerator: 100, denominator: 300 });
  });

  it('ranks within groups, equals alike: 1, 2, 2, 4', () => {
    const results = [90, 80, 80, 70].map((numerator, index) => ({
      ...{ ratee: `d-${String(index)}`, group: 'a', raters: 3, numerator, denominator: 100 },
    }));
    const alone = { ratee: 'x', group: 'b', raters: 3, numerator: 99, denominator: 100 };
    const withheld = { ratee: 'y', group: 'a', raters: 1 };
    const ranks = ranked([...results, alone, withheld], 2).map((each) => each.rank);
    expect(ranks).toEqual([1, 2, 2, 4, undefined, undefined]);
  });

  it('orders by score, whatever the denominators', () => {
    const some = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })), { minLength: 1 });
    fc.assert(
      fc.property(some, (pairs) => {
        const results = ranked(
          pairs.map(([numerator, denominator], index) => ({
            ...{ ratee: String(index), group: 'a', raters: 3, numerator, denominator },
          })),
          1,
        );
        for (const one of results) {
          for (const other of results) {
            const more = one.numerator! * other.denominator! - other.numerator! * one.denominator!;
            expect(Math.sign(other.rank! - one.rank!)).toBe(Math.sign(more));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
