import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, useBuild } from './build.mjs';

const platform = join(await useBuild(), 'libs', 'platform', 'src', 'index.js');
const { configurationPage } = await import(pathToFileURL(platform).href);
await writeFile(join(root, 'docs', 'configuration.md'), configurationPage());
