/** The part of JSON Schema, draft 7, that playbooks are described in. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

/**
 * The schema of an object type: one schema for every field of `T`, so that a field added to the type
 * and forgotten here does not compile. Fields that `T` makes optional may be left out, and those
 * with a default.
 */
export function record<T extends object>(
  properties: { readonly [K in keyof Required<T>]: JsonSchema },
  optional: Readonly<Record<OptionalKeys<T>, true> & Partial<Record<keyof T, true>>>,
): JsonSchema {
  const names = Object.keys(properties);
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !Object.hasOwn(optional, name)),
    properties,
  };
}

export const list = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: 'array',
  maxItems: 200,
  items,
  ...more,
});

export const oneOf = (values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });

/** An object with these keys at most, each with the same kind of value. */
export const keyed = (keys: readonly string[], value: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(keys.map((key) => [key, value])),
});

export const FLAG: JsonSchema = { type: 'boolean' };
export const COUNT: JsonSchema = { type: 'integer', minimum: 0, maximum: 1000 };
export const DAYS: JsonSchema = { type: 'integer', minimum: 1, maximum: 3650 };
export const SHARE: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };
export const TEXT: JsonSchema = { type: 'string', minLength: 1, maxLength: 200 };
export const SLUG: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9-]{1,62}$' };
/** Code of a step, tag, outcome or post type. */
export const CODE: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
export const BILINGUAL: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['zh', 'en'],
  properties: { zh: TEXT, en: TEXT },
};
