import type { Actor } from '@shaodao/decider';
import type { DirectoryService } from '@shaodao/directory';
import type { Branches } from '../mapping/record-plan.js';

/** What an import needs of the directory: that what its records name exists, and what it is called. */
export type DirectoryRegistrar = Pick<
  DirectoryService,
  'ensureUnits' | 'ensureTerritories' | 'ensureCategories' | 'current'
>;

/** Collects the branches of many records, each entry once, parents before children. */
export class BranchCollector {
  private readonly units = new Collected<Branches['units'][number]>();
  private readonly territories = new Collected<Branches['territories'][number]>();
  private readonly categories = new Collected<Branches['categories'][number]>();

  add(branches: Branches): void {
    this.units.add(branches.units);
    this.territories.add(branches.territories);
    this.categories.add(branches.categories);
  }

  /** Makes sure that all collected entries exist. */
  async register(directory: DirectoryRegistrar, by: Actor): Promise<void> {
    await directory.ensureTerritories(this.territories.all(), by);
    await directory.ensureUnits(this.units.all(), by);
    await directory.ensureCategories(this.categories.all(), by);
  }
}

class Collected<E extends { readonly code: string }> {
  private readonly entries = new Map<string, E>();

  add(branch: readonly E[]): void {
    const leaf = branch.at(-1);
    if (leaf === undefined || this.entries.has(leaf.code)) return;
    for (const entry of branch)
      if (!this.entries.has(entry.code)) this.entries.set(entry.code, entry);
  }

  all(): E[] {
    return [...this.entries.values()];
  }
}
