import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSecret, readSecret } from '../configuration/key-file.js';
import { ReadableError } from '../sentence.js';
import type { ClusterPlace } from './cluster-place.js';
import { asUser } from './system-user.js';

const run = promisify(execFile);

/** The one account of the embedded server. */
export const account = 'shaodao';

/**
 * Makes the cluster where there is none. It is made in a draft folder and moved as a whole, so a
 * killed process leaves no half-made one and processes that start together end with the same one.
 * @returns the password of the account.
 * @throws ReadableError when initdb fails or the password of existing data is lost.
 */
export async function initialiseCluster(place: ClusterPlace): Promise<string> {
  const file = join(place.home, 'password');
  const known = (await readSecret(file))?.trim();
  if (await isInitialised(place)) {
    if (known !== undefined) return known;
    throw new ReadableError({
      zh: `数据库 ${place.data} 的密码文件 ${file} 丢失，请恢复该文件`,
      en: `The password file ${file} of the database in ${place.data} is missing; bring it back`,
    });
  }
  const password = known ?? (await createSecret(file, randomBytes(24).toString('base64url')));
  await removeOldDrafts(place);
  const draft = `${place.data}.${randomUUID()}`;
  try {
    await initdb(place, draft, password);
    await rename(draft, place.data);
  } catch (error) {
    if (!(await isInitialised(place))) throw initialisationError(place, error);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return password;
}

async function isInitialised(place: ClusterPlace): Promise<boolean> {
  return stat(join(place.data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

async function initdb(place: ClusterPlace, draft: string, password: string): Promise<void> {
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.user !== undefined) {
      await chown(draft, place.user.uid, place.user.gid);
      await chown(passwordFile, place.user.uid, place.user.gid);
    }
    const flags = [
      `--pgdata=${draft}`,
      `--username=${account}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting and upper case follow PostgreSQL's own tables, not the machine's.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--lc-collate=C',
      '--lc-messages=C',
      '--lc-monetary=C',
      '--lc-numeric=C',
      '--lc-time=C',
    ];
    await run(place.binaries.initdb, flags, { ...asUser(place.user), env: plainEnvironment() });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** What PostgreSQL's programs may see: no PG… variable, no language but English, UTC. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function removeOldDrafts(place: ClusterPlace): Promise<void> {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(place.folder)) {
    const path = join(place.folder, name);
    if (name.startsWith('data.') && (await stat(path)).mtimeMs < hourAgo)
      await rm(path, { recursive: true, force: true });
  }
}

function initialisationError(place: ClusterPlace, cause: unknown): ReadableError {
  const { stderr } = cause as { stderr?: string };
  const reason = stderr?.trim() ?? (cause instanceof Error ? cause.message : String(cause));
  return new ReadableError(
    {
      zh: `无法在 ${place.folder} 建立数据库：${reason}`,
      en: `The database could not be made in ${place.folder}: ${reason}`,
    },
    { cause },
  );
}
