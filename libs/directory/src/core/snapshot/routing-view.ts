import type { RoutingDirectory, RoutingUnit } from '@shaodao/routing';
import { routingItem, type ListItemEntry } from '../list-entries.js';
import type { Holdings, Unit } from './holdings.js';
import { unitAnswering } from './unit-questions.js';

/**
 * What routing compiles: lists in force only, and successors in the place of units that are gone.
 */
export function routingView(
  version: number,
  holdings: Holdings,
  resolve: (unit: string) => string | undefined,
): RoutingDirectory {
  const { inForce, units, territoryTree } = holdings;
  const heads = headsByUnit(holdings);
  return {
    version,
    units: [...units.values()].map((unit) => routingUnit(unit, heads)),
    territories: [...inForce.territories.values()].map(({ code, level, parent }) => ({
      code,
      level,
      ...(parent === undefined ? {} : { parent }),
    })),
    categories: [...inForce.categories.values()].map(({ code, parent, defaultHandler, limit }) => {
      const handler = defaultHandler === undefined ? undefined : resolve(defaultHandler);
      return {
        code,
        ...(parent === undefined ? {} : { parent }),
        ...(handler === undefined ? {} : { defaultHandler: handler }),
        ...(limit === undefined ? {} : { limit }),
      };
    }),
    lists: itemsInForce(holdings).map((item) => routingItem(resolved(item, resolve))),
    compounds: [...inForce.territories.values()]
      .filter(({ level }) => level === 'compound' || level === 'building')
      .map(({ code }) => {
        const property = unitAnswering('property', code, inForce.units, territoryTree);
        return { code, territory: code, ...(property === undefined ? {} : { property }) };
      }),
  };
}

/** Admitted, and not suspended. */
export function itemsInForce({ inForce }: Holdings): ListItemEntry[] {
  return [...inForce.listItems.values()].filter(({ id }) => !inForce.suspensions.has(id));
}

function routingUnit(unit: Unit, heads: ReadonlyMap<string, readonly string[]>): RoutingUnit {
  const { code, kind, parent, territory, nature, themes, serves, retiredAt } = unit;
  const led = heads.get(code);
  return {
    code,
    kind,
    active: retiredAt === undefined,
    ...(parent === undefined ? {} : { parent }),
    ...(territory === undefined ? {} : { territory }),
    ...(kind === 'court' || nature === 'adviser' ? { adviserOnly: true } : {}),
    ...(themes === undefined ? {} : { themes }),
    ...(themes === undefined || serves === undefined ? {} : { serves }),
    ...(led === undefined ? {} : { heads: led }),
  };
}

function headsByUnit({ inForce }: Holdings): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, string[]>();
  for (const { type, place, person } of inForce.posts.values()) {
    if (inForce.postTypes.get(type)?.head !== true) continue;
    const unit = inForce.nodes.get(place)?.unit ?? place;
    heads.set(unit, [...(heads.get(unit) ?? []), person]);
  }
  return heads;
}

function resolved(
  item: ListItemEntry,
  resolve: (unit: string) => string | undefined,
): ListItemEntry {
  const { lead, assists, bearerUnit } = item;
  return {
    ...item,
    ...(lead === undefined ? {} : { lead: resolve(lead) ?? lead }),
    ...(bearerUnit === undefined ? {} : { bearerUnit: resolve(bearerUnit) ?? bearerUnit }),
    ...(assists === undefined
      ? {}
      : { assists: [...new Set(assists.map((unit) => resolve(unit) ?? unit))] }),
  };
}
