import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal } from '../exact/decimal.js';
import { exactly, shown } from '../exact/fraction.js';
import type { KpiRow, KpiTable } from '../tables/kpi-table.js';
import { rank, type RankingQuestion } from './rank.js';
import type { RankingRules } from './ranking-rules.js';

const RULES: RankingRules = {
  score: 'threeRates',
  nMin: { metric: 'completionRate', least: 10, byGroup: { town: 3 } },
  honour: { top: 2 },
  warning: { bottom: 2, of: 'GROUP' },
  progress: { top: 2 },
};

type Scored = readonly [subject: string, score: string | null, counted?: string];

const row = ([subject, score, counted = '20']: Scored): KpiRow => ({
  subject,
  cells: {
    completionRate: { numerator: '1', denominator: counted, exact: '1/1', shown: '100.00' },
    returnCount: { numerator: '3', denominator: null, exact: '3/1', shown: '3' },
  },
  scores: {
    threeRates: {
      exact: score === null ? null : exactly(decimal(score)),
      shown: score === null ? null : shown(decimal(score)),
      parts: [],
    },
  },
});

const table = (...rows: readonly Scored[]): KpiTable => ({
  ...{ set: 'house', version: 1, dimension: 'unit', asOf: '2026-04-01T00:00:00.000Z' },
  period: { kind: 'month', code: '2026-03', start: '', end: '' },
  rows: rows.map(row),
  total: row(['', null]),
});

const groupOf = (subject: string): string | undefined =>
  subject.startsWith('town') ? 'town' : subject.startsWith('street') ? 'street' : undefined;

const ranked = (
  rows: readonly Scored[],
  rules: Partial<RankingRules> = {},
  more: Partial<RankingQuestion> = {},
) => rank(table(...rows), { ...RULES, ...rules }, { groupOf, ...more });

const places = (rows: readonly Scored[]): readonly string[] =>
  ranked(rows).groups.flatMap(({ entries }) =>
    entries.map(({ subject, rank: place }) => `${subject} ${String(place ?? '—')}`),
  );

describe('a ranking', () => {
  it('goes by score, and equals share a rank: 1, 2, 2, 4', () => {
    expect(
      places([
        ['street-a', '80'],
        ['street-b', '90'],
        ['street-c', '80'],
        ['street-d', '70.01'],
      ]),
    ).toEqual(['street-b 1', 'street-a 2', 'street-c 2', 'street-d 4']);
  });

  it('tells apart what is shown alike', () => {
    expect(
      places([
        ['street-a', '80.001'],
        ['street-b', '80.002'],
      ]),
    ).toEqual(['street-b 1', 'street-a 2']);
  });

  it('never ranks across peer groups', () => {
    expect(
      places([
        ['street-a', '80'],
        ['town-a', '99'],
        ['street-b', '90'],
        ['bureau', '100'],
      ]),
    ).toEqual(['street-b 1', 'street-a 2', 'town-a 1']);
  });

  it('shows who has too little to be ranked, and who has no score, behind the others', () => {
    const { groups } = ranked([
      ['street-a', '99', '9'],
      ['street-b', '60', '10'],
      ['street-c', null],
      ['town-a', '70', '3'],
      ['town-b', '71', '2'],
    ]);
    expect(
      groups.flatMap(({ entries }) =>
        entries.map((each) => [each.subject, each.rank, each.notRanked]),
      ),
    ).toEqual([
      ['street-b', 1, undefined],
      ['street-a', null, 'BELOW_N_MIN'],
      ['street-c', null, 'NO_SCORE'],
      ['town-a', 1, undefined],
      ['town-b', null, 'BELOW_N_MIN'],
    ]);
  });

  it('shows beside each score what could have bettered it', () => {
    const [group] = ranked(
      [['street-a', '80']],
      {},
      { beside: ['returnCount', 'voidCount'] },
    ).groups;
    expect(group?.entries[0]?.beside).toEqual({ returnCount: '3', voidCount: '0' });
  });

  it('says how each has moved since the period before and since last year', () => {
    const [group] = ranked(
      [
        ['street-a', '80'],
        ['street-b', '70'],
      ],
      {},
      {
        previous: table(['street-a', '82.5'], ['street-b', null]),
        lastYear: table(['street-a', '60.001']),
      },
    ).groups;
    expect(group?.entries.map((each) => [each.sincePrevious, each.sinceLastYear])).toEqual([
      ['-2.50', '20.00'],
      [null, null],
    ]);
  });
});

describe('the lists that are published', () => {
  const rows: readonly Scored[] = [
    ['street-a', '90'],
    ['street-b', '80'],
    ['street-c', '80'],
    ['street-d', '60'],
    ['street-e', '50', '1'],
    ['town-a', '40'],
    ['town-b', '30'],
  ];

  it('honour the first of each group; who ties with the last of them is on the list', () => {
    expect(ranked(rows).honour).toEqual(['street-a', 'street-b', 'street-c', 'town-a', 'town-b']);
  });

  it('warn the last of each group, and never one that is not ranked', () => {
    expect(ranked(rows).warning).toEqual(['street-d', 'street-c', 'street-b', 'town-b', 'town-a']);
  });

  it('warn the last of all where the rules say so (榆林)', () => {
    const { warning } = ranked(rows, { warning: { bottom: 2, of: 'ALL' } });
    expect(warning).toEqual(['town-b', 'town-a']);
  });

  it('name who gained most, and nobody who did not', () => {
    const previous = table(
      ['street-a', '90'],
      ['street-b', '79'],
      ['street-c', '70'],
      ['street-d', '59.5'],
      ['town-a', '50'],
    );
    expect(ranked(rows, {}, { previous }).progress).toEqual(['street-c', 'street-b']);
    expect(ranked(rows).progress).toEqual([]);
  });
});

describe('every ranking', () => {
  const scored = fc.uniqueArray(
    fc.record({
      subject: fc.nat(30).map((n) => `street-${String(n)}`),
      score: fc.option(fc.integer({ min: 0, max: 8 }).map(String), { freq: 6 }),
      counted: fc.integer({ min: 5, max: 20 }).map(String),
    }),
    { selector: ({ subject }) => subject, maxLength: 12 },
  );

  it('gives a rank of one more than there are better ones', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const all = rows.map(({ subject, score, counted }): Scored => [subject, score, counted]);
        const entries = ranked(all).groups.flatMap((group) => group.entries);
        expect(entries).toHaveLength(rows.length);
        for (const entry of entries.filter((each) => each.rank !== null)) {
          const better = entries.filter(
            (other) => other.rank !== null && Number(other.shown) > Number(entry.shown),
          );
          expect(entry.rank).toBe(better.length + 1);
          expect(Number(entry.counted)).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });

  it('is the same in whatever order its rows come', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const all = rows.map(({ subject, score, counted }): Scored => [subject, score, counted]);
        expect(ranked([...all].reverse())).toEqual(ranked(all));
      }),
    );
  });
});
