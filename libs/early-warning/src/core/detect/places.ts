import type { Bilingual } from '@shaodao/decider';

/** The organisation of one day, as detection asks for it. */
export interface Places {
  /** The place, the one it lies in, and so on to the widest. */
  territoryLineage(code: string): readonly string[];
  /** `community`, `street` …; undefined for a place nobody knows. */
  levelOf(territory: string): string | undefined;
  categoryLineage(code: string): readonly string[];
  name(of: 'territory' | 'category' | 'unit', code: string): Bilingual;
}

/**
 * Goes from the narrowest places to the widest, of equally narrow ones by code. Each holds what was
 * filed in it and what the places in it passed on; what `takes` takes is not passed on, so that
 * nothing is told of a place that a narrower one accounts for.
 */
export function climb<T>(
  filed: ReadonlyMap<string, T>,
  join: (held: T, passedOn: T) => T,
  takes: (territory: string, held: T) => boolean,
  places: Places,
): void {
  const around = new Map<string, string | undefined>();
  const depths = new Map<string, number>();
  for (const leaf of filed.keys()) {
    const lineage = places.territoryLineage(leaf);
    for (const [index, code] of lineage.entries()) {
      around.set(code, lineage[index + 1]);
      depths.set(code, lineage.length - index);
    }
  }
  const held = new Map(filed);
  const depth = (code: string): number => depths.get(code) ?? 0;
  const order = [...depths.keys()].sort((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1));
  for (const territory of order) {
    const mine = held.get(territory);
    if (mine === undefined || takes(territory, mine)) continue;
    const outer = around.get(territory);
    if (outer === undefined) continue;
    const there = held.get(outer);
    held.set(outer, there === undefined ? mine : join(there, mine));
  }
}
