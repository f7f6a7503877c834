import type { JsonSchema } from './json-schema.js';

/**
 * Takes away, in place, every optional property whose value is null, also in objects within it and in lists
 * of them: in our API null is the same as absent, as it is to class-validator's `IsOptional`. A required
 * property keeps its null and is refused by its type.
 */
export function dropAbsent(schema: JsonSchema, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items !== undefined) for (const item of value) dropAbsent(items, item);
    return;
  }
  const record = value as Record<string, unknown>;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!Object.hasOwn(record, name)) continue;
    if (record[name] === null && schema.required?.includes(name) !== true)
      Reflect.deleteProperty(record, name);
    else dropAbsent(property, record[name]);
  }
}
