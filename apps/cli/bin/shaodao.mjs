#!/usr/bin/env node
import { ensureBuilt } from '../../../infra/build.mjs';

process.setSourceMapsEnabled(true);
try {
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import('../../../dist/apps/cli/src/main.js');
