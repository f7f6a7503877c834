import { describe, expect, it } from '@jest/globals';
import type { Level } from './model.js';
import { bindBranch, type BranchNode } from './tree-branch.js';

const columns = new Map([
  ['borough', 0],
  ['board', 1],
]);
const levels: readonly Level[] = [
  { code: { constant: 'nyc' }, name: { constant: 'New York' }, nameZh: { constant: '纽约' } },
  { code: { code: [{ column: 'borough' }], prefix: 'nyc.' }, name: { column: 'borough' } },
  {
    code: { code: [{ column: 'borough' }, { column: 'board' }], prefix: 'nyc.' },
    name: { column: 'board' },
  },
];
const branch = bindBranch(levels, columns, (node): BranchNode => node);

describe('the branch of a row', () => {
  it('goes from the root to the row, each below the one before', () => {
    expect(branch(['QUEENS', '12 QUEENS'])).toEqual([
      { code: 'nyc', name: { zh: '纽约', en: 'New York' } },
      { code: 'nyc.queens', name: { zh: 'QUEENS', en: 'QUEENS' }, parent: 'nyc' },
      {
        code: 'nyc.queens.12-queens',
        name: { zh: '12 QUEENS', en: '12 QUEENS' },
        parent: 'nyc.queens',
      },
    ]);
  });

  it('ends at the first level that is unknown', () => {
    expect(branch(['QUEENS', '']).map(({ code }) => code)).toEqual(['nyc', 'nyc.queens']);
    expect(branch(['', '12 QUEENS']).map(({ code }) => code)).toEqual(['nyc']);
  });

  it('is the same object for rows of one branch', () => {
    expect(branch(['BRONX', '04 BRONX'])).toBe(branch(['BRONX', '04 BRONX']));
    expect(branch(['BRONX', '04 BRONX'])).not.toBe(branch(['BRONX', '05 BRONX']));
  });

  it('may be completed from level and row', () => {
    const marked = bindBranch(levels, columns, ({ code }, level, row) => [
      code,
      levels.indexOf(level),
      row[0],
    ]);
    expect(marked(['BRONX', ''])).toEqual([
      ['nyc', 0, 'BRONX'],
      ['nyc.bronx', 1, 'BRONX'],
    ]);
  });
});
