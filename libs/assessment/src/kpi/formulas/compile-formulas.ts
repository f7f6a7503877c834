import type { FactKind } from '../facts/fact.js';
import { dayCode } from '../periods/local-day.js';
import type { Period } from '../periods/period-table.js';
import { decimalsIn, scaled } from '../exact/decimal.js';
import { both, compileFilter, EVERY, isTimeless, reader } from './compile-filter.js';
import { compileMeasure } from './compile-measure.js';
import type {
  Amounts,
  CompiledFormulas,
  CompiledMetric,
  CompiledPart,
  PartRole,
} from './compiled.js';
import {
  DIMENSIONS,
  type Attribution,
  type CohortDefinition,
  type ExclusionEffect,
  type FormulaSet,
  type MetricDefinition,
} from './formula-set.js';
import { numberIn, VALUE_DECIMALS } from './number-in.js';

const compiled = new WeakMap<FormulaSet, CompiledFormulas>();

/**
 * The set ready to compute with, made once per set object. It must be free of faults
 * (`formulaFaults`).
 * @throws RangeError where a metric names a cohort the set has not.
 */
export function compileFormulas(set: FormulaSet): CompiledFormulas {
  const known = compiled.get(set);
  if (known !== undefined) return known;
  const metrics = set.metrics.map((definition) => compileMetric(definition, set));
  const parts = metrics.flatMap((metric) => partsOf(metric, set));
  const partsByKind = new Map<FactKind, CompiledPart[]>();
  for (const { kind, part } of parts) {
    const list = partsByKind.get(kind);
    if (list === undefined) partsByKind.set(kind, [part]);
    else list.push(part);
  }
  const formulas = { set, metrics, partsOf: partsByKind };
  compiled.set(set, formulas);
  return formulas;
}

function compileMetric(definition: MetricDefinition, set: FormulaSet): CompiledMetric {
  const { assistShare = '0', family } = definition;
  const decimals = decimalsIn(assistShare) + valueDecimals(definition);
  const out = set.exclusions.filter((effect) => takesOut(effect, family));
  return {
    definition,
    decimals,
    assistShare: scaled(assistShare, decimalsIn(assistShare)),
    outBy: new Set(out.map((effect) => effect.class)),
  };
}

function valueDecimals({ measure, over }: MetricDefinition): number {
  if ('mapped' in measure) {
    const { unreached } = measure;
    const neutral = unreached?.policy === 'NEUTRAL' ? [unreached.value] : [];
    return Math.max(0, ...[...Object.values(measure.mapped.values), ...neutral].map(decimalsIn));
  }
  const sums = 'sum' in measure || (typeof over === 'object' && over.sum !== undefined);
  return sums ? VALUE_DECIMALS : 0;
}

/** Whether an exclusion of a class takes a fact out of metrics of a family (domain.md §4.7). */
export const takesOut = ({ out, keeps = [] }: ExclusionEffect, family: string): boolean =>
  out === 'ALL' ? !keeps.includes(family) : out.includes(family);

interface Drawn {
  readonly kind: FactKind;
  readonly part: CompiledPart;
}

function partsOf(metric: CompiledMetric, set: FormulaSet): readonly Drawn[] {
  const { cohort, where, over, attribution, raters, validFrom, validTo } = metric.definition;
  const drawn = (
    code: string,
    role: PartRole,
    more: Pick<CompiledPart, 'where' | 'counted' | 'amounts'> & {
      readonly attribution: Attribution | undefined;
      readonly rater?: NonNullable<CompiledPart['rater']>;
    },
  ): Drawn => {
    const found = cohortOf(set, code);
    const { counted, amounts, rater } = more;
    const where = both(compileFilter(found.where), more.where);
    const asked = [found.where, metric.definition];
    return {
      kind: found.counts,
      part: {
        ...{ metric, role, where, counted, amounts, at: reader(found.at) },
        isSettled: isTimeless(where) && isTimeless(counted),
        isPeriodBlind: validFrom === undefined && validTo === undefined && !asksPeriod(asked),
        subjects: subjectsOf(more.attribution ?? found.attribution),
        ...(rater !== undefined && { rater }),
      },
    };
  };
  const parts = [
    drawn(cohort, 'MAIN', {
      ...compileMeasure(metric, where, over !== undefined),
      attribution,
      ...(raters !== undefined && { rater: reader(raters.by) }),
    }),
  ];
  if (typeof over === 'object') {
    const { sum } = over;
    const one = 10n ** BigInt(metric.decimals);
    const value = sum === undefined ? undefined : reader(sum);
    const amounts: Amounts = (fact) => ({
      n: 0n,
      d: value === undefined ? one : numberIn(value(fact), metric),
    });
    parts.push(
      drawn(over.cohort, 'OVER', {
        ...{ where: compileFilter(over.where), counted: EVERY, amounts },
        attribution: over.attribution,
      }),
    );
  }
  if (raters?.having !== undefined) {
    const { having } = raters;
    parts.push(
      drawn(having.cohort, 'RATERS', {
        ...{ where: compileFilter(having.where), counted: EVERY },
        amounts: () => ({ n: 0n, d: 0n, e: 1n }),
        attribution: having.attribution,
        rater: reader(having.by),
      }),
    );
  }
  return parts;
}

/** True where something in a definition compares with a term of the period. */
function asksPeriod(definition: unknown): boolean {
  if (typeof definition !== 'object' || definition === null) return false;
  const { term } = definition as { readonly term?: unknown };
  if (typeof term === 'string' && term !== 'asOf') return true;
  return Object.values(definition).some(asksPeriod);
}

const subjectsOf = (attribution: Attribution): CompiledPart['subjects'] =>
  DIMENSIONS.flatMap((dimension) => {
    const field = attribution[dimension];
    return field === undefined ? [] : [{ dimension, subject: reader(field) }];
  });

function cohortOf({ cohorts }: FormulaSet, code: string): CohortDefinition {
  const cohort = cohorts.find((each) => each.code === code);
  if (cohort === undefined) throw new RangeError(`No cohort ${code}`);
  return cohort;
}

/** True for a definition that holds in periods that begin on that day. */
export function inForce(
  { validFrom, validTo }: Pick<MetricDefinition, 'validFrom' | 'validTo'>,
  { start }: Period,
  { periods }: FormulaSet,
): boolean {
  if (validFrom === undefined && validTo === undefined) return true;
  const day = dayCode(start, periods.utcOffsetMinutes);
  return (validFrom ?? '') <= day && (validTo === undefined || day < validTo);
}
