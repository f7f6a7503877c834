import type { JsonObject } from '@shaodao/decider';

/** Draft-07 schemas of what messages are made of. */

/** A code or identifier: no spaces, so that no sentence passes for one. */
export const code: JsonObject = { type: 'string', pattern: '^\\S{1,200}$' };
export const instant: JsonObject = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z$',
};
export const flag: JsonObject = { type: 'boolean' };
export const count: JsonObject = { type: 'integer', minimum: 0 };
export const oneOf = (words: readonly string[]): JsonObject => ({
  type: 'string',
  enum: [...words],
});
