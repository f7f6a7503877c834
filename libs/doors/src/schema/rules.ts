import type { JsonSchema } from './json-schema.js';

type Rule = (constraints: readonly unknown[]) => JsonSchema;

/**
 * What each class-validator rule says in JSON Schema, by the rule's name. A rule that is missing
 * here stops the start: nothing may be checked less than the class says.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: ([options]) => {
    if (Object.keys(options ?? {}).length > 0) throw new Error('IsNumber takes no options here');
    return { type: 'number' };
  },
  min: ([limit]) => ({ type: 'number', minimum: limit as number }),
  max: ([limit]) => ({ type: 'number', maximum: limit as number }),
  isLength: ([minimum, maximum]) => ({
    type: 'string',
    minLength: minimum as number,
    ...(maximum === undefined ? {} : { maxLength: maximum as number }),
  }),
  minLength: ([minimum]) => ({ type: 'string', minLength: minimum as number }),
  maxLength: ([maximum]) => ({ type: 'string', maxLength: maximum as number }),
  matches: ([pattern]) => {
    if (!(pattern instanceof RegExp) || pattern.flags !== '')
      throw new Error('Matches takes a regular expression without flags');
    return { type: 'string', pattern: pattern.source };
  },
  isIn: ([values]) => inList(values as readonly unknown[]),
  isIso8601: ([options]) => {
    if ((options as { strict?: boolean } | undefined)?.strict !== true)
      throw new Error('IsISO8601 must be strict');
    return { type: 'string', format: 'date-time' };
  },
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  arrayMinSize: ([limit]) => ({ type: 'array', minItems: limit as number }),
  arrayMaxSize: ([limit]) => ({ type: 'array', maxItems: limit as number }),
  arrayUnique: () => ({ type: 'array', uniqueItems: true }),
  isDefined: () => ({}),
};

function inList(values: readonly unknown[]): JsonSchema {
  const kinds = new Set(values.map((value) => typeof value));
  const [kind] = kinds;
  if (kinds.size !== 1 || (kind !== 'string' && kind !== 'number'))
    throw new Error('IsIn takes a list of strings or a list of numbers');
  return { type: kind, enum: values as readonly string[] };
}
