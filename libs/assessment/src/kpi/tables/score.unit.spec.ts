import { describe, expect, it } from '@jest/globals';
import { decimal } from '../exact/decimal.js';
import { exactly } from '../exact/fraction.js';
import type { MetricDefinition } from '../formulas/formula-set.js';
import type { ScoreDefinition, ScorePart } from '../formulas/score-definition.js';
import type { Cell } from './kpi-table.js';
import { scoreOf } from './score.js';

const cell = (value: string | null): Cell => ({
  ...{ numerator: '0', denominator: '0', shown: value },
  exact: value === null ? null : exactly(decimal(value)),
});

const metric = (better: 'HIGHER' | 'LOWER' | 'BAND'): MetricDefinition => ({
  ...{ code: 'm', name: { zh: '率', en: 'rate' }, cohort: 'C', measure: { count: 'ALL' } },
  ...{ family: 'work', shownAs: 'PERCENT', better },
  ...(better === 'BAND' && { band: { from: '0.05', to: '0.2' } }),
});

/** The score of one part over a metric with this value. */
function score(
  part: ScorePart,
  value: string | null,
  {
    base = '0',
    better = 'HIGHER',
    ...more
  }: Partial<ScoreDefinition> & { readonly better?: 'HIGHER' | 'LOWER' | 'BAND' } = {},
): string | null {
  const definition: ScoreDefinition = {
    ...{ code: 's', name: { zh: '分', en: 'score' }, base, parts: [part] },
    ...more,
  };
  const definitions = new Map([['m', metric(better)]]);
  return scoreOf(definition, { cells: { m: cell(value) }, definitions }).shown;
}

describe('an additive score (满分制)', () => {
  const weighted: ScorePart = { type: 'WEIGHTED', metric: 'm', weight: '0.35' };

  it('adds a hundred times weight and value', () => {
    expect(score(weighted, '0.8')).toBe('28.00');
    expect(score(weighted, '1')).toBe('35.00');
  });

  it('is none without a value or without a weight', () => {
    expect(score(weighted, null)).toBeNull();
    expect(score({ ...weighted, weight: null }, '0.8')).toBeNull();
  });
});

describe('a deduction (扣分制)', () => {
  const each: ScorePart = { type: 'PER_COUNT', metric: 'm', points: '-0.5' };

  it('takes points for each one counted, from a hundred', () => {
    expect(score(each, '7', { base: '100' })).toBe('96.50');
    expect(score(each, null, { base: '100' })).toBe('100.00');
  });

  it('takes at most so many, and never goes below the lowest', () => {
    expect(score({ ...each, cap: '3' }, '7', { base: '100' })).toBe('97.00');
    expect(score({ ...each, points: '-50' }, '7', { base: '100', lowest: '0' })).toBe('0.00');
  });
});

describe('a bonus for hard or proactive work', () => {
  it('adds points for each, at most so many, and the score has its highest', () => {
    const bonus: ScorePart = { type: 'PER_COUNT', metric: 'm', points: '0.2', cap: '5' };
    expect(score(bonus, '10', { base: '90' })).toBe('92.00');
    expect(score(bonus, '100', { base: '90' })).toBe('95.00');
    expect(score(bonus, '100', { base: '99', highest: '100' })).toBe('100.00');
  });
});

describe('a threshold (保底线)', () => {
  const floor: ScorePart = { type: 'THRESHOLD', metric: 'm', floor: '0.85', points: '-5' };

  it('costs points below it and nothing at it: 85 % as one city has it', () => {
    expect(score(floor, '0.8499', { base: '100' })).toBe('95.00');
    expect(score(floor, '0.85', { base: '100' })).toBe('100.00');
    expect(score(floor, null, { base: '100' })).toBe('100.00');
  });

  it('costs points above it where less is better', () => {
    const most: ScorePart = { ...floor, floor: '0.1' };
    expect(score(most, '0.11', { base: '100', better: 'LOWER' })).toBe('95.00');
    expect(score(most, '0.1', { base: '100', better: 'LOWER' })).toBe('100.00');
  });
});

describe('steps', () => {
  const step = (counted: 'FULL' | 'STARTED'): ScorePart => ({
    ...{ type: 'STEP', metric: 'm', target: '0.90', step: '0.01', points: '-1', counted },
  });

  it.each([
    ['0.95', '100.00', '100.00'],
    ['0.90', '100.00', '100.00'],
    ['0.895', '100.00', '99.00'],
    ['0.89', '99.00', '99.00'],
    ['0.8733', '98.00', '97.00'],
    ['0.5', '60.00', '60.00'],
  ])('from 90 %% on: %s leaves %s by full points, %s by points begun', (value, full, started) => {
    expect(score(step('FULL'), value, { base: '100' })).toBe(full);
    expect(score(step('STARTED'), value, { base: '100' })).toBe(started);
  });

  it('go the other way where less is better', () => {
    const returns: ScorePart = { ...step('FULL'), target: '0.05' } as ScorePart;
    expect(score(returns, '0.08', { base: '100', better: 'LOWER' })).toBe('97.00');
    expect(score(returns, '0.02', { base: '100', better: 'LOWER' })).toBe('100.00');
  });
});

describe('a band', () => {
  it.each([
    ['0.049', '0.00'],
    ['0.05', '20.00'],
    ['0.2', '20.00'],
    ['0.201', '0.00'],
  ])('gives %s %s points: neither too few nor too many whistles', (value, points) => {
    const band: ScorePart = { type: 'IN_BAND', metric: 'm', weight: '0.2' };
    expect(score(band, value, { better: 'BAND' })).toBe(points);
  });
});
