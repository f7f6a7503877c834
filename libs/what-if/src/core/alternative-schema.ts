import { CLOCK_KINDS, LIMIT_UNITS } from '@shaodao/deadlines';
import { RULE_SET_SCHEMA } from '@shaodao/routing';

/** JSON Schema (draft 2020-12) of what people write: scenarios, in YAML or JSON. */

const CODE = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const TEXT = { type: 'string', minLength: 1, maxLength: 500 };
const FACTOR = { type: 'number', exclusiveMinimum: 0, maximum: 100 };

const codes = { type: 'array', items: CODE, minItems: 1, maxItems: 2_000, uniqueItems: true };

const object = (properties: object, required: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const list = (items: object, maxItems = 1_000): object => ({ type: 'array', items, maxItems });

const NAME = object({ zh: TEXT, en: TEXT }, ['zh', 'en']);
const FILTER = { categories: codes, territories: codes };

const LIMIT = object(
  {
    amount: { type: 'number', minimum: 0 },
    unit: { type: 'string', enum: [...LIMIT_UNITS] },
    calendar: CODE,
    rollOnHoliday: { type: 'boolean' },
  },
  ['amount', 'unit'],
);

const change = (name: string, properties: object, required: readonly string[]): object =>
  object({ change: { type: 'string', enum: [name] }, ...properties }, ['change', ...required]);

const DIRECTORY_CHANGE = {
  oneOf: [
    change(
      'SPLIT',
      {
        unit: CODE,
        into: { ...list(object({ code: CODE, ...FILTER }, ['code']), 50), minItems: 2 },
      },
      ['unit', 'into'],
    ),
    change('MERGE', { units: codes, into: CODE }, ['units', 'into']),
    change('RETIRE', { unit: CODE, successor: CODE }, ['unit']),
    change('REASSIGN', { from: CODE, to: CODE, territories: codes }, ['from', 'to', 'territories']),
  ],
};

const KINDS = { type: 'array', items: { type: 'string', enum: [...CLOCK_KINDS] }, minItems: 1 };
const limitChange = (name: string, how: object): object =>
  object({ kinds: KINDS, ...FILTER, [name]: how }, [name]);

const LIMIT_CHANGE = {
  oneOf: [
    limitChange('factor', FACTOR),
    limitChange('limit', LIMIT),
    limitChange('playbook', object({ id: CODE, version: { type: 'integer', minimum: 1 } }, ['id'])),
  ],
};

const MINUTE = { type: 'integer', minimum: 0, maximum: 1_440 };
const CALENDAR = object(
  {
    id: CODE,
    version: { type: 'integer', minimum: 0 },
    name: NAME,
    utcOffsetMinutes: { type: 'integer', minimum: -840, maximum: 840 },
    weekdays: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 }, minItems: 1 },
    office: { ...list(object({ from: MINUTE, to: MINUTE }, ['from', 'to']), 10), minItems: 1 },
    exceptions: list(
      object({ date: DAY, off: { type: 'boolean' }, name: TEXT }, ['date', 'off']),
      10_000,
    ),
    knownYears: list({ type: 'integer', minimum: 1970, maximum: 2500 }, 200),
  },
  ['id', 'version', 'name', 'utcOffsetMinutes', 'weekdays', 'office', 'exceptions', 'knownYears'],
);

const ALTERNATIVE = object({
  directory: list(DIRECTORY_CHANGE),
  catalogue: list(
    object({ category: CODE, defaultHandler: CODE, limit: LIMIT }, ['category']),
    20_000,
  ),
  rules: RULE_SET_SCHEMA,
  calendars: list(CALENDAR, 20),
  limits: list(LIMIT_CHANGE),
  staffing: list(object({ unit: CODE, speed: FACTOR }, ['unit', 'speed'])),
});

const SPAN = object({ from: DAY, to: DAY, territory: CODE, category: CODE }, ['from', 'to']);

/** A scenario as it is written (`ScenarioDraft`). */
export const SCENARIO_SCHEMA: object = object(
  {
    name: NAME,
    span: SPAN,
    alternative: ALTERNATIVE,
    ranking: object({ set: CODE, period: TEXT, metric: CODE }, ['set', 'period']),
  },
  ['name', 'span', 'alternative'],
);
