import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'libs', 'platform', 'src');
const target = join(root, 'node_modules', '.cache', 'shaodao-platform');

/**
 * Compiles libs/platform for what runs outside Jest's transforms: its global setup and the processes
 * that tests start.
 * @returns the folder of the compiled files.
 */
export async function compilePlatform() {
  const names = await readdir(source, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  await Promise.all(sources.map(compileFile));
  return target;
}

async function compileFile(name) {
  const path = join(source, name);
  const { code } = await transform(await readFile(path, 'utf8'), {
    filename: relative(root, path),
    swcrc: false,
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  const output = join(target, name.replace(/\.ts$/, '.js'));
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, code);
}
