import { UNIT_KINDS, type UnitEntry, type UnitKind } from '../entries.js';
import type { ListItemEntry } from '../list-entries.js';
import type { Tree } from '../tree.js';
import type { Holdings } from './holdings.js';

/**
 * The unit of a kind that answers for a territory or serves it: the nearest upwards, of several the
 * first registered.
 */
export function unitAnswering(
  kind: UnitKind,
  territory: string,
  units: ReadonlyMap<string, UnitEntry>,
  territories: Tree,
): string | undefined {
  const lineage = territories.lineage(territory);
  let best: { readonly code: string; readonly distance: number } | undefined;
  for (const unit of units.values()) {
    if (unit.kind !== kind) continue;
    for (const place of [unit.territory, ...(unit.serves ?? [])]) {
      const distance = place === undefined ? -1 : lineage.indexOf(place);
      if (distance >= 0 && (best === undefined || distance < best.distance))
        best = { code: unit.code, distance };
    }
  }
  return best?.code;
}

/** The kind of unit that owns matters at a level of the command chain. */
const OWNERS_OF_LEVEL: Readonly<Record<string, UnitKind>> = {
  grid: 'community',
  district: 'government',
  city: 'government',
};

/** As `unitAnswering`, also by a level (`street`, `district` …); undefined for any other word. */
export function unitOf(
  kindOrLevel: string,
  territory: string,
  { inForce, territoryTree }: Holdings,
): string | undefined {
  const kind = (UNIT_KINDS as readonly string[]).includes(kindOrLevel)
    ? (kindOrLevel as UnitKind)
    : OWNERS_OF_LEVEL[kindOrLevel];
  if (kind === undefined) return undefined;
  const from =
    kindOrLevel === 'city' || kindOrLevel === 'district'
      ? territoryTree
          .lineage(territory)
          .find((code) => inForce.territories.get(code)?.level === kindOrLevel)
      : territory;
  return from === undefined ? undefined : unitAnswering(kind, from, inForce.units, territoryTree);
}

/** The unit in service that answers for this one: itself, its successor, or whom it was below. */
export function resolveUnit(code: string, { inForce, unitTree }: Holdings): string | undefined {
  return unitTree.lineage(code).find((unit) => inForce.units.has(unit));
}

/**
 * What the lists say of a matter for a unit at a place. The nearest catalogue entry speaks first;
 * at the same one an item for this very unit goes before one for its kind, and the narrower
 * territory before the wider.
 */
export function itemFor(
  category: string,
  unit: string,
  territory: string | undefined,
  items: readonly ListItemEntry[],
  { categoryTree, territoryTree, units }: Holdings,
): ListItemEntry | undefined {
  const lineage = territory === undefined ? [] : territoryTree.lineage(territory);
  const kind = units.get(unit)?.kind;
  const categories = categoryTree.lineage(category);
  let best: { readonly item: ListItemEntry; readonly rank: number } | undefined;
  for (const item of items) {
    const depth = categories.indexOf(item.category);
    const place = item.territory === undefined ? lineage.length : lineage.indexOf(item.territory);
    const binds =
      item.bearerUnit === unit ? 0 : kind !== undefined && item.bearerKind === kind ? 1 : 2;
    if (depth < 0 || place < 0 || binds === 2) continue;
    const rank = (depth * 2 + binds) * 1_000 + place;
    if (best === undefined || rank < best.rank) best = { item, rank };
  }
  return best?.item;
}
