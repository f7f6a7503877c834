import type { Entry } from '../../names/use-names.js';

/** One place of the territory's tree, with what is open in it and below. */
export interface PlaceCount {
  /** '' stands for what has no territory yet. */
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** There is something below it to look at. */
  readonly deeper: boolean;
}

/** Adds what each territory counts to all above it in the tree. */
export function rolledUp(
  counts: ReadonlyMap<string, number>,
  territories: ReadonlyMap<string, Entry>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [code, count] of counts) {
    // A tree that were a circle must not hold the page.
    for (let at: string | undefined = code, depth = 0; at !== undefined && depth < 20; depth += 1) {
      sums.set(at, (sums.get(at) ?? 0) + count);
      at = territories.get(at)?.parent;
    }
  }
  return sums;
}

/**
 * The places right below one (undefined: the roots), in their names' order, so that each keeps its
 * place on the page while numbers move.
 */
export function placesBelow(
  parent: string | undefined,
  sums: ReadonlyMap<string, number>,
  territories: ReadonlyMap<string, Entry>,
): readonly PlaceCount[] {
  const parents = new Set([...territories.values()].map((each) => each.parent));
  const places = [...territories.values()]
    .filter((each) =>
      parent === undefined
        ? each.parent === undefined || !territories.has(each.parent)
        : each.parent === parent,
    )
    .map(({ code, name }) => ({
      ...{ code, name, count: sums.get(code) ?? 0, deeper: parents.has(code) },
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const nowhere = sums.get('') ?? 0;
  return parent === undefined && nowhere > 0
    ? [...places, { code: '', name: '', count: nowhere, deeper: false }]
    : places;
}
