import { describe, expect, it } from '@jest/globals';
import { houseSet, weightedSet } from '../../../../../test/setup/house-formulas.js';
import type { Filter } from './filter.js';
import { formulaFaults } from './formula-faults.js';
import type { FormulaSet, MetricDefinition } from './formula-set.js';

const HOUSE = houseSet();

/** The shipped set with one metric changed; the path of faults begins with its place. */
function withMetric(code: string, change: Partial<MetricDefinition>): FormulaSet {
  const metrics = HOUSE.metrics.map((each) => (each.code === code ? { ...each, ...change } : each));
  return { ...HOUSE, metrics };
}

const placeOf = (code: string): string =>
  `metrics.${String(HOUSE.metrics.findIndex((each) => each.code === code))}`;

const faults = (set: FormulaSet): readonly string[] =>
  formulaFaults(set).map(({ path, message }) => `${path.join('.')}: ${message}`);

const counting = (count: Filter): FormulaSet =>
  withMetric('completionRate', { measure: { count } });
const AT = placeOf('completionRate');

describe('a filter that does not fit the facts', () => {
  it.each<[string, Filter, string]>([
    [
      'names an unknown field',
      { isSet: 'finishedAt' },
      'count.isSet: ASSIGNMENT facts have no field “finishedAt”',
    ],
    [
      'names an unknown field deep inside',
      { any: [{ isSet: 'due' }, { not: { isTrue: 'lost' } }] },
      'count.any.1.not.isTrue: ASSIGNMENT facts have no field “lost”',
    ],
    [
      'takes an instant for a flag',
      { isTrue: 'due' },
      'count.isTrue: “due” is instant; needed is boolean',
    ],
    [
      'compares an instant with a number',
      { le: ['handledAt', { field: 'reworks' }] },
      'count.le: “reworks” is number; needed is instant',
    ],
    [
      'compares with a wrong constant',
      { eq: ['reworks', 'two'] },
      'count.eq: “reworks” is number, "two" is not',
    ],
    [
      'takes words for an instant',
      { lt: ['due', 'tomorrow'] },
      'count.lt: “due” is instant, "tomorrow" is not',
    ],
    [
      'asks for a word that never stands there',
      { eq: ['status', 'FINISHED'] },
      'count.eq: “status” is never "FINISHED"; it is one of OPEN, DONE, RETURNED, CANCELLED, WAIVED',
    ],
    [
      'asks for such a word among others',
      { in: ['role', ['lead', 'boss']] },
      'count.in: “role” is never "boss"; it is one of lead, assist',
    ],
    ['orders words', { lt: ['status', 'OPEN'] }, 'count.lt: “status” is text and has no order'],
    [
      'compares with nothing',
      { eq: ['status', null] },
      'count.eq: “status”: ask for nothing with isNull',
    ],
    [
      'asks for one single moment',
      { eq: ['due', { term: 'asOf' }] },
      'count.eq: is true for a single moment: compare asOf with lt, le, gt or ge',
    ],
    [
      'compares words with the period’s end',
      { lt: ['reworks', { term: 'periodEnd' }] },
      'count.lt: “reworks” is number; needed is instant',
    ],
  ])('%s', (_what, filter, message) => {
    expect(faults(counting(filter))).toEqual([`${AT}.measure.${message}`]);
  });
});

describe('a population that is always empty', () => {
  it.each<[string, Filter, string]>([
    ['no way to be true', { any: [] }, 'count.any'],
    ['none of no words', { in: ['role', []] }, 'count.in'],
    [
      'two things at once',
      { all: [{ eq: ['role', 'lead'] }, { eq: ['role', 'assist'] }] },
      'count.all',
    ],
  ])('has %s', (_what, filter, place) => {
    expect(faults(counting(filter))).toEqual([
      `${AT}.measure.${place}: is never true: it counts nothing`,
    ]);
  });
});

describe('a metric', () => {
  it('draws from a cohort that there is', () => {
    expect(faults(withMetric('completionRate', { cohort: 'ALL_TICKETS' }))).toEqual([
      `${AT}.cohort: There is no cohort “ALL_TICKETS”`,
    ]);
    expect(faults(withMetric('returnRate', { over: { cohort: 'TICKETS' } }))).toEqual([
      `${placeOf('returnRate')}.over.cohort: There is no cohort “TICKETS”`,
    ]);
  });

  it('sums numbers only', () => {
    expect(faults(withMetric('avgHandleTime', { measure: { mean: 'handledAt' } }))).toEqual([
      `${placeOf('avgHandleTime')}.measure.mean: “handledAt” is instant; needed is number`,
    ]);
    expect(
      faults(withMetric('answerRate', { over: { cohort: 'FIGURES', sum: 'figure' } })),
    ).toEqual([`${placeOf('answerRate')}.over.sum: “figure” is text; needed is number`]);
  });

  it('gives worth to answers there are, and knows the unreached among callbacks alone', () => {
    const values = { SOLVED: '1' };
    expect(
      faults(
        withMetric('resolutionRate', { measure: { mapped: { field: 'resolution', values } } }),
      ),
    ).toEqual([
      `${placeOf('resolutionRate')}.measure.mapped.in: “resolution” is never "SOLVED"; it is one of RESOLVED, PARTLY_RESOLVED, UNRESOLVED`,
    ]);
    const mapped = { field: 'outcome', values: { RESOLVED: '1' } };
    expect(
      faults(
        withMetric('completionRate', { measure: { mapped, unreached: { policy: 'EXCLUDE' } } }),
      ),
    ).toEqual([`${AT}.measure.unreached: is of CALLBACK facts only`]);
  });

  it('is not always 1', () => {
    expect(faults(withMetric('completionRate', { measure: { count: 'ALL' } }))).toEqual([
      `${AT}.measure: counts all over all: it is always 1`,
    ]);
  });

  it('says its band where it is wanted neither low nor high, and only there', () => {
    const { band: _none, ...unbounded } = HOUSE.metrics.find(({ code }) => code === 'whistleRate')!;
    const metrics = HOUSE.metrics.map((each) => (each.code === 'whistleRate' ? unbounded : each));
    expect(faults({ ...HOUSE, metrics })).toContain(
      `${placeOf('whistleRate')}.band: A band is needed where better is BAND, and only there`,
    );
  });

  it('counts for somebody a field names', () => {
    expect(faults(withMetric('completionRate', { attribution: { unit: 'reworks' } }))).toEqual([
      `${AT}.attribution.unit: “reworks” is number; needed is text`,
    ]);
  });

  it('names its raters and who of them may rate', () => {
    const raters = {
      by: 'score',
      minimum: 3,
      having: { cohort: 'CALLS', by: 'blower', atLeast: 1 },
    };
    expect(faults(withMetric('reverseResult', { raters }))).toEqual([
      `${placeOf('reverseResult')}.raters.by: “score” is number; needed is text`,
      `${placeOf('reverseResult')}.raters.having.cohort: There is no cohort “CALLS”`,
    ]);
  });
});

describe('validity', () => {
  const twice = (one: Partial<MetricDefinition>, other: Partial<MetricDefinition>): FormulaSet => {
    const metric = HOUSE.metrics.find(({ code }) => code === 'completionRate')!;
    const rest = HOUSE.metrics.filter((each) => each !== metric);
    return { ...HOUSE, metrics: [...rest, { ...metric, ...one }, { ...metric, ...other }] };
  };
  const last = `metrics.${String(HOUSE.metrics.length)}`;

  it('lets one definition follow another', () => {
    expect(faults(twice({ validTo: '2026-01-01' }, { validFrom: '2026-01-01' }))).toEqual([]);
  });

  it('knows two definitions for one day', () => {
    expect(faults(twice({ validTo: '2026-01-02' }, { validFrom: '2026-01-01' }))).toEqual([
      `${last}.code: “completionRate” is valid at the same time as metrics.${String(HOUSE.metrics.length - 1)}`,
    ]);
    expect(faults(twice({}, {}))).toHaveLength(1);
  });

  it('is a span of days', () => {
    const faulty = [
      { validFrom: '2026-02-30' },
      { validFrom: '2026-03-01', validTo: '2026-03-01' },
      { validTo: 'never' },
    ];
    for (const span of faulty) {
      expect(faults(withMetric('completionRate', span))).toEqual([
        `${AT}.validFrom: is no span of days`,
      ]);
    }
  });
});

describe('a score', () => {
  it('has weights that sum to 1, to the last digit', () => {
    expect(faults(weightedSet(['0.3', '0.35', '0.35']))).toEqual([]);
    expect(faults(weightedSet(['0.30', '0.35', '0.34']))).toEqual([
      'scores.0.parts: The weights sum to 0.9900, not to 1',
    ]);
    expect(faults(weightedSet(['0.333333333', '0.333333333', '0.333333333']))).toHaveLength(1);
  });

  it('is made of metrics there are', () => {
    const [first, ...rest] = HOUSE.scores;
    const parts = [
      { type: 'WEIGHTED', metric: 'happiness', weight: '0.5' },
      { type: 'IN_BAND', metric: 'completionRate', weight: '0.5' },
    ] as const;
    expect(faults({ ...HOUSE, scores: [{ ...first!, parts }, ...rest] })).toEqual([
      'scores.0.parts.0.metric: There is no metric “happiness”',
      'scores.0.parts.1.metric: “completionRate” has no band',
    ]);
  });
});

describe('the rest of a set', () => {
  it('is named once and refers to what there is', () => {
    const { ranking } = HOUSE;
    const set: FormulaSet = {
      ...HOUSE,
      cohorts: [...HOUSE.cohorts, HOUSE.cohorts[0]!],
      besideScores: ['returnCount', 'silence'],
      exclusions: [{ class: 'BAD_WEATHER', out: 'ALL' }],
      ranking: { ...ranking, score: 'best', nMin: { metric: 'size', least: 1 } },
    };
    expect(faults(set)).toEqual([
      `cohorts.${String(HOUSE.cohorts.length)}.code: “DISP” is defined twice`,
      'exclusions.0.class: There is no class “BAD_WEATHER”',
      'besideScores.1: There is no metric “silence”',
      'ranking.nMin.metric: There is no metric “size”',
      'ranking.score: There is no score “best”',
    ]);
  });

  it('has cohorts whose instant is one', () => {
    const [first, ...rest] = HOUSE.cohorts;
    expect(faults({ ...HOUSE, cohorts: [{ ...first!, at: 'status' }, ...rest] })).toEqual([
      'cohorts.0.at: “status” is text; needed is instant',
    ]);
  });

  it('has listed periods that are spans and do not overlap', () => {
    const list = [
      { code: 'b', from: '2026-01-10', to: '2026-01-20' },
      { code: 'a', from: '2026-01-01', to: '2026-01-10' },
      { code: 'c', from: '2026-03-02', to: '2026-03-01' },
    ];
    const name = { zh: '期', en: 'term' };
    const kinds = [{ code: 'term', name, rule: { every: 'LISTED' as const, list } }];
    expect(faults({ ...HOUSE, periods: { utcOffsetMinutes: 480, kinds } })).toEqual([
      'periods.kinds.0.rule.list.b: overlaps a',
      'periods.kinds.0.rule.list.c: is no span of days',
    ]);
  });
});
