import type { Level } from './model.js';
import type { DirectoryEntry } from './record-plan.js';
import { bindRule, type Columns } from './rules.js';

/**
 * Binds the levels of a tree: a row gives the branch from the root to the record's own node. The
 * entries are remembered by their code, so rows of one branch share them.
 */
export function bindBranch(
  levels: readonly Level[],
  columns: Columns,
): (row: readonly string[]) => readonly DirectoryEntry[] {
  const bound = levels.map((level) => ({
    code: bindRule(level.code, columns),
    name: bindRule(level.name, columns),
    nameZh: level.nameZh && bindRule(level.nameZh, columns),
  }));
  const known = new Map<string, readonly DirectoryEntry[]>();
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
    const branch = codes.map((code, index): DirectoryEntry => {
      const level = bound[index];
      const en = level?.name(row) ?? '';
      const zh = level?.nameZh?.(row) ?? '';
      const parent = codes[index - 1];
      return {
        code,
        name: { zh: zh || en || code, en: en || code },
        ...(parent !== undefined && { parent }),
      };
    });
    known.set(key, branch);
    return branch;
  };
}
