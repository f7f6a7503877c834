import { describe, expect, it } from '@jest/globals';
import { figureOf, placedBy, ranked, type KpiRow, type KpiTable } from './places.js';

const row = (subject: string, exact: string | null): KpiRow => ({
  subject,
  cells: {
    rate: { numerator: '1', denominator: '3', exact, shown: exact === null ? null : '33.33' },
  },
  scores: {},
});

const table = (...rows: readonly KpiRow[]): KpiTable => ({
  ...{ set: 'house', version: 1, dimension: 'unit', asOf: '2026-04-01T00:00:00.000Z' },
  period: { kind: 'month', code: '2026-03', start: '', end: '' },
  rows: [...rows],
  total: row('', null),
});

const places = (of: KpiTable, better: 'HIGHER' | 'LOWER'): readonly (readonly unknown[])[] =>
  placedBy(ranked(of, undefined), { code: 'rate', better }).flatMap(({ rows }) =>
    rows.map(({ row: { subject }, place }) => [subject, place]),
  );

describe('places by one figure', () => {
  it('are shared by equals: 1, 2, 2, 4; who has no figure has none', () => {
    const of = table(
      row('a', '1/2'),
      row('b', '2/3'),
      row('c', '2/4'),
      row('d', null),
      row('e', '1/3'),
    );
    expect(places(of, 'HIGHER')).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
      ['e', 4],
      ['d', null],
    ]);
  });

  it('begin with the lowest where lower is better', () => {
    const of = table(row('a', '1/2'), row('b', null), row('c', '0/1'));
    expect(places(of, 'LOWER')).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', null],
    ]);
  });

  it('tell apart what is shown alike', () => {
    const of = table(row('a', '333333/1000000'), row('b', '1/3'));
    expect(places(of, 'HIGHER')).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });
});

describe('the groups of a table', () => {
  it('are those of its ranking; who is in none comes last', () => {
    const entry = {
      subject: 'b',
      group: 'street',
      rank: 1,
      score: '1/1',
      shown: '1',
      counted: '9',
    };
    const moved = { sincePrevious: null, sinceLastYear: null, beside: {} };
    const ranking = {
      ...{ score: 's', honour: [], warning: [], progress: [] },
      groups: [{ group: 'street', entries: [{ ...entry, ...moved }] }],
    };
    const groups = ranked(table(row('a', '1/2'), row('b', '1/3')), ranking);
    expect(groups.map(({ group, rows }) => [group, rows.map(({ place }) => place)])).toEqual([
      ['street', [1]],
      ['', [null]],
    ]);
  });
});

describe('a figure', () => {
  it('is written with its sign, and is nothing where nothing was counted', () => {
    const percent = { code: 'rate', name: { zh: '率', en: 'rate' }, better: 'HIGHER' } as const;
    expect(figureOf(row('a', '1/3'), { ...percent, shownAs: 'PERCENT' })).toBe('33.33%');
    expect(figureOf(row('a', '1/3'), { ...percent, shownAs: 'MINUTES' })).toBe('33.33');
    expect(figureOf(row('a', null), { ...percent, shownAs: 'PERCENT' })).toBeUndefined();
    expect(figureOf(undefined, { ...percent, shownAs: 'PERCENT' })).toBeUndefined();
  });
});
