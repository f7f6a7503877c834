import type { RoutingDirectory } from '@shaodao/routing';
import type { Alternative, DirectoryChange, MatterFilter } from './alternative.js';
import type { AssumptionCode } from './assumptions.js';
import { Tree } from './tree.js';

/** What decides where a matter goes. */
export interface Matter {
  readonly category: string;
  readonly territory: string;
}

/** Whom a unit's matter goes to; without a unit it is to be routed anew. */
export interface Successor {
  readonly unit?: string;
  readonly assumption: AssumptionCode;
}

/** The organisation as it would be: who takes what a changed unit was given. */
export class UnitChanges {
  readonly categories: Tree;
  readonly territories: Tree;
  readonly #units: Tree;
  readonly #changes: readonly DirectoryChange[];

  constructor(directory: RoutingDirectory, { directory: changes }: Alternative) {
    this.categories = new Tree(directory.categories);
    this.territories = new Tree(directory.territories);
    this.#units = new Tree(directory.units);
    this.#changes = changes ?? [];
  }

  /** Who takes the matter in the unit's place; undefined where nothing changes for it. */
  successorOf(unit: string, matter: Matter): Successor | undefined {
    for (const change of this.#changes) {
      const taken = this.#takes(change, unit, matter);
      if (taken !== undefined) return taken;
    }
    return undefined;
  }

  fits({ categories, territories }: MatterFilter, matter: Matter): boolean {
    return (
      (categories === undefined || this.categories.isWithinAny(matter.category, categories)) &&
      (territories === undefined || this.territories.isWithinAny(matter.territory, territories))
    );
  }

  isUnitWithin(unit: string, ancestor: string): boolean {
    return this.#units.isWithin(unit, ancestor);
  }

  #takes(change: DirectoryChange, unit: string, matter: Matter): Successor | undefined {
    switch (change.change) {
      case 'SPLIT': {
        if (!this.isUnitWithin(unit, change.unit)) return undefined;
        const part = change.into.find((each) => this.fits(each, matter)) ?? change.into.at(-1);
        return part && { unit: part.code, assumption: 'SPLIT_BY_RULE' };
      }
      case 'MERGE':
        return this.#units.isWithinAny(unit, change.units) && unit !== change.into
          ? { unit: change.into, assumption: 'UNITS_MERGED' }
          : undefined;
      case 'RETIRE': {
        if (!this.isUnitWithin(unit, change.unit)) return undefined;
        const { successor } = change;
        return successor === undefined
          ? { assumption: 'ROUTED_ANEW' }
          : { unit: successor, assumption: 'SUCCESSOR_TAKES_OVER' };
      }
      case 'REASSIGN':
        return this.isUnitWithin(unit, change.from) &&
          this.territories.isWithinAny(matter.territory, change.territories)
          ? { unit: change.to, assumption: 'TERRITORY_REASSIGNED' }
          : undefined;
    }
  }
}

/**
 * The lists the rules would read: retired units without a successor are out of service, and the
 * catalogue says what the alternative says. Units that others take over from are found as before,
 * and handed on afterwards.
 */
export function routingDirectoryOf(
  directory: RoutingDirectory,
  { directory: changes = [], catalogue = [] }: Alternative,
): RoutingDirectory {
  const tree = new Tree(directory.units);
  const gone = changes.flatMap((each) =>
    each.change === 'RETIRE' && each.successor === undefined ? [each.unit] : [],
  );
  const said = new Map(catalogue.map((each) => [each.category, each]));
  return {
    ...directory,
    units: directory.units.map((unit) =>
      gone.some((each) => tree.isWithin(unit.code, each)) ? { ...unit, active: false } : unit,
    ),
    categories: directory.categories.map((category) => {
      const { category: _code, ...other } = said.get(category.code) ?? { category: '' };
      return { ...category, ...other };
    }),
  };
}
