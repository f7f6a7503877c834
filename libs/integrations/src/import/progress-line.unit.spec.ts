import { describe, expect, it } from '@jest/globals';
import { duration, progressLine } from './progress-line.js';

const counts = {
  rows: 29_000,
  issues: 29_000,
  duplicates: 0,
  rejects: 0,
  stopped: 0,
  continued: 0,
  events: 0,
};

describe('the line about a running import', () => {
  const progress = { totalRows: 58_000, counts, seconds: 10 };

  it('says how far it is, how fast and how long still', () => {
    expect(progressLine(progress, 1_000, false)).toBe(
      '50 % 29,000/58,000 · 1,000/s · 剩余 left 0:29',
    );
  });

  it('draws a bar on a terminal', () => {
    expect(progressLine(progress, 1_000, true)).toContain('████████████░░░░░░░░░░░░ 50 %');
  });

  it('does not guess without a rate', () => {
    expect(progressLine(progress, 0, false)).toContain('left –');
  });

  it('is done at once where there is nothing', () => {
    const empty = { totalRows: 0, counts: { ...counts, rows: 0 }, seconds: 0 };
    expect(progressLine(empty, 0, false)).toContain('100 %');
  });
});

describe('a duration', () => {
  it('has hours only where it takes them', () => {
    expect([9, 65, 3_661].map(duration)).toEqual(['0:09', '1:05', '1:01:01']);
  });
});
