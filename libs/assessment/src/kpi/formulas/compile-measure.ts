import { decimalsIn, scaled } from '../exact/decimal.js';
import { both, compileFilter, EVERY, reader, type CompiledFilter } from './compile-filter.js';
import type { Amounts, CompiledMetric, CompiledPart } from './compiled.js';
import type { Filter } from './filter.js';
import type { Measure } from './formula-set.js';
import { numberIn } from './number-in.js';

type Counting = Pick<CompiledPart, 'where' | 'counted' | 'amounts'>;

/**
 * How a measure counts the facts that pass `where`. With a denominator of its own population (or
 * none) it adds to the numerator alone.
 */
export function compileMeasure(
  metric: CompiledMetric,
  where: Filter | undefined,
  apart: boolean,
): Counting {
  const { measure } = metric.definition;
  const one = 10n ** BigInt(metric.decimals);
  const whole = apart ? 0n : one;
  const passes = compileFilter(where);
  if ('count' in measure) {
    const counted = measure.count === 'ALL' ? EVERY : compileFilter(measure.count);
    const amount = { n: one, d: whole };
    return { where: passes, counted, amounts: () => amount };
  }
  if ('mapped' in measure) return mapped(measure, metric, { passes, whole });
  if ('sum' in measure) {
    const read = reader(measure.sum);
    const amounts: Amounts = (fact) => ({ n: numberIn(read(fact), metric), d: whole });
    return { where: passes, counted: EVERY, amounts };
  }
  const [field, each] =
    'mean' in measure
      ? ([measure.mean, false] as const)
      : (['median' in measure ? measure.median : measure.p90, true] as const);
  const read = reader(field);
  const amounts: Amounts = (fact) => {
    const n = numberIn(read(fact), metric);
    return { n, d: one, ...(each && { value: n.toString() }) };
  };
  const known: CompiledFilter = compileFilter({ isSet: field });
  return { where: both(passes, known), counted: EVERY, amounts };
}

/** Answers at what each is worth; who was not reached as the policy says (domain.md §4.2). */
function mapped(
  { mapped: { field, values }, unreached }: Extract<Measure, { readonly mapped: unknown }>,
  { decimals, definition }: CompiledMetric,
  { passes, whole }: { readonly passes: CompiledFilter; readonly whole: bigint },
): Counting {
  const read = reader(field);
  const units = 10n ** BigInt(decimalsIn(definition.assistShare ?? '0'));
  const worth = (value: string): bigint =>
    scaled(value, decimals - decimalsIn(definition.assistShare ?? '0')) * units;
  const worths = new Map(Object.entries(values).map(([answer, value]) => [answer, worth(value)]));
  const neutral = unreached?.policy === 'NEUTRAL' ? worth(unreached.value) : 0n;
  const amounts: Amounts = (fact) => {
    const answer = read(fact);
    return { n: typeof answer === 'string' ? (worths.get(answer) ?? 0n) : neutral, d: whole };
  };
  const answered: Filter = { isSet: field };
  const heard: Filter =
    unreached === undefined || unreached.policy === 'EXCLUDE'
      ? answered
      : unreached.policy === 'NEUTRAL'
        ? { any: [answered, { isFalse: 'reached' }] }
        : {
            any: [
              answered,
              { all: [{ isFalse: 'reached' }, { ge: ['attempts', unreached.attempts] }] },
            ],
          };
  return { where: both(passes, compileFilter(heard)), counted: EVERY, amounts };
}
