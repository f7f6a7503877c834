import type { Level } from './model.js';
import { bindRule, type Columns } from './rules.js';

/** A node of a tree as a row names it; what else an entry of the directory holds is added to it. */
export interface BranchNode {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly parent?: string;
}

/**
 * Binds the levels of a tree: a row gives the branch from the root to the record's own node, each
 * completed by `entry` from its level and the row. Branches are remembered by their codes, so rows
 * of one branch share it.
 */
export function bindBranch<L extends Level, E>(
  levels: readonly L[],
  columns: Columns,
  entry: (node: BranchNode, level: L, row: readonly string[]) => E,
): (row: readonly string[]) => readonly E[] {
  const bound = levels.map((level) => ({
    level,
    code: bindRule(level.code, columns),
    name: bindRule(level.name, columns),
    nameZh: level.nameZh && bindRule(level.nameZh, columns),
  }));
  const known = new Map<string, readonly E[]>();
  return (row) => {
    let key = '';
    for (const level of bound) {
      const code = level.code(row);
      if (code === '') break;
      key += key === '' ? code : ` ${code}`;
    }
    const before = known.get(key);
    if (before !== undefined) return before;
    const codes = key === '' ? [] : key.split(' ');
    const branch = bound.slice(0, codes.length).map(({ level, name, nameZh }, index) => {
      const code = codes[index] ?? '';
      const en = name(row) || code;
      const zh = nameZh?.(row) ?? '';
      const parent = codes[index - 1];
      const node = { code, name: { zh: zh || en, en }, ...(parent !== undefined && { parent }) };
      return entry(node, level, row);
    });
    known.set(key, branch);
    return branch;
  };
}
