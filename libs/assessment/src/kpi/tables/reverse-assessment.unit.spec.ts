import { describe, expect, it } from '@jest/globals';
import { houseSet } from '../../../../../test/setup/house-formulas.js';
import type { Fact } from '../facts/fact.js';
import type { RaterRules } from '../formulas/formula-set.js';
import { fact, times } from '../testing/made-facts.js';
import { changed, day, figure, tableOf, told } from '../testing/tables.js';

const SET = houseSet();

const mark = (rater: string, score: number, item = 'result', unit = 'water'): Fact =>
  fact('RATING', unit, {
    ...{ instrument: 'REVERSE', profile: 'hotline-immediate-response', rater, item, score },
    ratedAt: day(10),
  });
const called = (blower: string, unit = 'water'): Fact =>
  fact('CALL', unit, { blownAt: day(2), respondBy: day(3), blower });

const result = (facts: readonly Fact[], set = SET): string => figure(set, facts, 'reverseResult');

describe('a department as rated by those who called it', () => {
  const calls = ['s-1', 's-2', 's-3'].map((street) => called(street));

  it('has the mean of the marks, of the highest mark', () => {
    // 5, 4 and 3 of 5: mean 4, 80 %.
    const facts = [...calls, mark('s-1', 5), mark('s-2', 4), mark('s-3', 3)];
    expect(result(facts)).toBe('12/3 80.00');
  });

  it('has one vote of a rater for each whistle', () => {
    const facts = [
      ...calls,
      called('s-1'),
      mark('s-1', 5),
      mark('s-1', 1),
      mark('s-2', 4),
      mark('s-3', 2),
    ];
    expect(result(facts)).toBe('12/4 60.00');
  });

  it('is told of nobody by fewer raters than the rules want, so that none is known', () => {
    const facts = [...calls, mark('s-1', 1), mark('s-1', 1), mark('s-2', 1)];
    expect(result(facts)).toBe('0/0 TOO_FEW_RATERS');
  });

  it('is rated by nobody who had not called it', () => {
    const facts = [...calls, mark('s-1', 5), mark('s-2', 5), mark('s-3', 5), mark('s-9', 1)];
    expect(result(facts)).toBe('15/3 100.00');
  });

  it('may ask for more than one whistle in the period', () => {
    const raters: RaterRules = {
      ...{ by: 'rater', minimum: 1 },
      having: { cohort: 'CALLED', by: 'blower', atLeast: 2 },
    };
    const set = changed(SET, 'reverseResult', { raters });
    const facts = [...calls, called('s-1'), mark('s-1', 5), mark('s-2', 1)];
    expect(result(facts, set)).toBe('5/1 100.00');
  });

  it('drops the highest and the lowest of many', () => {
    const streets = Array.from({ length: 8 }, (_, index) => `s-${String(index)}`);
    const raters: RaterRules = { by: 'rater', minimum: 3, trimFrom: 8 };
    const set = changed(SET, 'reverseResult', { raters });
    // 5 and 1 are dropped of 5, 1, 4, 4, 4, 4, 4, 4.
    const facts = streets.map((street, index) => mark(street, [5, 1][index] ?? 4));
    expect(result(facts, set)).toBe('24/6 80.00');
    expect(result(facts.slice(0, 7), set)).toBe('26/7 74.29');
  });

  it('has a score of all items, and none while one is withheld', () => {
    const items = ['arrival', 'authority', 'to-the-end', 'result', 'attitude'];
    const marks = items.flatMap((item) =>
      ['s-1', 's-2', 's-3'].map((street) => mark(street, 4, item)),
    );
    const rows = tableOf(SET, [...calls, ...marks]).rows;
    expect(rows[0]?.scores['deptScore']).toMatchObject({ exact: '80/1', shown: '80.00' });
    const fewer = tableOf(SET, [...calls, ...marks.slice(1)]).rows;
    expect(fewer[0]?.scores['deptScore']?.shown).toBeNull();
  });

  it('names no rater in the table', () => {
    const facts = [...calls, mark('s-1', 5), mark('s-2', 4), mark('s-3', 3)];
    expect(JSON.stringify(tableOf(SET, facts))).not.toContain('s-1');
  });

  it('counts for those above it with the same raters', () => {
    const facts = [...calls, mark('s-1', 5), mark('s-2', 4), mark('s-3', 3)];
    const table = tableOf(SET, facts, { rollUp: () => ['city'] });
    const city = table.rows.find(({ subject }) => subject === 'city');
    expect(told(city?.cells['reverseResult'])).toBe('12/3 80.00');
    expect(told(table.total.cells['reverseResult'])).toBe('12/3 80.00');
  });
});

describe('a street as a caller (双考核)', () => {
  const whistle = (unfounded: boolean, triedFirst: boolean): Fact =>
    fact('WHISTLE', 'street', { blownAt: day(2), unfounded, triedFirst });
  const handled = (): Fact => fact('ISSUE', 'street', { handledAt: day(8) });
  const material = (score: number): Fact =>
    fact('RATING', 'street', {
      ...{ instrument: 'WHISTLE', profile: 'hotline-immediate-response', rater: 'water' },
      ...{ item: 'material', score, ratedAt: day(10) },
    });

  /** Well founded 3 of 4 · 40, material 4 of 5 · 20, own power first 2 of 4 · 20, in the band 20. */
  const facts = [
    ...times(2, () => whistle(false, true)),
    whistle(false, false),
    whistle(true, false),
    material(4),
    ...times(40, handled),
  ];

  it('is scored by what it did before and with its whistles', () => {
    const street = tableOf(SET, facts).rows.find(({ subject }) => subject === 'street');
    expect(street?.scores['streetWhistleScore']).toEqual({
      exact: '76/1',
      shown: '76.00',
      parts: [
        { metric: 'whistleUpheld', points: '30.00' },
        { metric: 'whistleMaterial', points: '16.00' },
        { metric: 'ownPowerFirst', points: '10.00' },
        { metric: 'whistleRate', points: '20.00' },
      ],
    });
  });

  it('gains nothing by whistling at everything', () => {
    const street = tableOf(SET, [...facts, ...times(20, () => whistle(false, true))]).rows.find(
      ({ subject }) => subject === 'street',
    );
    expect(street?.scores['streetWhistleScore']?.parts.at(-1)?.points).toBe('0.00');
  });
});
