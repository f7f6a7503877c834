import type { JsonSchema } from '@shaodao/decider';

export type { JsonSchema };

/** A class that data may be shaped like: a command, one of its parts, a query. */
export type ShapeClass = abstract new () => object;

/** Joins two fragments about the same value; what both say differently goes into `allOf`. */
export function merge(left: JsonSchema, right: JsonSchema): JsonSchema {
  const merged: JsonSchema = { ...left };
  const beside: JsonSchema = {};
  for (const [key, value] of Object.entries(right) as [keyof JsonSchema, never][]) {
    if (merged[key] === undefined || merged[key] === value) merged[key] = value;
    else beside[key] = value;
  }
  if (Object.keys(beside).length > 0) merged.allOf = [...(merged.allOf ?? []), beside];
  return merged;
}

/** The schema of an object without some of its properties. */
export function omit(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  );
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  return { ...schema, properties, required };
}
