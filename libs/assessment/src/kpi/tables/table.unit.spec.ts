import { describe, expect, it } from '@jest/globals';
import { houseSet, weightedSet } from '../../../../../test/setup/house-formulas.js';
import type { Fact, FactValue } from '../facts/fact.js';
import type { FormulaSet } from '../formulas/formula-set.js';
import { compileFormulas } from '../formulas/compile-formulas.js';
import { periodNamed } from '../periods/periods.js';
import { fact, times } from '../testing/made-facts.js';
import { AFTERWARDS, day, figure, tableOf, told } from '../testing/tables.js';
import { contributionsOf } from './contributions.js';
import { computeTable } from './table.js';

const SET = houseSet();

const ticket = (
  unit: string | null,
  fields: Readonly<Record<string, FactValue>> = {},
  head: Partial<Fact> = {},
): Fact =>
  fact(
    'ASSIGNMENT',
    unit,
    {
      ...{ role: 'lead', status: 'DONE', dispatchedAt: day(2), due: day(10), handledAt: day(8) },
      ...fields,
    },
    head,
  );

describe('a table', () => {
  it('has a row for whoever something was counted for, by name, and a total', () => {
    const table = tableOf(SET, [ticket('water'), ticket('fire'), ticket('water')]);
    expect(table).toMatchObject({ set: 'house', version: 1, dimension: 'unit', asOf: AFTERWARDS });
    expect(table.period.code).toBe('2026-03');
    expect(table.rows.map(({ subject }) => subject)).toEqual(['fire', 'water']);
    expect(told(table.total.cells['completionRate'])).toBe('3/3 100.00');
  });

  it('shows — where nothing was counted, and 0 for a plain count', () => {
    const [water] = tableOf(SET, [ticket('water')]).rows;
    expect(water?.cells['resolutionRate']).toEqual({
      ...{ numerator: '0', denominator: '0', exact: null, shown: null },
    });
    expect(water?.cells['returnCount']).toMatchObject({ denominator: null, shown: '0' });
    expect(tableOf(SET, []).rows).toEqual([]);
  });

  it('counts what nobody leads in the total alone', () => {
    const table = tableOf(SET, [ticket(null), ticket('water')]);
    expect(table.rows.map(({ subject }) => subject)).toEqual(['water']);
    expect(told(table.total.cells['completionRate'])).toBe('2/2 100.00');
  });

  it('counts what lies in the period, its first instant in and its end out', () => {
    const { start, end } = periodNamed(SET.periods, 'month', '2026-03')!;
    const facts = [
      ticket('water', { dispatchedAt: start }),
      ticket('water', { dispatchedAt: end }),
    ];
    expect(figure(SET, facts, 'completionRate')).toBe('1/1 100.00');
  });

  it('may have persons, places and matters for its rows', () => {
    const facts = [
      ticket('water', { handler: 'p-1' }, { territory: 't-1', category: 'road' }),
      ticket('water', { handler: 'p-2', handledAt: null, status: 'OPEN' }, { territory: 't-1' }),
    ];
    const of = (dimension: 'person' | 'territory' | 'category', subject: string): string =>
      figure(SET, facts, 'completionRate', { dimension, subject });
    expect(of('person', 'p-1')).toBe('1/1 100.00');
    expect(of('person', 'p-2')).toBe('0/1 0.00');
    expect(of('territory', 't-1')).toBe('1/2 50.00');
    expect(of('category', 'road')).toBe('1/1 100.00');
    const persons = tableOf(SET, facts, { dimension: 'person' });
    expect(persons.total.cells).not.toHaveProperty('returnRate');
  });
});

describe('what lies above a unit', () => {
  const rollUp = (_dimension: string, subject: string): readonly string[] =>
    subject.startsWith('street') ? ['district', 'city'] : [];

  it('has the work of all below it, each once', () => {
    const facts = [ticket('street-1'), ticket('street-2'), ticket('district')];
    const of = (subject: string): string =>
      figure(SET, facts, 'completionRate', { subject, rollUp });
    expect(of('street-1')).toBe('1/1 100.00');
    expect(of('district')).toBe('3/3 100.00');
    expect(of('city')).toBe('2/2 100.00');
    expect(told(tableOf(SET, facts, { rollUp }).total.cells['completionRate'])).toBe('3/3 100.00');
  });

  it('has a matter sent to it as well once, whether or not it lies above (双派单)', () => {
    const facts = [
      ticket('street-1', {}, { copiedTo: 'district' }),
      ticket('street-2', {}, { copiedTo: 'other-district' }),
    ];
    const of = (subject: string): string =>
      figure(SET, facts, 'completionRate', { subject, rollUp });
    expect(of('district')).toBe('2/2 100.00');
    expect(of('other-district')).toBe('1/1 100.00');
    expect(told(tableOf(SET, facts, { rollUp }).total.cells['completionRate'])).toBe('2/2 100.00');
  });
});

describe('validity', () => {
  const twice = (): FormulaSet => {
    const metric = SET.metrics.find(({ code }) => code === 'completionRate')!;
    const rest = SET.metrics.filter((each) => each !== metric);
    return {
      ...SET,
      metrics: [
        ...rest,
        { ...metric, validTo: '2026-03-01' },
        { ...metric, validFrom: '2026-03-01', measure: { count: { isTrue: 'extended' } } },
      ],
    };
  };

  it('decides by the first day of the period which definition counts', () => {
    const set = twice();
    const facts = [ticket('water'), ticket('water', { dispatchedAt: day(-8), handledAt: day(-3) })];
    const inMonth = (code: string): string => {
      const period = periodNamed(set.periods, 'month', code)!;
      const table = computeTable(compileFormulas(set), period, facts, AFTERWARDS);
      return told(table.rows[0]?.cells['completionRate']);
    };
    expect(inMonth('2026-02')).toBe('1/1 100.00');
    expect(inMonth('2026-03')).toBe('0/1 0.00');
  });

  it('leaves out a score that does not hold yet', () => {
    const [first, ...rest] = SET.scores;
    const set = { ...SET, scores: [{ ...first!, validFrom: '2026-04-01' }, ...rest] };
    const [row] = tableOf(set, [ticket('water')]).rows;
    expect(row?.scores).not.toHaveProperty('threeRates');
    expect(row?.scores).toHaveProperty('oneTimeStep');
  });
});

describe('kinds of periods', () => {
  it('are counted side by side as they are asked for', () => {
    const kinds = ['month', 'month21', 'quarter', 'year'];
    const rows = contributionsOf(compileFormulas(SET), [ticket('water')], AFTERWARDS, {
      ...{ kinds, dimensions: ['unit'] },
    });
    const completion = rows.filter(({ metric }) => metric === 'completionRate');
    expect(completion.map(({ periodKind, period }) => `${periodKind} ${period}`)).toEqual([
      'month 2026-03',
      'month21 2026-03',
      'quarter 2026-Q1',
      'year 2026',
    ]);
  });

  it('keep a figure that is due out of those in which it is not', () => {
    const late = ticket('water', { handledAt: day(32), due: day(33) });
    const of = (kind: string, code: string): string => {
      const period = periodNamed(SET.periods, kind, code)!;
      const table = computeTable(compileFormulas(SET), period, [late], AFTERWARDS);
      return told(table.rows[0]?.cells['completionRate']);
    };
    // Dispatched in March, handled in April: not by the end of March, but by the end of the year.
    expect(of('month', '2026-03')).toBe('0/1 0.00');
    expect(of('year', '2026')).toBe('1/1 100.00');
  });
});

describe('a unit that would look better than it is', () => {
  const good = (): Fact => ticket('water');
  const bad = (): Fact => ticket('water', { handledAt: day(15) });
  const facts = [...times(8, good), ...times(2, bad)];
  const onTime = (more: readonly Fact[]): string => figure(SET, more, 'onTimeCompletion');
  const beside = (more: readonly Fact[]): readonly (string | null | undefined)[] => {
    const [row] = tableOf(SET, more).rows;
    return SET.besideScores.map((metric) => row?.cells[metric]?.shown);
  };

  it('is seen to refuse, to hide, to void, to merge and to put off', () => {
    const ways: readonly (readonly [string, Fact])[] = [
      ['returnCount', fact('RETURN', 'water', { requestedAt: day(3), granted: true })],
      ['exclusionCount', fact('EXCLUSION', 'water', { decidedAt: day(3), granted: true })],
      ['ledgerCount', fact('LEDGER', 'water', { enteredAt: day(3) })],
      ['mergeCount', fact('ISSUE', 'water', { merged: true, mergedAt: day(3) })],
      ['voidCount', fact('ISSUE', 'water', { voided: true, voidedAt: day(3) })],
      ['reworkRounds', fact('ISSUE', 'water', { handledAt: day(3), reworks: 1 })],
    ];
    expect(ways.map(([metric]) => metric)).toEqual(SET.besideScores);
    expect(onTime(facts)).toBe('8/10 80.00');
    for (const [metric, trace] of ways) {
      const without = [...times(8, good), trace];
      expect(onTime(without)).toBe('8/8 100.00');
      const at = SET.besideScores.indexOf(metric);
      expect(beside(without)[at]).not.toBe(beside(facts)[at]);
      expect(['1', '1.00']).toContain(beside(without)[at]);
    }
  });

  it('keeps its overdue work when it is let go after it was due', () => {
    const gone = ticket('water', { handledAt: null, status: 'CANCELLED', endedAt: day(12) });
    expect(onTime([...times(8, good), gone])).toBe('8/9 88.89');
  });
});

describe('a score', () => {
  const asked = (resolution: string, satisfaction: string): Fact =>
    fact('CALLBACK', 'water', {
      ...{ at: day(20), votedAt: day(20), attempted: true, reached: true, answered: true },
      ...{ voteSource: 'callback', resolution, satisfaction },
    });
  const facts = [
    ticket('water', { contactDue: day(3), triedAt: day(2.5) }),
    asked('RESOLVED', 'SATISFIED'),
  ];

  it('is none where one of its rates is none', () => {
    const [row] = tableOf(weightedSet(), facts.slice(1)).rows;
    expect(row?.scores['threeRates']).toMatchObject({ exact: null, shown: null });
  });

  it('is none while the tenant has set no weights', () => {
    expect(tableOf(SET, facts).rows[0]?.scores['threeRates']?.shown).toBeNull();
    expect(tableOf(weightedSet(), facts).rows[0]?.scores['threeRates']?.shown).toBe('100.00');
  });
});
