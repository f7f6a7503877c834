import { describe, expect, it } from '@jest/globals';
import { CLASS, PAY, POSTS, scoresOf } from '../testing/scales.js';
import { grade, totalScore } from './grading.js';

describe('grading', () => {
  it.each([
    [10, 5, 'good', 1400],
    [9, 4, 'good', 1400],
    [8, 4, 'fair', 1000],
    [6, 3, 'fair', 1000],
    [5, 4, 'fair', 1000],
    [5, 2, 'plain', 600],
    [0, 0, 'plain', 600],
  ])('by threshold makes %i and %i “%s”, %i thousandths', (party, peace, code, factor) => {
    const score = totalScore(scoresOf(party, peace), PAY.dimensions);
    expect(grade(PAY, [{ ratee: 'x', ...score }])).toEqual([
      { ratee: 'x', ...score, grade: code, factor },
    ]);
  });

  it('by quota never exceeds it; who ties with the first one out stays out', () => {
    const rated = (...scores: readonly number[]) =>
      scores.map((numerator, index) => ({
        ratee: `r${String(index)}`,
        numerator,
        denominator: 100,
      }));
    const codes = (...scores: readonly number[]) =>
      grade(CLASS, rated(...scores)).map((each) => each.grade);
    expect(codes(90, 80, 70, 60)).toEqual(['merit', 'double', 'double', 'ordinary']);
    expect(codes(60, 90, 70, 80)).toEqual(['ordinary', 'merit', 'double', 'double']);
    expect(codes(90, 90, 70, 60)).toEqual(['double', 'double', 'ordinary', 'ordinary']);
    expect(codes(90)).toEqual(['ordinary']);
    expect(grade(CLASS, rated(90))[0]).not.toHaveProperty('factor');
  });

  it('takes the factor of the post where the scale knows posts', () => {
    const score = { numerator: 1, denominator: 1 };
    const rated = [{ ratee: 'a', post: 'chief', ...score }];
    expect(grade(POSTS, rated)[0]?.factor).toBe(1800);
    expect(grade(PAY, rated)[0]?.factor).toBe(1400);
  });
});
