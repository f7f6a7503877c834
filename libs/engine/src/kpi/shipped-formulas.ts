import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FormulaSetDraft } from '@shaodao/assessment';
import { InvalidFormulas, parseFormulas } from './formula-parser.js';

/**
 * Reads every `*.yaml` of a folder, by default the formulas that ship (`libs/assessment/formulas`).
 * @param isKnown texts that need no reading, e.g. those that are published already
 * @throws InvalidFormulas where a file is no formula set, or two describe the same version.
 */
export function readFormulas(
  folder = shippedFormulas(),
  isKnown: (text: string) => boolean = () => false,
): readonly FormulaSetDraft[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const seen = new Map<string, string>();
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (isKnown(text)) return [];
    const set = parseFormulas(text, file);
    const key = `${set.id} version ${String(set.version)}`;
    const other = seen.get(key);
    if (other !== undefined) {
      const message = `describes ${key}, as ${other} does`;
      throw new InvalidFormulas(file, [{ line: 1, path: 'id', message }]);
    }
    seen.set(key, file);
    return [{ set, text }];
  });
}

/** The build copies no YAML, so both source and build look below the repository's root. */
function shippedFormulas(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'libs', 'assessment', 'formulas');
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The folder libs/assessment/formulas is missing');
    folder = parent;
  }
}
