import { execFile, spawnSync, type SpawnOptions } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ReadableError } from '../sentence.js';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; then it runs as this user. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user PostgreSQL must run as, or undefined where it may run as ourselves. For root that is the
 * owner of the data where there is one, else `postgres`, made when missing.
 */
export async function postgresUser(data: string): Promise<SystemUser | undefined> {
  const owner = await stat(data).catch(() => undefined);
  const own = process.getuid?.();
  if (own !== 0) {
    if (owner !== undefined && own !== undefined && owner.uid !== own)
      throw new ReadableError({
        zh: `数据目录 ${data} 属于另一个系统用户，请用当初的用户启动，或设置 DATA_DIR`,
        en: `The data folder ${data} belongs to another system user; start as that user or set DATA_DIR`,
      });
    return undefined;
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp('postgres')) ?? (await create('postgres'));
}

/** Options that make a child process run as the user, in a folder everybody may enter. */
export function asUser(user: SystemUser | undefined): Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> {
  return { ...user, cwd: '/' };
}

/** Whether the user may enter the folder. */
export function canEnter(user: SystemUser, folder: string): boolean {
  const options = { ...asUser(user), stdio: 'ignore' as const };
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], options).status === 0;
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(name: string): Promise<SystemUser> {
  const failures: unknown[] = [];
  await run('groupadd', ['--system', name]).catch((error: unknown) => failures.push(error));
  await run('useradd', ['--system', '--no-create-home', '--gid', name, name]).catch(
    (error: unknown) => failures.push(error),
  );
  const user = await lookUp(name);
  if (user !== undefined) return user;
  throw new ReadableError(
    {
      zh: `PostgreSQL 不能以 root 运行，也无法创建系统用户 ${name}，请换普通用户启动`,
      en: `PostgreSQL does not run as root and the system user ${name} could not be made; start as an ordinary user`,
    },
    { cause: new AggregateError(failures) },
  );
}
