import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import {
  mkdir,
  open,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildConsole } from './console-build.mjs';
import { consoleClient } from './console-client.mjs';
import { isAlive } from './process-alive.mjs';

export const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache');
const lock = join(cache, 'shaodao-build.lock');
const compiler = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

/** Every build has a folder of its own here; the link `current` leads to the newest. */
const builds = join(root, 'dist');
const current = join(builds, 'current');
const stamp = '.built';
const userMark = '.used-by-';

/** Builds when there is no build or it is older than a source. Processes take turns. */
export function ensureBuilt() {
  return inTurn(async () => {
    if (!(await isFresh())) await build();
  });
}

/**
 * Like `ensureBuilt`, for a process that runs the build: it stays while the process lives, however
 * often others build meanwhile.
 * @returns the folder of the build.
 */
export async function useBuild() {
  try {
    return await inTurn(markBuild);
  } catch (error) {
    // Who may not write here cannot build either, and finds what somebody else has built.
    const isForbidden = ['EACCES', 'EPERM', 'EROFS'].includes(error.code);
    if (isForbidden && (await isFresh())) return realpath(current);
    throw error;
  }
}

async function markBuild() {
  if (!(await isFresh())) await build();
  const folder = await realpath(current);
  const mark = join(folder, `${userMark}${process.pid}`);
  await writeFile(mark, '');
  process.once('exit', () => rmSync(mark, { force: true }));
  return folder;
}

/** Builds from nothing, so that what was deleted is gone. */
export function rebuild() {
  return inTurn(build);
}

async function build() {
  if (!existsSync(compiler))
    throw new Error('缺少构建工具，请先执行 npm ci\nThe build tools are missing; run npm ci first');
  process.stderr.write('正在构建… Building…\n');
  // Counts from before the build: what is edited meanwhile is newer.
  const startedAt = new Date();
  const name = `${startedAt.getTime()}-${process.pid}`;
  await compileInto(join(builds, name));
  await buildConsole(root, join(builds, name), current);
  await writeFile(join(builds, name, stamp), startedAt.toISOString());
  const link = join(builds, `link-${name}`);
  await symlink(name, link);
  await rename(link, current);
  await removeUnused(name);
}

async function compileInto(folder) {
  const settings = JSON.parse(await readFile(join(root, 'nest-cli.json'), 'utf8'));
  settings.compilerOptions.builder.options.outDir = relative(root, folder);
  const config = join(cache, 'shaodao-nest-cli.json');
  await writeFile(config, JSON.stringify(settings));
  const code = await new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [compiler, 'build', 'api', '--config', relative(root, config)],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (exitCode !== 0) process.stderr.write(Buffer.concat(output));
      resolve(exitCode);
    });
  });
  if (code === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw new Error('构建失败\nThe build failed');
}

/** Older builds go, unless a living process still loads modules from them. */
async function removeUnused(newest) {
  for (const name of await readdir(builds)) {
    if (name === newest || name === basename(current)) continue;
    if (!(await isUsed(join(builds, name))))
      await rm(join(builds, name), { recursive: true, force: true });
  }
}

async function isUsed(folder) {
  const names = await readdir(folder).catch(() => []);
  return names.some(
    (name) => name.startsWith(userMark) && isAlive(Number(name.slice(userMark.length))),
  );
}

async function isFresh() {
  const builtAt = Date.parse(await readFile(join(current, stamp), 'utf8').catch(() => ''));
  if (Number.isNaN(builtAt)) return false;
  const newest = await Promise.all(['apps', 'libs', '.swcrc', 'nest-cli.json'].map(newestChange));
  return Math.max(...newest) < builtAt;
}

/** What a build makes itself, and its folder: they do not make the build old. */
const made = [consoleClient, dirname(consoleClient)];

/** Milliseconds since 1970 of the last change below the path, tests left out. */
async function newestChange(path) {
  const names = (await stat(join(root, path))).isDirectory()
    ? await readdir(join(root, path), { recursive: true })
    : [''];
  const sources = names.filter(
    (name) =>
      !name.includes('node_modules') &&
      !name.includes('.spec.') &&
      !made.includes(join(path, name)),
  );
  const changes = await Promise.all(
    sources.map(async (name) => (await stat(join(root, path, name))).mtimeMs),
  );
  return Math.max(0, ...changes);
}

async function inTurn(work) {
  const release = await takeLock();
  try {
    return await work();
  } finally {
    await release();
  }
}

async function takeLock() {
  await mkdir(dirname(lock), { recursive: true });
  for (;;) {
    try {
      const file = await open(lock, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
      if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
      await pause(20);
    }
  }
}
