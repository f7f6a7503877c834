import type { Branches, DirectoryEntry } from '../mapping/record-plan.js';

/**
 * What an import needs of the directory: that the units, territories and categories its records
 * name exist. Entries come with parents before children; known codes are left as they are. When a
 * call has resolved, decisions see the entries.
 */
export interface DirectoryRegistrar {
  ensureUnits(entries: readonly DirectoryEntry[]): Promise<void>;
  ensureTerritories(entries: readonly DirectoryEntry[]): Promise<void>;
  ensureCategories(entries: readonly DirectoryEntry[]): Promise<void>;
}

/** Collects the branches of many records, each entry once, parents before children. */
export class BranchCollector {
  private readonly trees = {
    units: new Map<string, DirectoryEntry>(),
    territories: new Map<string, DirectoryEntry>(),
    categories: new Map<string, DirectoryEntry>(),
  };

  add(branches: Branches): void {
    for (const tree of ['units', 'territories', 'categories'] as const) {
      const leaf = branches[tree].at(-1);
      if (leaf === undefined || this.trees[tree].has(leaf.code)) continue;
      for (const entry of branches[tree]) {
        if (!this.trees[tree].has(entry.code)) this.trees[tree].set(entry.code, entry);
      }
    }
  }

  /** Makes sure that all collected entries exist. */
  async register(directory: DirectoryRegistrar): Promise<void> {
    await directory.ensureUnits([...this.trees.units.values()]);
    await directory.ensureTerritories([...this.trees.territories.values()]);
    await directory.ensureCategories([...this.trees.categories.values()]);
  }
}
