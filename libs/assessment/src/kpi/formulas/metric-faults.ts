import type { FactKind } from '../facts/fact.js';
import { fault, type FormulaFault } from './fault.js';
import { fieldFaults, filterFaults } from './filter-faults.js';
import type { Attribution, CohortDefinition, FormulaSet, MetricDefinition } from './formula-set.js';

type Path = readonly string[];

/** What is wrong with a population. */
export function cohortFaults(cohort: CohortDefinition, path: Path): readonly FormulaFault[] {
  const { counts, at, where, attribution } = cohort;
  return [
    ...fieldFaults(counts, at, [...path, 'at'], 'instant'),
    ...filterFaults(where, counts, [...path, 'where']),
    ...attributionFaults(attribution, counts, [...path, 'attribution']),
  ];
}

function attributionFaults(
  attribution: Attribution | undefined,
  kind: FactKind,
  path: Path,
): readonly FormulaFault[] {
  return Object.entries(attribution ?? {}).flatMap(([dimension, field]) =>
    fieldFaults(kind, field, [...path, dimension], 'text'),
  );
}

/** What is wrong with a metric of the set. */
export function metricFaults(
  metric: MetricDefinition,
  set: FormulaSet,
  path: Path,
): readonly FormulaFault[] {
  const { cohort, where, attribution, better, band } = metric;
  const kind = set.cohorts.find(({ code }) => code === cohort)?.counts;
  if (kind === undefined) return [fault([...path, 'cohort'], `There is no cohort “${cohort}”`)];
  const noBand =
    (better === 'BAND') === (band !== undefined)
      ? []
      : [fault([...path, 'band'], 'A band is needed where better is BAND, and only there')];
  return [
    ...filterFaults(where, kind, [...path, 'where']),
    ...attributionFaults(attribution, kind, [...path, 'attribution']),
    ...measureFaults(metric, kind, [...path, 'measure']),
    ...overFaults(metric, set, [...path, 'over']),
    ...raterFaults(metric, set, { kind, path: [...path, 'raters'] }),
    ...noBand,
  ];
}

function measureFaults(
  { measure, over }: MetricDefinition,
  kind: FactKind,
  path: Path,
): readonly FormulaFault[] {
  if ('count' in measure) {
    const own = over === undefined && measure.count === 'ALL';
    if (own) return [fault(path, 'counts all over all: it is always 1')];
    return measure.count === 'ALL' ? [] : filterFaults(measure.count, kind, [...path, 'count']);
  }
  if ('mapped' in measure) {
    const { field, values } = measure.mapped;
    const needsAttempts = measure.unreached !== undefined && kind !== 'CALLBACK';
    return [
      ...filterFaults({ in: [field, Object.keys(values)] }, kind, [...path, 'mapped']),
      ...(needsAttempts ? [fault([...path, 'unreached'], 'is of CALLBACK facts only')] : []),
    ];
  }
  const [[name, field] = ['sum', '']] = Object.entries<string>(measure);
  const statistic = name !== 'sum' && over !== undefined;
  return [
    ...fieldFaults(kind, field, [...path, name], 'number'),
    ...(statistic ? [fault(path, `${name} has no denominator of its own`)] : []),
  ];
}

function overFaults(
  { over }: MetricDefinition,
  { cohorts }: FormulaSet,
  path: Path,
): readonly FormulaFault[] {
  if (typeof over !== 'object') return [];
  const { cohort, where, sum, attribution } = over;
  const kind = cohorts.find(({ code }) => code === cohort)?.counts;
  if (kind === undefined) return [fault([...path, 'cohort'], `There is no cohort “${cohort}”`)];
  return [
    ...filterFaults(where, kind, [...path, 'where']),
    ...attributionFaults(attribution, kind, [...path, 'attribution']),
    ...(sum === undefined ? [] : fieldFaults(kind, sum, [...path, 'sum'], 'number')),
  ];
}

function raterFaults(
  { raters }: MetricDefinition,
  { cohorts }: FormulaSet,
  { kind, path }: { readonly kind: FactKind; readonly path: Path },
): readonly FormulaFault[] {
  if (raters === undefined) return [];
  const { by, having } = raters;
  const own = fieldFaults(kind, by, [...path, 'by'], 'text');
  if (having === undefined) return own;
  const at = [...path, 'having'];
  const counted = cohorts.find(({ code }) => code === having.cohort)?.counts;
  if (counted === undefined) {
    return [...own, fault([...at, 'cohort'], `There is no cohort “${having.cohort}”`)];
  }
  return [
    ...own,
    ...fieldFaults(counted, having.by, [...at, 'by'], 'text'),
    ...filterFaults(having.where, counted, [...at, 'where']),
    ...attributionFaults(having.attribution, counted, [...at, 'attribution']),
  ];
}
