import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
const lock = join(root, 'node_modules', '.cache', 'shaodao-build.lock');
const compiler = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

/** Builds `dist` when it is missing or older than a source. Processes take turns. */
export async function ensureBuilt() {
  if (await isFresh()) return;
  const release = await takeLock();
  try {
    if (!(await isFresh())) await build();
  } finally {
    await release();
  }
}

/** Builds from nothing, so that what was deleted is gone. */
export async function rebuild() {
  const release = await takeLock();
  try {
    await rm(join(root, 'dist'), { recursive: true, force: true });
    await build();
  } finally {
    await release();
  }
}

async function build() {
  if (!existsSync(compiler))
    throw new Error('缺少构建工具，请先执行 npm ci\nThe build tools are missing; run npm ci first');
  process.stderr.write('正在构建… Building…\n');
  // Counts from before the build: what is edited meanwhile is newer.
  const startedAt = new Date();
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, 'build', 'api'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (exitCode !== 0) process.stderr.write(Buffer.concat(output));
      resolve(exitCode);
    });
  });
  if (code !== 0) throw new Error('构建失败\nThe build failed');
  await writeFile(stamp, startedAt.toISOString());
}

async function isFresh() {
  const builtAt = Date.parse(await readFile(stamp, 'utf8').catch(() => ''));
  if (Number.isNaN(builtAt)) return false;
  const newest = await Promise.all(['apps', 'libs', '.swcrc', 'nest-cli.json'].map(newestChange));
  return Math.max(...newest) < builtAt;
}

/** Milliseconds since 1970 of the last change below the path, tests left out. */
async function newestChange(path) {
  const names = (await stat(join(root, path))).isDirectory()
    ? await readdir(join(root, path), { recursive: true })
    : [''];
  const sources = names.filter(
    (name) => !name.includes('node_modules') && !name.includes('.spec.'),
  );
  const changes = await Promise.all(
    sources.map(async (name) => (await stat(join(root, path, name))).mtimeMs),
  );
  return Math.max(0, ...changes);
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
      await pause(100);
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
