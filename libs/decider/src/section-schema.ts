import type { JsonObject } from './index.js';

/** Pieces of the JSON Schemas (draft 7) of the playbook sections of side streams. */

/** An object with these fields and no others; all are required but the named ones. */
export const record = (properties: JsonObject, optional: readonly string[] = []): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

export const listOf = (items: JsonObject, minItems = 0): JsonObject => ({
  type: 'array',
  minItems,
  items,
});

export const code: JsonObject = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };

const text: JsonObject = { type: 'string', minLength: 1, maxLength: 200 };
export const bilingual: JsonObject = record({ zh: text, en: text });

/** How long something may take, in the units of `@shaodao/deadlines`. */
export const limit: JsonObject = record(
  {
    amount: { type: 'integer', minimum: 1, maximum: 10_000 },
    unit: {
      type: 'string',
      enum: ['NAT_MIN', 'NAT_HOUR', 'WORK_HOUR', 'WORK_DAY', 'NAT_DAY', 'CAL_MONTH', 'FIXED_AT'],
    },
    calendar: code,
  },
  ['calendar'],
);
