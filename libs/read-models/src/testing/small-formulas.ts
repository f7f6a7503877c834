import type { FormulaSet, MetricDefinition } from '@shaodao/assessment';

const name = (en: string): { readonly zh: string; readonly en: string } => ({ zh: en, en });
const OF_HANDLER = { unit: 'unit', territory: 'territory', person: 'handler' };
const LEADS = { eq: ['role', 'lead'] } as const;

const metric = (
  code: string,
  cohort: string,
  measure: MetricDefinition['measure'],
  more: Partial<MetricDefinition> = {},
): MetricDefinition => ({
  ...{ code, name: name(code), cohort, measure, family: 'process' },
  ...{ shownAs: 'PERCENT', better: 'HIGHER' },
  ...more,
});

/**
 * Formulas small enough to keep in mind, of every nature: plain counts, shares, what time alone
 * changes, means, medians that need each value, answers at what they are worth.
 */
export const SMALL_FORMULAS: FormulaSet = {
  id: 'small',
  version: 1,
  name: name('small'),
  cohorts: [
    {
      ...{ code: 'DISP', name: name('dispatched'), counts: 'ASSIGNMENT', at: 'dispatchedAt' },
      ...{ where: LEADS, attribution: OF_HANDLER },
    },
    {
      ...{ code: 'DUE', name: name('due'), counts: 'ASSIGNMENT', at: 'due' },
      where: { all: [LEADS, { any: [{ isSet: 'handledAt' }, { le: ['due', { term: 'asOf' }] }] }] },
      attribution: OF_HANDLER,
    },
    {
      ...{ code: 'EFF', name: name('answered'), counts: 'CALLBACK', at: 'at' },
      attribution: { unit: 'unit', territory: 'territory', category: 'category' },
    },
  ],
  metrics: [
    metric('dispatched', 'DISP', { count: 'ALL' }, { over: 'NONE', shownAs: 'COUNT' }),
    metric('onTime', 'DUE', { count: { le: ['handledAt', { field: 'due' }] } }),
    metric('late', 'DUE', {
      count: { any: [{ isNull: 'handledAt' }, { gt: ['handledAt', { field: 'due' }] }] },
    }),
    metric('signedOrLate', 'DISP', {
      count: { any: [{ isSet: 'signedAt' }, { lt: ['due', { term: 'asOf' }] }] },
    }),
    metric('meanMinutes', 'DISP', { mean: 'handleMinutes' }, { shownAs: 'MINUTES' }),
    metric('medianMinutes', 'DISP', { median: 'handleMinutes' }, { shownAs: 'MINUTES' }),
    metric('satisfied', 'EFF', {
      mapped: { field: 'satisfaction', values: { SATISFIED: '1', BASIC: '0.5' } },
    }),
  ],
  scores: [
    {
      ...{ code: 'score', name: name('score'), base: '0' },
      parts: [
        { type: 'WEIGHTED', metric: 'onTime', weight: '0.5' },
        { type: 'WEIGHTED', metric: 'satisfied', weight: '0.5' },
      ],
    },
  ],
  exclusions: [{ class: 'FORCE_MAJEURE', out: 'ALL' }],
  besideScores: ['dispatched'],
  periods: {
    utcOffsetMinutes: 480,
    kinds: [
      { code: 'month', name: name('month'), rule: { every: 'MONTH', startDay: 1 } },
      { code: 'quarter', name: name('quarter'), rule: { every: 'QUARTER' } },
    ],
  },
  ranking: {
    score: 'score',
    nMin: { metric: 'onTime', least: 1 },
    honour: { top: 1 },
    warning: { bottom: 1, of: 'ALL' },
    progress: { top: 1 },
  },
  appealDays: 5,
};
