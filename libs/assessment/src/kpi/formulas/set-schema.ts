import type { JsonObject, JsonValue } from '@shaodao/decider';
import { FACT_KINDS } from '../facts/fact.js';
import { COMPARISONS } from './filter.js';
import { DIMENSIONS, SHOWN_AS } from './formula-set.js';

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const list = (items: JsonValue): JsonObject => ({ type: 'array', items });
const text: JsonObject = { type: 'string', minLength: 1, maxLength: 200 };
const count: JsonObject = { type: 'integer', minimum: 0 };
const oneOf = (...values: readonly string[]): JsonObject => ({ enum: [...values] });

/** An object with these fields and no others; those whose names end in `?` may be missing. */
function fields(properties: Readonly<Record<string, JsonValue>>): JsonObject {
  const named = Object.entries(properties).map(([name, form]) => [name.replace('?', ''), form]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(named) as JsonObject,
    required: Object.keys(properties).filter((name) => !name.endsWith('?')),
  };
}

const FILTERS: readonly JsonObject[] = [
  fields({ all: list(ref('filter')) }),
  fields({ any: list(ref('filter')) }),
  fields({ not: ref('filter') }),
  fields({
    in: { type: 'array', minItems: 2, maxItems: 2, prefixItems: [text, list(ref('constant'))] },
  }),
  ...['isNull', 'isSet', 'isTrue', 'isFalse'].map((name) => fields({ [name]: text })),
  ...COMPARISONS.map((how) =>
    fields({
      [how]: { type: 'array', minItems: 2, maxItems: 2, prefixItems: [text, ref('operand')] },
    }),
  ),
];

const SCORE_PARTS: readonly JsonObject[] = [
  fields({
    type: oneOf('WEIGHTED', 'IN_BAND'),
    metric: text,
    weight: { anyOf: [ref('decimal'), { type: 'null' }] },
  }),
  fields({
    type: oneOf('PER_COUNT'),
    metric: text,
    points: ref('decimal'),
    'cap?': ref('decimal'),
  }),
  fields({ type: oneOf('THRESHOLD'), metric: text, floor: ref('decimal'), points: ref('decimal') }),
  fields({
    ...{ type: oneOf('STEP'), metric: text, target: ref('decimal'), step: ref('decimal') },
    ...{ points: ref('decimal'), counted: oneOf('FULL', 'STARTED') },
  }),
];

const MEASURES: readonly JsonObject[] = [
  fields({ count: { anyOf: [ref('filter'), { const: 'ALL' }] } }),
  fields({ sum: text }),
  fields({
    mapped: fields({
      field: text,
      values: { type: 'object', additionalProperties: ref('decimal'), minProperties: 1 },
    }),
    'unreached?': {
      anyOf: [
        fields({ policy: oneOf('EXCLUDE') }),
        fields({ policy: oneOf('NEUTRAL'), value: ref('decimal') }),
        fields({ policy: oneOf('COUNT_UNRESOLVED'), attempts: { type: 'integer', minimum: 1 } }),
      ],
    },
  }),
  ...['mean', 'median', 'p90'].map((name) => fields({ [name]: text })),
];

const PERIOD_RULES: readonly JsonObject[] = [
  fields({ every: oneOf('MONTH'), startDay: { type: 'integer', minimum: 1, maximum: 28 } }),
  fields({ every: oneOf('QUARTER', 'YEAR') }),
  fields({
    every: oneOf('LISTED'),
    list: list(fields({ code: text, from: ref('day'), to: ref('day') })),
  }),
];

const COHORT = fields({
  ...{ code: ref('code'), name: ref('name'), counts: oneOf(...FACT_KINDS), at: text },
  ...{ 'where?': ref('filter'), attribution: ref('attribution') },
});

const METRIC = fields({
  ...{ code: ref('code'), name: ref('name'), cohort: text, 'where?': ref('filter') },
  measure: { anyOf: [...MEASURES] },
  'over?': {
    anyOf: [
      { const: 'NONE' },
      fields({
        ...{ cohort: text, 'where?': ref('filter'), 'sum?': text },
        'attribution?': ref('attribution'),
      }),
    ],
  },
  ...{ 'attribution?': ref('attribution'), 'factor?': ref('decimal') },
  'assistShare?': ref('decimal'),
  'raters?': fields({
    ...{ by: text, minimum: count, 'trimFrom?': { type: 'integer', minimum: 3 } },
    'having?': fields({
      ...{ cohort: text, 'where?': ref('filter'), by: text, atLeast: count },
      'attribution?': ref('attribution'),
    }),
  }),
  ...{ family: text, shownAs: oneOf(...SHOWN_AS), better: oneOf('HIGHER', 'LOWER', 'BAND') },
  'band?': fields({ from: ref('decimal'), to: ref('decimal') }),
  ...{ 'validFrom?': ref('day'), 'validTo?': ref('day') },
});

const SCORE = fields({
  ...{ code: ref('code'), name: ref('name'), base: ref('decimal') },
  parts: { type: 'array', minItems: 1, items: { anyOf: [...SCORE_PARTS] } },
  ...{ 'lowest?': ref('decimal'), 'highest?': ref('decimal') },
  ...{ 'validFrom?': ref('day'), 'validTo?': ref('day') },
});

const RANKING = fields({
  score: text,
  nMin: fields({
    ...{ metric: text, least: count },
    'byGroup?': { type: 'object', additionalProperties: count },
  }),
  honour: fields({ top: count }),
  warning: fields({ bottom: count, of: oneOf('GROUP', 'ALL') }),
  progress: fields({ top: count }),
});

/** The published JSON Schema of a formula set; `formulaFaults` finds what a schema cannot. */
export const FORMULA_SET_SCHEMA: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '考核指标公式 Formula set',
  ...fields({
    ...{ id: ref('code'), version: { type: 'integer', minimum: 1 }, name: ref('name') },
    // Parts shared by YAML anchors stand here; nothing reads them.
    'shared?': true,
    ...{ cohorts: list(COHORT), metrics: list(METRIC), scores: list(SCORE) },
    exclusions: list(
      fields({
        class: text,
        out: { anyOf: [list(text), { const: 'ALL' }] },
        'keeps?': list(text),
      }),
    ),
    besideScores: list(text),
    periods: fields({
      utcOffsetMinutes: { type: 'integer', minimum: -840, maximum: 840 },
      kinds: list(
        fields({ code: ref('code'), name: ref('name'), rule: { anyOf: [...PERIOD_RULES] } }),
      ),
    }),
    ranking: RANKING,
    'appealDays?': { type: 'integer', minimum: 1, maximum: 365 },
  }),
  $defs: {
    code: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
    name: fields({ zh: text, en: text }),
    decimal: { type: 'string', pattern: '^-?\\d{1,18}(\\.\\d{1,9})?$' },
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    constant: { type: ['string', 'number', 'boolean', 'null'] },
    operand: {
      anyOf: [
        ref('constant'),
        fields({ field: text }),
        fields({ term: oneOf('asOf', 'periodStart', 'periodEnd', 'periodKind') }),
      ],
    },
    filter: { anyOf: [...FILTERS] },
    attribution: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, text])),
      minProperties: 1,
    },
  },
};
