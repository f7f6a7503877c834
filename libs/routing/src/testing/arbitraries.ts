import fc from 'fast-check';
import { LIST_KINDS, type ListItem, type RoutingDirectory } from '../directory.js';
import type { RoutingFacts } from '../facts.js';
import type { AssistRef, RoutingRule, RuleSet, UnitRef } from '../rule-set.js';

/** Small worlds made at random, dense enough that every guard speaks often. */

const UNIT_KINDS = ['street', 'community', 'department', 'team', 'property'] as const;
const PERSONS = ['p-1', 'p-2'] as const;

const codes = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index)}`);

const UNITS = codes('u', 9);
const TERRITORIES = codes('t', 6);
const CATEGORIES = codes('c', 7);
const COMPOUNDS = codes('x', 2);

const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** `undefined` of fast-check's records would break `exactOptionalPropertyTypes`. */
const record = <T extends object>(
  required: { [K in keyof T]?: fc.Arbitrary<T[K]> },
  optional: { [K in keyof T]?: fc.Arbitrary<NonNullable<T[K]>> } = {},
): fc.Arbitrary<T> => {
  const fields: Record<string, fc.Arbitrary<unknown>> = { ...required, ...optional };
  return fc.record(fields, {
    requiredKeys: Object.keys(required),
  }) as unknown as fc.Arbitrary<T>;
};

/** Each entry may lie below an earlier one. */
const tree = <T extends { readonly code: string }>(
  all: readonly string[],
  entry: (code: string) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> =>
  fc.tuple(
    ...all.map((code, index) =>
      fc
        .tuple(entry(code), index === 0 ? fc.constant(-1) : fc.integer({ min: -1, max: index - 1 }))
        .map(([made, parent]) => (parent < 0 ? made : { ...made, parent: all[parent] })),
    ),
  );

const item = (id: string): fc.Arbitrary<ListItem> =>
  record<ListItem>(
    {
      id: fc.constant(id),
      list: fc.constant('list'),
      kind: oneOf(LIST_KINDS),
      category: oneOf(CATEGORIES),
      bearer: fc.oneof(
        oneOf(UNITS).map((unit) => ({ unit })),
        oneOf(UNIT_KINDS).map((unitKind) => ({ unitKind })),
      ),
      basis: fc.constant('law'),
    },
    {
      lead: oneOf(UNITS),
      assists: fc.array(oneOf(UNITS), { maxLength: 2 }),
      territory: oneOf(TERRITORIES),
    },
  );

export const directories: fc.Arbitrary<RoutingDirectory> = record<RoutingDirectory>({
  version: fc.integer({ min: 1, max: 99 }),
  units: tree(UNITS, (code) =>
    record<RoutingDirectory['units'][number]>(
      {
        code: fc.constant(code),
        kind: oneOf(UNIT_KINDS),
        active: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
      },
      {
        territory: oneOf(TERRITORIES),
        adviserOnly: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
        themes: fc.array(oneOf(CATEGORIES), { maxLength: 2 }),
        serves: fc.array(oneOf(TERRITORIES), { maxLength: 2 }),
        heads: fc.array(oneOf(PERSONS), { maxLength: 1 }),
      },
    ),
  ),
  territories: tree(TERRITORIES, (code) =>
    record<RoutingDirectory['territories'][number]>({
      code: fc.constant(code),
      level: fc.constant('community'),
    }),
  ),
  categories: tree(CATEGORIES, (code) =>
    record<RoutingDirectory['categories'][number]>(
      { code: fc.constant(code) },
      {
        defaultHandler: oneOf(UNITS),
        limit: fc.integer({ min: 1, max: 9 }).map((amount) => ({ amount, unit: 'NAT_DAY' })),
      },
    ),
  ),
  lists: fc
    .integer({ min: 0, max: 8 })
    .chain((count) => fc.tuple(...codes('L', count).map((id) => item(id)))),
  compounds: fc.tuple(
    ...COMPOUNDS.map((code) =>
      record<NonNullable<RoutingDirectory['compounds']>[number]>(
        { code: fc.constant(code) },
        { property: oneOf(UNITS) },
      ),
    ),
  ),
});

const RULES = codes('r', 6);

const unitRef: fc.Arbitrary<UnitRef> = fc.oneof(
  oneOf([...UNITS, 'u-unknown']).map((unit) => ({ unit })),
  oneOf(UNIT_KINDS).map((unitOfTerritory) => ({ unitOfTerritory })),
  oneOf(RULES).map((leadOfRule) => ({ leadOfRule })),
  fc.uniqueArray(oneOf(UNIT_KINDS), { minLength: 1, maxLength: 3 }).map((settleLow) => ({
    settleLow,
  })),
  oneOf<UnitRef>([
    { propertyOfCompound: true },
    { listLead: true },
    { catalogueHandler: true },
    { themedTeam: true },
  ]),
);

const assistRef: fc.Arbitrary<AssistRef> = fc.oneof(
  unitRef,
  fc.constant<AssistRef>({ listAssists: true }),
);

const DAYS = ['2026-01-01', '2026-03-01', '2026-06-01'] as const;
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(oneOf(values), { maxLength: 2 });

const KINDS = ['HELP', 'COMPLAINT'] as const;
const CHANNELS = ['hotline', 'visit'] as const;
const URGENCIES = ['NORMAL', 'CRITICAL'] as const;
const COMPLEXITIES = ['SIMPLE', 'HARD'] as const;
const TAGS = ['a', 'b'] as const;

const rule = (id: string): fc.Arbitrary<RoutingRule> =>
  record<RoutingRule>(
    {
      id: fc.constant(id),
      when: record<RoutingRule['when']>(
        {},
        {
          category: oneOf([...CATEGORIES, 'c-unknown']),
          territory: oneOf(TERRITORIES),
          kinds: some(KINDS),
          channels: some(CHANNELS),
          urgencies: some(URGENCIES),
          complexities: some(COMPLEXITIES),
          tags: some(TAGS),
          compound: fc.boolean(),
        },
      ),
      lead: fc.array(unitRef, { minLength: 1, maxLength: 3 }),
    },
    {
      assists: fc.array(assistRef, { maxLength: 3 }),
      limit: fc.integer({ min: 1, max: 9 }).map((amount) => ({ amount, unit: 'WORK_DAY' })),
      confidence: oneOf([0.5, 0.9, 1]),
      priority: fc.integer({ min: -1, max: 1 }),
      validFrom: oneOf(DAYS),
      validTo: oneOf(DAYS),
    },
  );

export const ruleSets: fc.Arbitrary<RuleSet> = record<RuleSet>(
  {
    id: fc.constant('random'),
    name: fc.constant({ zh: '随机', en: 'random' }),
    rules: fc
      .integer({ min: 0, max: RULES.length })
      .chain((count) => fc.tuple(...RULES.slice(0, count).map((id) => rule(id)))),
    fallback: fc.array(unitRef, { maxLength: 2 }),
    firstReceiver: fc.boolean(),
    baseKinds: fc.constant(['street', 'community']),
    confidence: fc.constant({ fallback: 0.4, passedOver: 0.8 }),
  },
  {
    dualDispatch: fc.record({
      leadKinds: some(UNIT_KINDS),
      watch: fc.array(unitRef, { maxLength: 2 }),
    }),
    standIns: fc.dictionary(oneOf(UNITS), oneOf(UNITS), { maxKeys: 4 }),
  },
);

export const someFacts: fc.Arbitrary<RoutingFacts> = record<RoutingFacts>(
  {
    category: oneOf([...CATEGORIES, ...CATEGORIES, 'c-unknown']),
    territory: oneOf([...TERRITORIES, ...TERRITORIES, 't-unknown']),
  },
  {
    kind: oneOf(KINDS),
    channel: oneOf(CHANNELS),
    urgency: oneOf(URGENCIES),
    complexity: oneOf(COMPLEXITIES),
    tags: some(TAGS),
    compound: oneOf([...COMPOUNDS, 'x-unknown']),
    accusedUnit: oneOf([...UNITS, 'u-unknown']),
    accusedPerson: oneOf(PERSONS),
    ruledOut: fc.uniqueArray(oneOf(UNITS), { maxLength: 3 }),
    previousLead: oneOf([...UNITS, 'u-unknown']),
    tried: some(UNIT_KINDS),
    classificationConfidence: oneOf([0.3, 0.8]),
    on: oneOf(DAYS),
  },
);
