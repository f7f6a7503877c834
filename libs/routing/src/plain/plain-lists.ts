import type { Limit } from '@shaodao/deadlines';
import type { ListItem, RoutingCategory, RoutingDirectory, RoutingUnit } from '../directory.js';
import { leadOf } from '../compile/list-index.js';

const STRICT_FIRST = ['NEGATIVE', 'RETAKEN', 'ASSIST', 'DUTY'] as const;

/** The directory as it is written, looked through without any index but its codes. */
export class PlainDirectory {
  readonly units: ReadonlyMap<string, RoutingUnit>;
  readonly territories: ReadonlyMap<string, { readonly parent?: string }>;
  readonly categories: ReadonlyMap<string, RoutingCategory>;
  readonly #items = new Map<string, ListItem[]>();

  constructor(
    readonly directory: RoutingDirectory,
    private readonly baseKinds: readonly string[],
  ) {
    this.units = new Map(directory.units.map((unit) => [unit.code, unit]));
    this.territories = new Map(directory.territories.map((entry) => [entry.code, entry]));
    this.categories = new Map(directory.categories.map((entry) => [entry.code, entry]));
    for (const item of directory.lists)
      this.#items.set(item.category, [...(this.#items.get(item.category) ?? []), item]);
  }

  categoryLine(code: string): readonly string[] {
    return line(this.categories, code);
  }

  territoryLine(code: string): readonly string[] {
    return line(this.territories, code);
  }

  unitLine(code: string): readonly string[] {
    return line(this.units, code);
  }

  /** The handler the nearest category up the tree names. */
  handler(category: string): string | undefined {
    return this.#up(category, (entry) => entry.defaultHandler);
  }

  /** The limit the nearest category up the tree sets. */
  limit(category: string): Limit | undefined {
    return this.#up(category, (entry) => entry.limit);
  }

  isBase(unit: RoutingUnit): boolean {
    return this.baseKinds.includes(unit.kind);
  }

  /** The item that says what the unit is to the matter: nearest category, strictest, nearest. */
  speaking(category: string, territory: string, unit: RoutingUnit): ListItem | undefined {
    const places = this.territoryLine(territory);
    const reach = (item: ListItem): number =>
      item.territory === undefined ? Infinity : places.indexOf(item.territory);
    for (const code of this.categoryLine(category)) {
      const [first] = (this.#items.get(code) ?? [])
        .filter((item) => this.#binds(item, unit) && reach(item) >= 0)
        .sort(
          (a, b) =>
            STRICT_FIRST.indexOf(a.kind) - STRICT_FIRST.indexOf(b.kind) ||
            (reach(a) === reach(b) ? 0 : reach(a) - reach(b)),
        );
      if (first !== undefined) return first;
    }
    return undefined;
  }

  /** The nearest item that says who leads. */
  leading(category: string, territory: string): ListItem | undefined {
    for (const code of this.categoryLine(category))
      for (const place of [...this.territoryLine(territory), undefined]) {
        const item = this.#items
          .get(code)
          ?.find((each) => each.territory === place && this.#namesKnownLead(each));
        if (item !== undefined) return item;
      }
    return undefined;
  }

  /** The unit of a kind of the territory, else of the nearest territory above. */
  nearest(kind: string, territory: string): RoutingUnit | undefined {
    for (const place of this.territoryLine(territory)) {
      const there = this.directory.units.filter(
        (unit) => unit.kind === kind && unit.territory === place,
      );
      const unit = there.find(({ active }) => active) ?? there[0];
      if (unit !== undefined) return unit;
    }
    return undefined;
  }

  /** Teams for the matter: nearest theme first, then the narrower territory. */
  teams(category: string, territory: string): readonly RoutingUnit[] {
    const places = this.territoryLine(territory);
    const reach = ({ territory: own, serves = [] }: RoutingUnit): number => {
      const served = serves.map((place) => places.indexOf(place)).filter((at) => at >= 0);
      const home = own === undefined ? places.length : places.indexOf(own);
      return Math.min(...served, home < 0 ? Infinity : home);
    };
    return this.categoryLine(category).flatMap((code) =>
      this.directory.units
        .filter((unit) => unit.themes?.includes(code) === true && reach(unit) < Infinity)
        .sort((a, b) => reach(a) - reach(b)),
    );
  }

  #up<T>(category: string, of: (entry: RoutingCategory) => T | undefined): T | undefined {
    for (const code of this.categoryLine(category)) {
      const entry = this.categories.get(code);
      const found = entry && of(entry);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #binds(item: ListItem, unit: RoutingUnit): boolean {
    const { bearer } = item;
    const named = 'unit' in bearer ? bearer.unit === unit.code : bearer.unitKind === unit.kind;
    return named || (item.kind === 'RETAKEN' && this.isBase(unit));
  }

  #namesKnownLead(item: ListItem): boolean {
    const lead = leadOf(item);
    return lead !== undefined && ('unitKind' in lead || this.units.has(lead.unit));
  }
}

function line(
  entries: ReadonlyMap<string, { readonly parent?: string }>,
  code: string,
): readonly string[] {
  const passed = new Set<string>();
  for (
    let next: string | undefined = code;
    next !== undefined && entries.has(next) && !passed.has(next);
    next = entries.get(next)?.parent
  )
    passed.add(next);
  return [...passed];
}
