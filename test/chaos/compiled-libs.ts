import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';

const CACHE = 'node_modules/.cache';

/**
 * Compiles libs for processes of their own, which plain Node runs.
 * @param libs all that is imported, by whichever of them.
 * @returns the folder that holds them, below node_modules so that packages are found.
 */
export async function compileLibs(name: string, libs: readonly string[]): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  const target = await mkdtemp(join(process.cwd(), CACHE, `${name}-`));
  for (const lib of libs) {
    const source = join('libs', lib, 'src');
    const files = await readdir(source, { recursive: true });
    for (const file of files.filter((name) => /(?<!\.spec)\.ts$/.test(name))) {
      const output = join(target, lib, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(output), { recursive: true });
      await writeFile(output, await compiled(join(source, file), dirname(output), target));
    }
  }
  return target;
}

async function compiled(path: string, folder: string, target: string): Promise<string> {
  const { code } = await transform(await readFile(path, 'utf8'), {
    filename: path,
    swcrc: false,
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  });
  return code.replaceAll(
    /from (['"])@shaodao\/([a-z-]+)\1/g,
    (_whole, _quote, lib: string) => `from './${relative(folder, join(target, lib, 'index.js'))}'`,
  );
}
