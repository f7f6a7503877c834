import type { Language } from '../../language/choice.js';
import { codeIn, keyOf, titleOf, type Entry } from './entry.js';

/** An entry with what hangs below it. */
export interface Branch {
  readonly entry: Entry;
  readonly below: readonly Branch[];
}

/** A table as a tree by `parent`; whose parent is not in the table stands on top. */
export function branchesOf(rows: readonly Entry[], language: Language): readonly Branch[] {
  const known = new Set(rows.map(keyOf));
  const below = new Map<string, Entry[]>();
  for (const entry of rows) {
    const parent = codeIn(entry, 'parent');
    const above = parent !== undefined && known.has(parent) ? parent : '';
    const siblings = below.get(above);
    if (siblings === undefined) below.set(above, [entry]);
    else siblings.push(entry);
  }
  const under = (code: string): readonly Branch[] =>
    (below.get(code) ?? [])
      .toSorted((one, other) =>
        titleOf(one, language).localeCompare(titleOf(other, language), 'zh-CN'),
      )
      .map((entry) => ({ entry, below: under(keyOf(entry)) }));
  return under('');
}

/** What stands above an entry, up to the top. */
export function aboveOf(code: string, rows: readonly Entry[]): ReadonlySet<string> {
  const parents = new Map(rows.map((entry) => [keyOf(entry), codeIn(entry, 'parent')]));
  const above = new Set<string>();
  for (let at = parents.get(code); at !== undefined && !above.has(at); at = parents.get(at))
    above.add(at);
  return above;
}

/** What fits the search, with all that leads to it. */
export function fitting(
  branches: readonly Branch[],
  fits: (entry: Entry) => boolean,
): readonly Branch[] {
  return branches.flatMap(({ entry, below }) => {
    const found = fitting(below, fits);
    return found.length > 0 || fits(entry) ? [{ entry, below: found }] : [];
  });
}
