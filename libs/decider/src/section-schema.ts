import type { JsonObject } from './index.js';

/** Pieces of the JSON Schemas (draft 7) of the playbook sections of side streams. */

/** An object with these fields and no others; all are required but the named ones. */
export const record = (properties: JsonObject, optional: readonly string[] = []): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

/** A list; `more` says what else holds of it, e.g. `maxItems`. */
export const listOf = (items: JsonObject, minItems = 0, more: JsonObject = {}): JsonObject => ({
  type: 'array',
  minItems,
  ...more,
  items,
});

export const code: JsonObject = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };

const text: JsonObject = { type: 'string', minLength: 1, maxLength: 200 };
export const bilingual: JsonObject = record({ zh: text, en: text });

/** The units of `@shaodao/deadlines`. */
const LIMIT_UNITS = [
  'NAT_MIN',
  'NAT_HOUR',
  'WORK_HOUR',
  'WORK_DAY',
  'NAT_DAY',
  'CAL_MONTH',
  'FIXED_AT',
] as const;

/** How long something may take: at most so many of these units. */
export const limitOf = (
  most: number,
  units: readonly (typeof LIMIT_UNITS)[number][] = LIMIT_UNITS,
): JsonObject =>
  record(
    {
      amount: { type: 'integer', minimum: 1, maximum: most },
      unit: { type: 'string', enum: [...units] },
      calendar: code,
    },
    ['calendar'],
  );

export const limit: JsonObject = limitOf(10_000);

/** What has a code and a name, and no more. */
export const named: JsonObject = record({ code, name: bilingual });
