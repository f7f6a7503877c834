import type { JsonObject, JsonValue } from '@shaodao/decider';
import type { SideDefinition, SideEvent } from './definition.js';

/** Sealed values of a stream, each with the name of the field that holds it. */
export type SealedValues = ReadonlyMap<string, string>;

/**
 * The sealed values of events, by the paths their kind declares; lists on the way are gone through. A
 * text that merely looks sealed is none.
 */
export function sealedValuesOf(
  definition: SideDefinition,
  events: readonly SideEvent[],
): SealedValues {
  const values = new Map<string, string>();
  for (const { type, data } of events) {
    for (const path of definition.sealed[type] ?? []) {
      const names = path.split('.').filter((name) => name !== '*' && name !== '[]');
      const field = (names.at(-1) ?? '').replace(/\[\]$/, '');
      for (const value of reach(data, names)) values.set(value, field);
    }
  }
  return values;
}

function reach(value: JsonValue | undefined, names: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => reach(item, names));
  const [name, ...rest] = names;
  if (name === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return reach(value[name.replace(/\[\]$/, '')], rest);
}

/** A copy of facts in which every sealed value is what `shown` says; null hides it. */
export function withOpened<T extends JsonValue>(
  facts: T,
  sealed: SealedValues,
  shown: (value: string, field: string) => string | null,
): T {
  return replaced(facts, (text) => {
    const field = sealed.get(text);
    return field === undefined ? text : shown(text, field);
  }) as T;
}

function replaced(value: JsonValue, turn: (text: string) => string | null): JsonValue {
  if (typeof value === 'string') return turn(value);
  if (Array.isArray(value)) return value.map((item) => replaced(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, replaced(inner, turn)]);
  return Object.fromEntries(entries) as JsonObject;
}
