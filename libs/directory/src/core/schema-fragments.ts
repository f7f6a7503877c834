import type { JsonSchema } from '@shaodao/decider';

/** How the fields of the directory's tables are described. */
export type FieldSchema = JsonSchema;

export const code: FieldSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$',
};
export const codes: FieldSchema = { type: 'array', items: code, maxItems: 500, uniqueItems: true };
export const text: FieldSchema = { type: 'string', minLength: 1, maxLength: 500 };
export const texts: FieldSchema = { type: 'array', items: text, maxItems: 5_000 };
export const day: FieldSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
export const instant: FieldSchema = { type: 'string', format: 'date-time' };
export const count: FieldSchema = { type: 'integer', minimum: 0, maximum: 1_000_000_000 };
export const flag: FieldSchema = { type: 'boolean' };
export const oneOf = (values: readonly string[]): FieldSchema => ({ type: 'string', enum: values });
export const object = (
  properties: Record<string, FieldSchema>,
  required: readonly string[],
): FieldSchema => ({
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});
export const name = object({ zh: text, en: text }, ['zh', 'en']);
export const mapPoint = object(
  {
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
  },
  ['latitude', 'longitude'],
);
