import { describe, expect, it } from '@jest/globals';
import { given, name, rows } from '../testing/given-directory.js';
import { comingChanges } from './coming-changes.js';
import { EMPTY_DIRECTORY, type DirectoryState } from './directory-state.js';

const tree = (code: string, days: object = {}): object => ({ code, name, ...days });
const after = (...trees: object[]): DirectoryState =>
  given(EMPTY_DIRECTORY, rows({ trees: trees as never }));
const told = (state: DirectoryState, today: string): string[] =>
  comingChanges(state, today).map(({ code, on, change }) => `${on} ${code} ${change}`);

describe('what is recorded and not yet so', () => {
  it('is told the nearest first: what begins, changes, ends', () => {
    const state = given(
      after(tree('party', { validFrom: '2026-03-01' })),
      rows({
        trees: [
          { code: 'party', name: { zh: '新', en: 'new' }, validFrom: '2026-06-01' },
          { code: 'grid', name, validFrom: '2026-05-01', validTo: '2026-12-31' },
        ],
      }),
    );
    expect(told(state, '2026-04-01')).toEqual([
      '2026-05-01 grid begins',
      '2026-06-01 party changes',
      '2027-01-01 grid ends',
    ]);
    expect(told(state, '2026-06-01')).toEqual(['2027-01-01 grid ends']);
  });

  it('is nothing of what was taken back before it came', () => {
    const planned = after(tree('party', { validFrom: '2026-09-01' }));
    const back = given(planned, {
      type: 'EndEntries',
      table: 'trees',
      codes: ['party'],
      reason: '不再设立',
      on: '2026-08-01',
    });
    expect(told(planned, '2026-04-01')).toEqual(['2026-09-01 party begins']);
    expect(told(back, '2026-04-01')).toEqual([]);
  });
});
