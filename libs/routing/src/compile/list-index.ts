import type { ListItem, ListKind } from '../directory.js';
import { NONE, type TreeIndex } from './tree-index.js';
import type { UnitIndex } from './unit-index.js';

/** What binds a unit more comes first where two items of one category speak of it. */
const STRICTNESS: Readonly<Record<ListKind, number>> = {
  NEGATIVE: 3,
  RETAKEN: 2,
  ASSIST: 1,
  DUTY: 0,
};

/** An item of a responsibility list, with numbers for codes. */
export interface IndexedItem {
  readonly item: ListItem;
  /** NONE: everywhere. */
  readonly territory: number;
  readonly depth: number;
  readonly strictness: number;
  /** The unit that leads by this item, or the kind whose unit of the territory does. */
  readonly lead: number;
  readonly leadKind: string | undefined;
  readonly assists: readonly number[];
}

interface ItemsOfCategory {
  readonly byUnit: Map<number, IndexedItem[]>;
  readonly byKind: Map<string, IndexedItem[]>;
  readonly retaken: IndexedItem[];
  /** The first item that names a lead, by its territory. */
  readonly leading: Map<number, IndexedItem>;
}

/** The responsibility lists of one directory version, found up the category tree. */
export class ListIndex {
  readonly #byCategory: (ItemsOfCategory | undefined)[];
  readonly #isBase: (unit: number) => boolean;

  constructor(
    items: readonly ListItem[],
    private readonly categories: TreeIndex,
    private readonly territories: TreeIndex,
    private readonly units: UnitIndex,
    baseKinds: readonly string[],
  ) {
    const base = new Set(baseKinds);
    this.#isBase = (unit) => base.has(units.kindOf(unit));
    this.#byCategory = new Array<ItemsOfCategory | undefined>(categories.size).fill(undefined);
    for (const item of items) this.#add(item);
  }

  /** The item that says what the unit is to such a matter: nearest category, strictest, nearest. */
  speaking(category: number, territory: number, unit: number): IndexedItem | undefined {
    const isBase = this.#isBase(unit);
    const kind = this.units.kindOf(unit);
    for (let at = category; at !== NONE; at = this.categories.parents[at] as number) {
      const items = this.#byCategory[at];
      if (items === undefined) continue;
      let best = this.#stricter(undefined, items.byUnit.get(unit), territory);
      best = this.#stricter(best, items.byKind.get(kind), territory);
      if (isBase) best = this.#stricter(best, items.retaken, territory);
      if (best !== undefined) return best;
    }
    return undefined;
  }

  /** The nearest item that says who leads. */
  leading(category: number, territory: number): IndexedItem | undefined {
    for (let at = category; at !== NONE; at = this.categories.parents[at] as number) {
      const leading = this.#byCategory[at]?.leading;
      if (leading === undefined || leading.size === 0) continue;
      for (let place = territory; ; place = this.territories.parents[place] as number) {
        const item = leading.get(place);
        if (item !== undefined) return item;
        if (place === NONE) break;
      }
    }
    return undefined;
  }

  /** True where the item forbids the unit what it asks of others: taken back from base units. */
  takesBackFrom(unit: number, { item }: IndexedItem): boolean {
    return item.kind === 'RETAKEN' && this.#isBase(unit);
  }

  #stricter(
    best: IndexedItem | undefined,
    items: readonly IndexedItem[] | undefined,
    territory: number,
  ): IndexedItem | undefined {
    if (items === undefined) return best;
    let found = best;
    for (const item of items) {
      if (item.territory !== NONE && !this.territories.isWithin(territory, item.territory))
        continue;
      if (
        found === undefined ||
        item.strictness > found.strictness ||
        (item.strictness === found.strictness && item.depth > found.depth)
      )
        found = item;
    }
    return found;
  }

  #add(item: ListItem): void {
    const category = this.categories.indexOf(item.category);
    const territory =
      item.territory === undefined ? NONE : this.territories.indexOf(item.territory);
    if (category === NONE || (item.territory !== undefined && territory === NONE)) return;
    const items: ItemsOfCategory = (this.#byCategory[category] ??= {
      byUnit: new Map(),
      byKind: new Map(),
      retaken: [],
      leading: new Map(),
    });
    const indexed = this.#indexed(item, territory);
    if ('unit' in item.bearer)
      push(items.byUnit, this.units.tree.indexOf(item.bearer.unit), indexed);
    else push(items.byKind, item.bearer.unitKind, indexed);
    if (item.kind === 'RETAKEN') items.retaken.push(indexed);
    const namesLead = indexed.lead !== NONE || indexed.leadKind !== undefined;
    if (namesLead && !items.leading.has(territory)) items.leading.set(territory, indexed);
  }

  #indexed(item: ListItem, territory: number): IndexedItem {
    const lead = leadOf(item);
    return {
      item,
      territory,
      depth: territory === NONE ? NONE : (this.territories.depths[territory] as number),
      strictness: STRICTNESS[item.kind],
      lead: lead !== undefined && 'unit' in lead ? this.units.tree.indexOf(lead.unit) : NONE,
      leadKind: lead !== undefined && 'unitKind' in lead ? lead.unitKind : undefined,
      assists: (item.assists ?? [])
        .map((code) => this.units.tree.indexOf(code))
        .filter((unit) => unit !== NONE),
    };
  }
}

/**
 * Who leads by an item: whom it names, else the bearer whose duty it is or who took it back, else
 * nobody.
 */
export function leadOf(item: ListItem): ListItem['bearer'] | undefined {
  if (item.lead !== undefined) return { unit: item.lead };
  if (item.kind === 'DUTY') return item.bearer;
  return item.kind === 'RETAKEN' && 'unit' in item.bearer ? item.bearer : undefined;
}

function push<K>(lists: Map<K, IndexedItem[]>, key: K, item: IndexedItem): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
