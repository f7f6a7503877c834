import { accept, refuse, type Aggregate, type Decision, type Refusal } from '@shaodao/decider';
import {
  EMPTY_DIRECTORY,
  evolveDirectory,
  type DirectoryEvent,
  type DirectoryState,
} from './directory-state.js';
import {
  TERRITORY_LEVELS,
  type CategoryEntry,
  type TerritoryEntry,
  type UnitEntry,
} from './entries.js';

export type DirectoryCommand =
  | { readonly type: 'RegisterUnits'; readonly units: readonly UnitEntry[] }
  | { readonly type: 'RetireUnit'; readonly code: string; readonly reason: string }
  | { readonly type: 'RegisterTerritories'; readonly territories: readonly TerritoryEntry[] }
  | { readonly type: 'RegisterCategories'; readonly categories: readonly CategoryEntry[] };

/** The form a code has everywhere in the house. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** A batch is registered whole or not at all; its entries may name each other as parents. */
export function decideDirectory(
  command: DirectoryCommand,
  state: DirectoryState,
): Decision<DirectoryEvent> {
  switch (command.type) {
    case 'RegisterUnits': {
      const { units } = command;
      const refusal = treeRefusal(units, state.units) ?? firstRefusal(units, unitRefusal(state));
      return registered(units, refusal, { type: 'UnitsRegistered', data: { units } });
    }
    case 'RegisterTerritories': {
      const { territories } = command;
      const refusal =
        treeRefusal(territories, state.territories) ?? levelRefusal(territories, state);
      return registered(territories, refusal, {
        type: 'TerritoriesRegistered',
        data: { territories },
      });
    }
    case 'RegisterCategories': {
      const { categories } = command;
      const refusal =
        treeRefusal(categories, state.categories) ?? firstRefusal(categories, limitRefusal);
      return registered(categories, refusal, {
        type: 'CategoriesRegistered',
        data: { categories },
      });
    }
    case 'RetireUnit':
      return decideRetirement(command.code, command.reason, state);
  }
}

export const DIRECTORY: Aggregate<DirectoryState, DirectoryCommand, DirectoryEvent, undefined> = {
  category: 'directory',
  initial: EMPTY_DIRECTORY,
  evolve: evolveDirectory,
  decide: decideDirectory,
};

interface Entry {
  readonly code: string;
  readonly parent?: string;
}

function registered(
  entries: readonly Entry[],
  refusal: Refusal | undefined,
  event: DirectoryEvent,
): Decision<DirectoryEvent> {
  if (refusal !== undefined) return { ok: false, refusal };
  return entries.length === 0 ? accept() : accept(event);
}

/** What would break the tree: a code twice, a parent nobody knows, a circle. */
function treeRefusal(
  entries: readonly Entry[],
  known: ReadonlyMap<string, Entry>,
): Refusal | undefined {
  const batch = new Map<string, Entry>();
  for (const entry of entries) {
    const { code } = entry;
    if (!CODE.test(code)) return { code: 'CODE_MALFORMED', params: { code } };
    if (known.has(code) || batch.has(code)) return { code: 'CODE_TAKEN', params: { code } };
    batch.set(code, entry);
  }
  return (
    firstRefusal(entries, ({ code, parent }) =>
      parent === undefined || known.has(parent) || batch.has(parent)
        ? undefined
        : { code: 'PARENT_UNKNOWN', params: { code, parent } },
    ) ?? circleRefusal(batch)
  );
}

/** Known entries cannot lie below new ones, so a circle lies within the batch. */
function circleRefusal(batch: ReadonlyMap<string, Entry>): Refusal | undefined {
  const grounded = new Set<string>();
  for (const start of batch.keys()) {
    const path = new Set<string>();
    let code: string | undefined = start;
    while (code !== undefined && !grounded.has(code)) {
      if (path.has(code)) return { code: 'PARENT_CIRCLE', params: { code } };
      path.add(code);
      code = batch.get(code)?.parent;
    }
    for (const passed of path) grounded.add(passed);
  }
  return undefined;
}

const unitRefusal =
  (state: DirectoryState) =>
  ({ code, parent, territory }: UnitEntry): Refusal | undefined => {
    if (territory !== undefined && !state.territories.has(territory))
      return { code: 'TERRITORY_UNKNOWN', params: { code, territory } };
    if (parent !== undefined && state.units.get(parent)?.retiredAt !== undefined)
      return { code: 'PARENT_RETIRED', params: { code, parent } };
    return undefined;
  };

function levelRefusal(
  territories: readonly TerritoryEntry[],
  state: DirectoryState,
): Refusal | undefined {
  const batch = new Map(territories.map((territory) => [territory.code, territory]));
  const rank = (territory: TerritoryEntry): number => TERRITORY_LEVELS.indexOf(territory.level);
  return firstRefusal(territories, (territory) => {
    const { code, parent: parentCode } = territory;
    if (parentCode === undefined) return undefined;
    const parent = batch.get(parentCode) ?? state.territories.get(parentCode);
    return parent === undefined || rank(parent) < rank(territory)
      ? undefined
      : { code: 'LEVEL_NOT_BELOW_PARENT', params: { code, parent: parentCode } };
  });
}

function limitRefusal({ code, defaultLimitDays }: CategoryEntry): Refusal | undefined {
  return Number.isFinite(defaultLimitDays) && defaultLimitDays > 0
    ? undefined
    : { code: 'LIMIT_NOT_POSITIVE', params: { code } };
}

function decideRetirement(
  code: string,
  reason: string,
  { units }: DirectoryState,
): Decision<DirectoryEvent> {
  const unit = units.get(code);
  if (unit === undefined) return refuse('UNIT_UNKNOWN', { code });
  if (unit.retiredAt !== undefined) return refuse('UNIT_RETIRED', { code });
  for (const part of units.values())
    if (part.parent === code && part.retiredAt === undefined)
      return refuse('UNIT_HAS_PARTS', { code, part: part.code });
  return accept({ type: 'UnitRetired', data: { code, reason } });
}

function firstRefusal<E>(
  entries: readonly E[],
  check: (entry: E) => Refusal | undefined,
): Refusal | undefined {
  for (const entry of entries) {
    const refusal = check(entry);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
