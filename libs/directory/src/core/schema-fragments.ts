/** The part of JSON Schema (draft 2020-12) that the directory's tables are described in. */
export interface FieldSchema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  enum?: readonly (string | number | boolean)[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  additionalProperties?: false;
}

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
