import type { DirectorySnapshot, MapPoint, TerritoryEntry } from '@shaodao/directory';
import type { OpenCounts, TerritoryLoad } from '@shaodao/read-models';

/** What is open in a territory. */
export interface TerritoryCounts {
  readonly territory: string;
  readonly parent?: string;
  readonly level: TerritoryEntry['level'];
  readonly name: TerritoryEntry['name'];
  /** Where it is drawn; absent where the directory does not say. */
  readonly centre?: MapPoint;
  /** In the territory itself. */
  readonly own: OpenCounts;
  /** With all that lie below it. */
  readonly all: OpenCounts;
}

const NONE: OpenCounts = { open: 0, overdue: 0, nearDue: 0 };

const sum = (one: OpenCounts, other: OpenCounts): OpenCounts => ({
  open: one.open + other.open,
  overdue: one.overdue + other.overdue,
  nearDue: one.nearDue + other.nearDue,
});

/**
 * The counts of every territory of the directory the caller reaches, each with those below it. A
 * territory the directory does not know (any more) is counted with those whose place is unknown.
 */
export function territoryCounts(
  loads: readonly TerritoryLoad[],
  directory: DirectorySnapshot,
  reached: (territory: string) => boolean,
): { readonly territories: readonly TerritoryCounts[]; readonly elsewhere: OpenCounts } {
  const own = new Map<string, OpenCounts>();
  const all = new Map<string, OpenCounts>();
  let elsewhere = NONE;
  for (const { territory, ...counts } of loads) {
    if (territory === null || !directory.isTerritory(territory)) {
      elsewhere = sum(elsewhere, counts);
      continue;
    }
    own.set(territory, counts);
    for (const code of directory.territoryLineage(territory))
      all.set(code, sum(all.get(code) ?? NONE, counts));
  }
  const territories = [...directory.territories()]
    .filter(({ code }) => reached(code))
    .map(({ code, parent, level, name, centre }) => ({
      territory: code,
      ...(parent === undefined ? {} : { parent }),
      level,
      name,
      ...(centre === undefined ? {} : { centre }),
      own: own.get(code) ?? NONE,
      all: all.get(code) ?? NONE,
    }));
  return { territories, elsewhere };
}
