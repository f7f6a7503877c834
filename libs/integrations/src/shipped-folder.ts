import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of a folder this library ships beside its code (`mappings`, `samples`). The built
 * code lies elsewhere than the source, so the folder is looked for upwards.
 */
export function shippedFolder(name: 'mappings' | 'samples'): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'libs', 'integrations', name);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`The folder libs/integrations/${name} is missing`);
    folder = parent;
  }
}
