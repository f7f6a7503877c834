import type { Fact, FactInstant, FactValue } from '../facts/fact.js';
import type { Period } from '../periods/period-table.js';
import {
  COMPARISONS,
  type Comparison,
  type Filter,
  type Operand,
  type TableTerm,
} from './filter.js';

/** What a filter may ask of the table it works for. */
export interface Asked {
  readonly asOf: FactInstant;
  readonly period: Period;
}

export type Test = (fact: Fact, asked: Asked) => boolean;

/** A filter ready to be asked, with the moments at which mere time changes its answer. */
export interface CompiledFilter {
  readonly test: Test;
  /** Instants of a fact from which on the answer may be another one. */
  readonly moments: (fact: Fact) => readonly FactInstant[];
}

const HEAD: Readonly<Record<string, (fact: Fact) => FactValue>> = {
  issue: ({ issue }) => issue,
  id: ({ id }) => id,
  unit: ({ unit }) => unit,
  territory: ({ territory }) => territory,
  category: ({ category }) => category,
};

/** Reads a field of a fact by its name; what is not there is null. */
export function reader(name: string): (fact: Fact) => FactValue {
  return HEAD[name] ?? (({ fields }) => fields[name] ?? null);
}

const TERMS: Readonly<Record<TableTerm, (asked: Asked) => string>> = {
  asOf: ({ asOf }) => asOf,
  periodStart: ({ period }) => period.start,
  periodEnd: ({ period }) => period.end,
  periodKind: ({ period }) => period.kind,
};

function operand(given: Operand): (fact: Fact, asked: Asked) => FactValue {
  if (typeof given !== 'object' || given === null) return () => given;
  if ('field' in given) return reader(given.field);
  const term = TERMS[given.term];
  return (_fact, asked) => term(asked);
}

const COMPARE: Readonly<Record<Comparison, (a: FactValue, b: FactValue) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => (a as string) < (b as string),
  le: (a, b) => (a as string) <= (b as string),
  gt: (a, b) => (a as string) > (b as string),
  ge: (a, b) => (a as string) >= (b as string),
};

const NO_MOMENTS: readonly FactInstant[] = [];
const NEVER: CompiledFilter['moments'] = () => NO_MOMENTS;

/** True where mere time never changes the answer. */
export const isTimeless = ({ moments }: CompiledFilter): boolean => moments === NEVER;

const always = (test: Test): CompiledFilter => ({ test, moments: NEVER });

function joined(parts: readonly CompiledFilter[], test: Test): CompiledFilter {
  const moving = parts.filter(({ moments }) => moments !== NEVER);
  const [only] = moving;
  if (only === undefined) return { test, moments: NEVER };
  const moments: CompiledFilter['moments'] =
    moving.length === 1 ? only.moments : (fact) => moving.flatMap((part) => part.moments(fact));
  return { test, moments };
}

/** Plain loops: a closure for every fact that is asked costs more than the questions. */
const allOf =
  (tests: readonly Test[]): Test =>
  (fact, asked) => {
    for (const test of tests) if (!test(fact, asked)) return false;
    return true;
  };

const anyOf =
  (tests: readonly Test[]): Test =>
  (fact, asked) => {
    for (const test of tests) if (test(fact, asked)) return true;
    return false;
  };

/** Everything passes. */
export const EVERY: CompiledFilter = always(() => true);

/** Passes what passes all. */
export function both(...filters: readonly CompiledFilter[]): CompiledFilter {
  const asking = filters.filter((each) => each !== EVERY);
  const [only] = asking;
  if (only === undefined) return EVERY;
  if (asking.length === 1) return only;
  const tests = asking.map(({ test }) => test);
  return joined(asking, allOf(tests));
}

/** The filter as closures; none is a filter that passes all. */
export function compileFilter(filter: Filter | undefined): CompiledFilter {
  if (filter === undefined) return EVERY;
  if ('all' in filter) return both(...filter.all.map(compileFilter));
  if ('any' in filter) {
    const parts = filter.any.map(compileFilter);
    const tests = parts.map(({ test }) => test);
    return joined(parts, anyOf(tests));
  }
  if ('not' in filter) {
    const inner = compileFilter(filter.not);
    return joined([inner], (fact, asked) => !inner.test(fact, asked));
  }
  if ('in' in filter) {
    const [name, values] = filter.in;
    const [read, wanted] = [reader(name), new Set(values)];
    return always((fact) => wanted.has(read(fact)));
  }
  if ('isNull' in filter) return ofField(filter.isNull, (value) => value === null);
  if ('isSet' in filter) return ofField(filter.isSet, (value) => value !== null);
  if ('isTrue' in filter) return ofField(filter.isTrue, (value) => value === true);
  if ('isFalse' in filter) return ofField(filter.isFalse, (value) => value === false);
  return comparison(filter);
}

function ofField(name: string, holds: (value: FactValue) => boolean): CompiledFilter {
  const read = reader(name);
  return always((fact) => holds(read(fact)));
}

/** A comparison with what is not there is false, whichever way it goes. */
function comparison(filter: Filter): CompiledFilter {
  for (const how of COMPARISONS) {
    const compared = (filter as Partial<Record<Comparison, readonly [string, Operand]>>)[how];
    if (compared === undefined) continue;
    const [name, other] = compared;
    const [read, value, holds] = [reader(name), operand(other), COMPARE[how]];
    const test: Test = (fact, asked) => {
      const [left, right] = [read(fact), value(fact, asked)];
      return left !== null && right !== null && holds(left, right);
    };
    const withTime =
      typeof other === 'object' && other !== null && 'term' in other && other.term === 'asOf';
    return withTime ? { test, moments: turningAt(name, how) } : always(test);
  }
  throw new TypeError(`No filter: ${JSON.stringify(filter)}`);
}

/** `field ≤ asOf` turns at the field's own instant, `field < asOf` a millisecond after it. */
function turningAt(name: string, how: Comparison): CompiledFilter['moments'] {
  const read = reader(name);
  const after = how === 'lt' || how === 'ge' ? 1 : 0;
  return (fact) => {
    const at = read(fact);
    if (typeof at !== 'string') return [];
    return [after === 0 ? at : new Date(Date.parse(at) + after).toISOString()];
  };
}
