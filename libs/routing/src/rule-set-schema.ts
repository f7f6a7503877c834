import { LIMIT_UNITS } from '@shaodao/deadlines';

/** JSON Schema (draft 2020-12) of what people write: rule sets, and facts to decide on. */

const CODE = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const SHARE = { type: 'number', minimum: 0, maximum: 1 };
const TEXT = { type: 'string', minLength: 1, maxLength: 500 };
const YES = { type: 'boolean', enum: [true] };

const codes = (maxItems: number, minItems = 0): object => ({
  type: 'array',
  items: CODE,
  minItems,
  maxItems,
  uniqueItems: true,
});

const object = (properties: object, required: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const NAME = object({ zh: TEXT, en: TEXT }, ['zh', 'en']);

const LIMIT = object(
  {
    amount: { type: 'number', minimum: 0 },
    unit: { type: 'string', enum: [...LIMIT_UNITS] },
    calendar: CODE,
    rollOnHoliday: { type: 'boolean' },
  },
  ['amount', 'unit'],
);

const REFERENCES = {
  unit: CODE,
  unitOfTerritory: CODE,
  propertyOfCompound: YES,
  listLead: YES,
  catalogueHandler: YES,
  themedTeam: YES,
  settleLow: codes(10, 1),
  leadOfRule: CODE,
};

/** Exactly one key says who is meant. */
const oneOfKeys = (properties: object): object => ({
  ...object(properties),
  minProperties: 1,
  maxProperties: 1,
});

const references = (minItems = 0): object => ({
  type: 'array',
  items: oneOfKeys(REFERENCES),
  minItems,
  maxItems: 20,
});

export const FACTS_SCHEMA: object = object(
  {
    category: CODE,
    territory: CODE,
    kind: CODE,
    channel: CODE,
    urgency: CODE,
    complexity: CODE,
    tags: codes(20),
    compound: CODE,
    accusedUnit: CODE,
    accusedPerson: CODE,
    ruledOut: codes(50),
    previousLead: CODE,
    tried: codes(10),
    classificationConfidence: SHARE,
    on: DAY,
  },
  ['category', 'territory'],
);

const RULE = object(
  {
    id: CODE,
    name: NAME,
    when: object({
      category: CODE,
      territory: CODE,
      kinds: codes(20),
      channels: codes(20),
      urgencies: codes(20),
      complexities: codes(20),
      tags: codes(20),
      compound: { type: 'boolean' },
    }),
    lead: references(1),
    assists: { type: 'array', items: oneOfKeys({ ...REFERENCES, listAssists: YES }), maxItems: 20 },
    limit: LIMIT,
    confidence: SHARE,
    priority: { type: 'integer', minimum: -1_000, maximum: 1_000 },
    validFrom: DAY,
    validTo: DAY,
    basis: TEXT,
  },
  ['id', 'when', 'lead'],
);

const CASE = object(
  {
    name: TEXT,
    facts: FACTS_SCHEMA,
    expect: object({ lead: CODE, assists: codes(50), rule: CODE }),
  },
  ['name', 'facts', 'expect'],
);

/** A rule set as it is written in YAML or sent as JSON (`RuleSet`). */
export const RULE_SET_SCHEMA: object = object(
  {
    id: CODE,
    name: NAME,
    rules: { type: 'array', items: RULE, maxItems: 20_000 },
    fallback: references(),
    firstReceiver: { type: 'boolean' },
    baseKinds: codes(20),
    dualDispatch: object({ leadKinds: codes(20), watch: references() }, ['leadKinds', 'watch']),
    standIns: { type: 'object', additionalProperties: CODE },
    confidence: object({ fallback: SHARE, passedOver: SHARE }, ['fallback', 'passedOver']),
    cases: { type: 'array', items: CASE, maxItems: 2_000 },
  },
  ['id', 'name', 'rules', 'fallback', 'firstReceiver', 'baseKinds', 'confidence'],
);
