import { NONE, type TreeIndex } from './tree-index.js';
import type { UnitIndex } from './unit-index.js';

interface Team {
  readonly unit: number;
  /** NONE: everywhere. */
  readonly territory: number;
  readonly depth: number;
}

/** Themed teams by category and place served, those of the narrower territory first. */
export class TeamIndex {
  readonly #byCategory = new Map<number, Team[]>();

  constructor(
    units: UnitIndex,
    private readonly categories: TreeIndex,
    private readonly territories: TreeIndex,
  ) {
    units.units.forEach(({ themes = [], territory, serves = [] }, unit) => {
      for (const place of new Set([territory, ...serves])) {
        const at = place === undefined ? NONE : territories.indexOf(place);
        if (place !== undefined && at === NONE) continue;
        const depth = at === NONE ? NONE : (territories.depths[at] as number);
        for (const theme of new Set(themes)) this.#add(theme, { unit, territory: at, depth });
      }
    });
    for (const teams of this.#byCategory.values()) teams.sort((a, b) => b.depth - a.depth);
  }

  /** The first team for the matter that `accepts` takes: nearest theme, then narrowest territory. */
  first(category: number, territory: number, accepts: (unit: number) => boolean): number {
    if (this.#byCategory.size === 0) return NONE;
    for (let at = category; at !== NONE; at = this.categories.parents[at] as number) {
      // A team that serves several places round the matter is asked once.
      const asked = new Set<number>();
      for (const team of this.#byCategory.get(at) ?? []) {
        const covers =
          team.territory === NONE || this.territories.isWithin(territory, team.territory);
        if (!covers || asked.has(team.unit)) continue;
        if (accepts(team.unit)) return team.unit;
        asked.add(team.unit);
      }
    }
    return NONE;
  }

  #add(theme: string, team: Team): void {
    const category = this.categories.indexOf(theme);
    if (category === NONE) return;
    const teams = this.#byCategory.get(category);
    if (teams === undefined) this.#byCategory.set(category, [team]);
    else teams.push(team);
  }
}
