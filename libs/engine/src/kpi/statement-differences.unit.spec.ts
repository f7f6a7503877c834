import { describe, expect, it } from '@jest/globals';
import { differencesOf } from './statement-differences.js';

describe('the differences of two statements', () => {
  it('are none where they say the same', () => {
    expect(differencesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('name the place, what was published and what was computed', () => {
    const published = { table: { rows: [{ n: '38', d: '40' }] }, asOf: 'x' };
    const computed = { table: { rows: [{ n: '37', d: '40' }] }, asOf: 'x' };
    expect(differencesOf(published, computed)).toEqual([
      { path: 'table.rows.0.n', published: '"38"', computed: '"37"' },
    ]);
  });

  it('name what only one of them has', () => {
    expect(differencesOf({ rows: ['a'] }, { rows: ['a', 'b'] })).toEqual([
      { path: 'rows.1', published: '—', computed: '"b"' },
    ]);
    expect(differencesOf({ a: 1 }, {})).toEqual([{ path: 'a', published: '1', computed: '—' }]);
  });

  it('stop at the first twenty', () => {
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    expect(
      differencesOf(
        numbers,
        numbers.map((n) => n + 1),
      ),
    ).toHaveLength(20);
  });
});
