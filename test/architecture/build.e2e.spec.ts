import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'apps', 'cli', 'bin', 'shaodao.mjs');

const rebuild = (): Promise<unknown> =>
  run(process.execPath, [join(root, 'infra', 'run-build.mjs')]);

/** Takes the build, says where it is, and loads a module of it only after a word on its input. */
const LATE_LOADER = `
  import { useBuild } from ${JSON.stringify(join(root, 'infra', 'build.mjs'))};
  const folder = await useBuild();
  console.log(folder);
  process.stdin.once('data', async () => {
    const { ReadableError } = await import(folder + '/libs/platform/src/index.js');
    console.log(ReadableError.name);
    process.exit(0);
  });
`;

it('a build disturbs nobody who loads modules meanwhile, and goes when nobody does', async () => {
  const loader = spawn(process.execPath, ['--input-type=module', '-e', LATE_LOADER]);
  const lines = createInterface({ input: loader.stdout })[Symbol.asyncIterator]();
  const { value: folder } = (await lines.next()) as { value: string };

  const building = rebuild();
  const helps = await Promise.all([1, 2, 3].map(() => run(process.execPath, [program, 'help'])));
  for (const { stdout } of helps) expect(stdout).toContain('shaodao <命令 command>');
  await building;

  loader.stdin.write('now\n');
  expect(await lines.next()).toMatchObject({ value: 'ReadableError' });
  if (loader.exitCode === null) await once(loader, 'exit');

  await rebuild();
  expect(existsSync(folder)).toBe(false);
}, 60_000);
