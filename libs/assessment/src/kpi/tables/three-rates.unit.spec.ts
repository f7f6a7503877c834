import { describe, expect, it } from '@jest/globals';
import { compileFormulas } from '../formulas/compile-formulas.js';
import { periodNamed } from '../periods/periods.js';
import type { Period } from '../periods/period-table.js';
import { fact, times } from '../testing/made-facts.js';
import { weightedSet } from '../../../../../test/setup/house-formulas.js';
import { computeTable } from './table.js';
import type { Fact } from '../facts/fact.js';

const formulas = compileFormulas(weightedSet());
const MARCH = periodNamed(formulas.set.periods, 'month', '2026-03') as Period;
const AFTERWARDS = '2026-05-01T00:00:00.000Z';
const table = (facts: readonly Fact[]) => computeTable(formulas, MARCH, facts, AFTERWARDS);

const dispatched = (triedAt: string | null): Fact =>
  fact('ASSIGNMENT', 'water', {
    ...{ role: 'lead', status: 'OPEN', dispatchedAt: '2026-03-04T01:00:00.000Z', triedAt },
    ...{ contactDue: '2026-03-05T01:00:00.000Z', due: '2026-04-20T01:00:00.000Z' },
  });
const inTime = (): Fact => dispatched('2026-03-04T09:00:00.000Z');
const late = (): Fact => dispatched('2026-03-05T09:00:00.000Z');

const heard = (resolution: string, satisfaction: string): Fact =>
  fact('CALLBACK', 'water', {
    ...{ at: '2026-03-20T01:00:00.000Z', votedAt: '2026-03-20T01:00:00.000Z', attempts: 1 },
    ...{ attempted: true, reached: true, answered: true, voteSource: 'callback' },
    ...{ resolution, satisfaction },
  });

describe('the three rates of §4.2', () => {
  /**
   * DISP 40, contacted in time 38 → R = 38/40 = 0.95. EFF 30: solved 24, partly 3 (vp = 0), not 3
   * → S = 24/30 = 0.80. Satisfied 20, basically 6 (sb = 1), not 4 → M = 26/30 = 0.8667.
   * .30/.35/.35 → 28.50 + 28.00 + 30.33 = 86.83.
   */
  const facts = [
    ...times(38, inTime),
    ...times(2, late),
    ...times(20, () => heard('RESOLVED', 'SATISFIED')),
    ...times(4, () => heard('RESOLVED', 'BASICALLY_SATISFIED')),
    ...times(2, () => heard('PARTLY_RESOLVED', 'BASICALLY_SATISFIED')),
    heard('PARTLY_RESOLVED', 'DISSATISFIED'),
    ...times(3, () => heard('UNRESOLVED', 'VERY_DISSATISFIED')),
  ];

  it('give 86.83 for the vector of the domain', () => {
    const [water] = table(facts).rows;
    expect(water?.cells['responseRate']).toEqual({
      numerator: '38',
      denominator: '40',
      exact: '19/20',
      shown: '95.00',
    });
    expect(water?.cells['resolutionRate']).toMatchObject({
      numerator: '24',
      denominator: '30',
      shown: '80.00',
    });
    expect(water?.cells['satisfactionRate']).toMatchObject({
      numerator: '26',
      denominator: '30',
      exact: '13/15',
      shown: '86.67',
    });
    expect(water?.scores['threeRates']).toEqual({
      exact: '521/6',
      shown: '86.83',
      parts: [
        { metric: 'responseRate', points: '28.50' },
        { metric: 'resolutionRate', points: '28.00' },
        { metric: 'satisfactionRate', points: '30.33' },
      ],
    });
  });
});
