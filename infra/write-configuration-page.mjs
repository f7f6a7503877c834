import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt, root } from './build.mjs';

await ensureBuilt();
const { configurationPage } = await import('../dist/libs/platform/src/index.js');
await writeFile(join(root, 'docs', 'configuration.md'), configurationPage());
