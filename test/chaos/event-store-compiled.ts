import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from '@swc/core';

const SOURCE = 'libs/event-store/src';
const CACHE = 'node_modules/.cache';

/**
 * Compiles the event store for processes of their own, which plain Node runs.
 * @returns the folder that holds it, below node_modules so that packages are found.
 */
export async function compileEventStore(): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const target = await mkdtemp(join(process.cwd(), CACHE, 'event-store-'));
  const files = await readdir(SOURCE, { recursive: true });
  for (const file of files.filter((name) => /(?<!\.spec)\.ts$/.test(name))) {
    const { code } = await transform(await readFile(join(SOURCE, file), 'utf8'), {
      filename: file,
      module: { type: 'es6' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    });
    const output = join(target, file.replace(/\.ts$/, '.js'));
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, code);
  }
  return target;
}
