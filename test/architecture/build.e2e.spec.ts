import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const run = promisify(execFile);
const checkout = join(import.meta.dirname, '..', '..');

/** What a build is made of. The libraries of others are only linked. */
const SOURCES = [
  ...['apps', 'libs', 'infra'],
  ...['.swcrc', 'nest-cli.json', 'package.json', 'package-lock.json', 'tsconfig.json'],
];

let root: string;

// A checkout of its own: the build of this one is in use by the test files that run beside.
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'shaodao-build-'));
  for (const name of SOURCES) await cp(join(checkout, name), join(root, name), { recursive: true });
  await symlink(join(checkout, 'node_modules'), join(root, 'node_modules'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const rebuild = (): Promise<unknown> =>
  run(process.execPath, [join(root, 'infra', 'run-build.mjs')]);

/** Takes the build, says where it is, and loads a module of it only after a word on its input. */
const lateLoader = (): string => `
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
  const loader = spawn(process.execPath, ['--input-type=module', '-e', lateLoader()]);
  const lines = createInterface({ input: loader.stdout })[Symbol.asyncIterator]();
  const { value: folder } = (await lines.next()) as { value: string };

  const program = join(root, 'apps', 'cli', 'bin', 'shaodao.mjs');
  const building = rebuild();
  const helps = await Promise.all([1, 2, 3].map(() => run(process.execPath, [program, 'help'])));
  for (const { stdout } of helps) expect(stdout).toContain('shaodao <命令 command>');
  await building;

  loader.stdin.write('now\n');
  expect(await lines.next()).toMatchObject({ value: 'ReadableError' });
  if (loader.exitCode === null) await once(loader, 'exit');

  await rebuild();
  expect(existsSync(folder)).toBe(false);
}, 120_000);
