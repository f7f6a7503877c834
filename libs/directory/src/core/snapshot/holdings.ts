import type { Day } from '../days.js';
import { startOf } from '../days.js';
import type { DirectoryState } from '../directory-state.js';
import type { UnitEntry } from '../entries.js';
import { entryOn, lastBefore, type History } from '../history.js';
import { TABLE_NAMES, type AnyEntry, type TableName, type Tables } from '../tables.js';
import { Tree } from '../tree.js';

/** What holds on one day, by table and key; and for trees what held before. */
export interface Holdings {
  readonly inForce: { readonly [T in TableName]: ReadonlyMap<string, Tables[T]> };
  readonly units: ReadonlyMap<string, Unit>;
  readonly territories: ReadonlyMap<string, Tables['territories']>;
  readonly categories: ReadonlyMap<string, Tables['categories']>;
  /** A retired unit hangs below its successor, so that the successor may act for it. */
  readonly unitTree: Tree;
  readonly territoryTree: Tree;
  readonly categoryTree: Tree;
}

export interface Unit extends UnitEntry {
  /** ISO 8601 UTC: begin of the first day it is no longer in service; absent while in service. */
  readonly retiredAt?: string;
}

/** Looks up everything for one day: as much work as the directory is large. */
export function holdingsOn(state: DirectoryState, day: Day): Holdings {
  const inForce = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, holding(state[table] as History<AnyEntry>, day)]),
  ) as unknown as Holdings['inForce'];
  const units = new Map<string, Unit>();
  const unitParents = new Map<string, { readonly parent?: string }>();
  for (const [code, known] of knownBy(state.units, day)) {
    const { entry, endedOn } = known;
    units.set(code, endedOn === undefined ? entry : { ...entry, retiredAt: startOf(endedOn) });
    const successor = endedOn === undefined ? undefined : inForce.successions.get(code)?.successor;
    unitParents.set(code, successor === undefined ? entry : { parent: successor });
  }
  breakCircles(unitParents, inForce.units);
  const territories = entriesOf(knownBy(state.territories, day));
  const categories = entriesOf(knownBy(state.categories, day));
  return {
    inForce,
    units,
    territories,
    categories,
    unitTree: new Tree(unitParents),
    territoryTree: new Tree(territories),
    categoryTree: new Tree(categories),
  };
}

/**
 * Units that are gone may have named each other as successors, each while the other was there: the
 * one found first then stands for itself.
 */
function breakCircles(
  parents: Map<string, { readonly parent?: string }>,
  inForce: ReadonlyMap<string, unknown>,
): void {
  for (const code of parents.keys()) {
    const passed = new Set<string>();
    let above: string | undefined = code;
    while (above !== undefined && !inForce.has(above) && !passed.has(above)) {
      passed.add(above);
      above = parents.get(above)?.parent;
    }
    if (above !== undefined && passed.has(above)) parents.set(above, {});
  }
}

interface Known<E> {
  readonly entry: E;
  /** Absent while it holds. */
  readonly endedOn?: Day;
}

function holding<E>(history: History<E>, day: Day): ReadonlyMap<string, E> {
  const found = new Map<string, E>();
  for (const [key, timeline] of history) {
    const entry = entryOn(timeline, day);
    if (entry !== undefined) found.set(key, entry);
  }
  return found;
}

/** What holds, and what held last of that which does not any more. */
function knownBy<E>(history: History<E>, day: Day): ReadonlyMap<string, Known<E>> {
  const found = new Map<string, Known<E>>();
  for (const [key, timeline] of history) {
    const entry = entryOn(timeline, day);
    const known = entry === undefined ? lastBefore(timeline, day) : { entry };
    if (known !== undefined) found.set(key, known);
  }
  return found;
}

function entriesOf<E>(known: ReadonlyMap<string, Known<E>>): ReadonlyMap<string, E> {
  return new Map([...known].map(([key, { entry }]) => [key, entry]));
}
