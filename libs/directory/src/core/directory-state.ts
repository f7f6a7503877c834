import type { DecidedEvent, EvolveMeta } from '@shaodao/decider';
import type { CategoryEntry, TerritoryEntry, UnitEntry } from './entries.js';

/**
 * Every event of the directory's stream. The stored form: change only by adding. An entry holds
 * from its event's `occurredAt`; a day of its own (validity dates) would be a further field of it.
 */
export type DirectoryEvent =
  | DecidedEvent<'UnitsRegistered', { readonly units: readonly UnitEntry[] }>
  | DecidedEvent<'UnitRetired', { readonly code: string; readonly reason: string }>
  | DecidedEvent<'TerritoriesRegistered', { readonly territories: readonly TerritoryEntry[] }>
  | DecidedEvent<'CategoriesRegistered', { readonly categories: readonly CategoryEntry[] }>;

export interface Unit extends UnitEntry {
  /** ISO 8601 UTC; absent while in service. */
  readonly retiredAt?: string;
}

/** Who and what exists, by code. */
export interface DirectoryState {
  readonly units: ReadonlyMap<string, Unit>;
  readonly territories: ReadonlyMap<string, TerritoryEntry>;
  readonly categories: ReadonlyMap<string, CategoryEntry>;
}

export const EMPTY_DIRECTORY: DirectoryState = {
  units: new Map(),
  territories: new Map(),
  categories: new Map(),
};

export function evolveDirectory(
  state: DirectoryState,
  event: DirectoryEvent & Pick<EvolveMeta, 'occurredAt'>,
): DirectoryState {
  switch (event.type) {
    case 'UnitsRegistered':
      return { ...state, units: withEntries(state.units, event.data.units) };
    case 'UnitRetired': {
      const unit = state.units.get(event.data.code);
      if (unit === undefined) return state;
      const retired = { ...unit, retiredAt: event.occurredAt };
      return { ...state, units: withEntries(state.units, [retired]) };
    }
    case 'TerritoriesRegistered':
      return { ...state, territories: withEntries(state.territories, event.data.territories) };
    case 'CategoriesRegistered':
      return { ...state, categories: withEntries(state.categories, event.data.categories) };
  }
}

function withEntries<E extends { readonly code: string }>(
  known: ReadonlyMap<string, E>,
  entries: readonly E[],
): ReadonlyMap<string, E> {
  const all = new Map(known);
  for (const entry of entries) all.set(entry.code, entry);
  return all;
}
