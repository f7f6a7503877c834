import type { CategoryDefaults } from '@shaodao/issue';
import type { DirectoryState, Unit } from './directory-state.js';
import type { CategoryEntry, Name, TerritoryEntry } from './entries.js';
import { Tree } from './tree.js';

/** One version of the directory, with the questions asked of it. Never changes. */
export class DirectorySnapshot {
  readonly #state: DirectoryState;
  readonly #units: Tree;
  readonly #territories: Tree;
  readonly #categories: Tree;

  constructor(
    state: DirectoryState,
    /** Revision of the directory's stream. */
    readonly version: number,
  ) {
    this.#state = state;
    this.#units = new Tree(state.units);
    this.#territories = new Tree(state.territories);
    this.#categories = new Tree(state.categories);
  }

  /** True for a unit that exists and is in service. */
  isActiveUnit(code: string): boolean {
    const unit = this.#state.units.get(code);
    return unit !== undefined && unit.retiredAt === undefined;
  }

  isUnitWithin(code: string, ancestor: string): boolean {
    return this.#units.isWithin(code, ancestor);
  }

  isTerritory(code: string): boolean {
    return this.#state.territories.has(code);
  }

  isTerritoryWithin(code: string, ancestor: string): boolean {
    return this.#territories.isWithin(code, ancestor);
  }

  isCategory(code: string): boolean {
    return this.#state.categories.has(code);
  }

  /** What the catalogue says of a matter where a command says nothing; undefined if unknown. */
  categoryDefaults(code: string): CategoryDefaults | undefined {
    const entry = this.#state.categories.get(code);
    return (
      entry && {
        urgency: entry.defaultUrgency,
        complexity: entry.defaultComplexity,
        limitDays: entry.defaultLimitDays,
      }
    );
  }

  unit(code: string): Unit | undefined {
    return this.#state.units.get(code);
  }

  territory(code: string): TerritoryEntry | undefined {
    return this.#state.territories.get(code);
  }

  category(code: string): CategoryEntry | undefined {
    return this.#state.categories.get(code);
  }

  /** In the order of registration, parents not always before their children. */
  units(): Iterable<Unit> {
    return this.#state.units.values();
  }

  territories(): Iterable<TerritoryEntry> {
    return this.#state.territories.values();
  }

  categories(): Iterable<CategoryEntry> {
    return this.#state.categories.values();
  }

  /** The unit, then its parent, up to the root. */
  unitLineage(code: string): string[] {
    return this.#units.lineage(code);
  }

  territoryLineage(code: string): string[] {
    return this.#territories.lineage(code);
  }

  /** The unit and all below it: what a list of a house has to look for. */
  unitsWithin(code: string): string[] {
    return this.#units.within(code);
  }

  territoriesWithin(code: string): string[] {
    return this.#territories.within(code);
  }

  categoriesWithin(code: string): string[] {
    return this.#categories.within(code);
  }

  /** The name of a unit, territory or category; the code itself where nobody knows it. */
  name(of: 'unit' | 'territory' | 'category', code: string, language: keyof Name): string {
    return this[of](code)?.name[language] ?? code;
  }
}
