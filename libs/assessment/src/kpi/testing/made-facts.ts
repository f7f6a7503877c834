import type { Fact, FactKind, FactValue } from '../facts/fact.js';
import { FACT_FIELDS } from '../facts/fact-fields.js';

const NOT_OF_FIELDS = ['issue', 'id', 'unit', 'territory', 'category'];

let made = 0;

/** A fact with these fields; all others of its kind are empty, flags are down. */
export function fact(
  kind: FactKind,
  unit: string | null,
  fields: Readonly<Record<string, FactValue>> = {},
  head: Partial<Fact> = {},
): Fact {
  made += 1;
  const own = Object.entries(FACT_FIELDS[kind]).filter(([name]) => !NOT_OF_FIELDS.includes(name));
  const empty = own.map(([name, { type }]) => [name, type === 'boolean' ? false : null] as const);
  return {
    ...{ kind, issue: `i-${String(made)}`, id: String(made), unit },
    ...{ territory: null, category: null, assists: [], copiedTo: null, exclusions: [] },
    ...head,
    fields: { ...Object.fromEntries(empty), ...fields },
  };
}

/** So many facts alike. */
export const times = (count: number, make: () => Fact): readonly Fact[] =>
  Array.from({ length: count }, make);
