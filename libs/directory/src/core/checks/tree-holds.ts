import type { Refusal } from '@shaodao/decider';
import type { Day } from '../days.js';
import type { DirectoryState } from '../directory-state.js';
import { TERRITORY_LEVELS, type TerritoryLevel } from '../entries.js';
import { entryOn, turningDays, type History } from '../history.js';
import type { TreeTable } from './references.js';

interface TreeEntry {
  readonly code: string;
  readonly parent?: string;
  readonly level?: string;
  readonly tree?: string;
}

/**
 * What would break a tree on any day: a parent that is not there, a circle, a territory above its
 * parent, a node in another tree than its parent. Only what changed and what lies just below it can.
 */
export function treeRefusal(
  table: TreeTable,
  changed: ReadonlySet<string>,
  state: DirectoryState,
): Refusal | undefined {
  const history = state[table] as History<TreeEntry>;
  const days = [...turningDays(history.values())].sort();
  for (const code of changedOrBelow(changed, history))
    for (const day of days) {
      const entry = entryOn(history.get(code), day);
      const refusal = entry && lineRefusal(table, entry, day, history);
      if (refusal !== undefined) return refusal;
    }
  return undefined;
}

function changedOrBelow(
  changed: ReadonlySet<string>,
  history: History<TreeEntry>,
): ReadonlySet<string> {
  const codes = new Set(changed);
  for (const [code, timeline] of history)
    if (timeline.some(({ entry }) => entry.parent !== undefined && changed.has(entry.parent)))
      codes.add(code);
  return codes;
}

function lineRefusal(
  table: TreeTable,
  entry: TreeEntry,
  day: Day,
  history: History<TreeEntry>,
): Refusal | undefined {
  const { code, parent: above } = entry;
  if (above === undefined) return undefined;
  const parent = entryOn(history.get(above), day);
  if (parent === undefined) {
    const known = history.has(above);
    return { code: known ? 'PARENT_RETIRED' : 'PARENT_UNKNOWN', params: { code, parent: above } };
  }
  if (circles(entry, day, history)) return { code: 'PARENT_CIRCLE', params: { code } };
  if (table === 'territories' && rank(parent) >= rank(entry))
    return { code: 'LEVEL_NOT_BELOW_PARENT', params: { code, parent: above } };
  if (table === 'nodes' && parent.tree !== entry.tree)
    return { code: 'NODE_IN_OTHER_TREE', params: { code, parent: above } };
  return undefined;
}

function circles(start: TreeEntry, day: Day, history: History<TreeEntry>): boolean {
  const passed = new Set<string>([start.code]);
  for (
    let above = start.parent;
    above !== undefined;
    above = entryOn(history.get(above), day)?.parent
  ) {
    if (above === start.code) return true;
    // A circle further up is found from its own members; here the walk only has to end.
    if (passed.has(above)) return false;
    passed.add(above);
  }
  return false;
}

const rank = ({ level }: TreeEntry): number => TERRITORY_LEVELS.indexOf(level as TerritoryLevel);
