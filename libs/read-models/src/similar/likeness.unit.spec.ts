import { describe, expect, it } from '@jest/globals';
import { metresBetween, squareAround } from './distance.js';
import { likeness } from './likeness.js';

const HERE = { latitude: 31.78, longitude: 119.97 };

describe('distances', () => {
  it('are right to one in a hundred over some kilometres', () => {
    // A degree of latitude is 110.9 km there, one of longitude 94.7 km.
    expect(metresBetween(HERE, { ...HERE, latitude: 31.79 })).toBeCloseTo(1_112, 0);
    const east = metresBetween(HERE, { ...HERE, longitude: 119.98 });
    expect(Math.abs(east - 947)).toBeLessThan(10);
  });

  it('lie within the square around a point', () => {
    const { south, north, west, east } = squareAround(HERE, 500);
    expect(metresBetween(HERE, { ...HERE, latitude: north })).toBeCloseTo(500, 3);
    expect(metresBetween(HERE, { ...HERE, latitude: south })).toBeCloseTo(500, 3);
    expect(metresBetween(HERE, { ...HERE, longitude: west })).toBeCloseTo(500, 3);
    expect(metresBetween(HERE, { ...HERE, longitude: east })).toBeCloseTo(500, 3);
    expect(squareAround({ latitude: 90, longitude: 0 }, 500).east).toBeLessThan(1);
  });
});

describe('a likeness', () => {
  const sketch = { ...HERE, category: 'light', territories: ['t1', 't1-g1'], pieces: 8 };

  it('is the greater the nearer and the more words in common', () => {
    const at = (metres: number, shared: number): number =>
      likeness(sketch, { ...HERE, latitude: 31.78 + metres / 111_200, shared })?.score ?? 0;
    expect(at(0, 8)).toBeCloseTo(0.8);
    expect(at(100, 8)).toBeLessThan(at(0, 8));
    expect(at(100, 4)).toBeLessThan(at(100, 8));
    expect(at(501, 0)).toBe(0);
  });

  it('needs more than one piece, and a quarter of all, to be one of words', () => {
    const words = (shared: number, pieces: number) =>
      likeness({ pieces }, { shared })?.reasons.map(({ kind }) => kind);
    expect(words(1, 1)).toBeUndefined();
    expect(words(2, 8)).toEqual(['WORDS']);
    expect(words(2, 9)).toBeUndefined();
  });

  it('is none for the same kind or the same place alone, but for both', () => {
    expect(likeness(sketch, { category: 'light', shared: 0 })).toBeUndefined();
    expect(likeness(sketch, { territory: 't1-g1', shared: 0 })).toBeUndefined();
    expect(likeness(sketch, { category: 'light', territory: 't1-g1', shared: 0 })).toEqual({
      reasons: [{ kind: 'CATEGORY' }, { kind: 'TERRITORY' }],
      score: 0.2,
    });
    expect(likeness(sketch, { category: 'noise', territory: 't2', shared: 0 })).toBeUndefined();
  });

  it('tells metres as exactly as coordinates are kept', () => {
    const found = likeness(sketch, { latitude: 31.781_26, longitude: 119.97, shared: 0 });
    expect(found?.reasons).toEqual([{ kind: 'NEAR', metres: 140 }]);
  });
});
