#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { useBuild } from '../../../infra/build.mjs';

process.setSourceMapsEnabled(true);
let folder;
try {
  folder = await useBuild();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import(pathToFileURL(join(folder, 'apps', 'cli', 'src', 'main.js')).href);
