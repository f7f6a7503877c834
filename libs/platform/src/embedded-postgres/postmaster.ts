import { execFile, spawn } from 'node:child_process';
import { open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ReadableError } from '../sentence.js';
import type { ClusterPlace } from './cluster-place.js';
import { plainEnvironment } from './initialise.js';
import { asUser } from './system-user.js';

const run = promisify(execFile);

/** A living server of a cluster, as its postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** False while it starts, recovers or stops. */
  readonly ready: boolean;
}

/**
 * The living server of the cluster, whoever started it, or undefined. A postmaster.pid that a crash
 * left behind does not count, also when its number belongs to another program by now.
 */
export async function findPostmaster(place: ClusterPlace): Promise<Postmaster | undefined> {
  const written = await readPidFile(place);
  if (written === undefined) return undefined;
  return (await isServerOf(written.pid, place)) ? written : undefined;
}

export type StartOutcome = 'started' | 'port-taken' | 'try-again';

/**
 * Starts the server in a session of its own, so that a Ctrl-C reaches us first and running commands
 * can end in order. `try-again`: another process starts it right now, or the remains of a killed
 * one have not gone yet.
 * @throws ReadableError with the end of the server's log when it does not come up.
 */
export async function startPostmaster(
  place: ClusterPlace,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<StartOutcome> {
  await removeForeignPidFile(place);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(place.log, 'a');
  const before = (await log.stat()).size;
  const server = spawn(place.binaries.postgres, ['-D', place.data, '-p', String(port), ...flags], {
    ...asUser(place.user),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: plainEnvironment(),
  });
  const exit = new Promise<'exit'>((resolve) => {
    server.once('error', () => {
      resolve('exit');
    });
    server.once('exit', () => {
      resolve('exit');
    });
  });
  server.unref();
  await log.close();
  for (;;) {
    const written = await readPidFile(place);
    if (written?.pid === server.pid && written?.ready === true) return 'started';
    if ((await Promise.race([exit, pause(10)])) === 'exit') break;
  }
  const told = (await readFile(place.log, 'utf8')).slice(before);
  if (/could not create any TCP\/IP sockets|Address already in use/.test(told)) return 'port-taken';
  if (/lock file "postmaster\.pid" already exists|shared memory block/.test(told))
    return 'try-again';
  throw new ReadableError({
    zh: `自带的 PostgreSQL 启动失败，日志 ${place.log} 末尾为：\n${lastLines(told)}`,
    en: `The embedded PostgreSQL did not start; its log ${place.log} ends with:\n${lastLines(told)}`,
  });
}

/** Ends the server's connections, writes everything to disk and waits until it is gone. */
export async function stopPostmaster(place: ClusterPlace, { pid }: Postmaster): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 120_000; waited += 10) {
    if ((await readPidFile(place))?.pid !== pid || !(await isServerOf(pid, place))) return;
    await pause(10);
  }
  throw new ReadableError({
    zh: `PostgreSQL（进程 ${pid}）两分钟内没有停止，日志在 ${place.log}`,
    en: `PostgreSQL (process ${pid}) did not stop within two minutes; its log is ${place.log}`,
  });
}

async function readPidFile(place: ClusterPlace): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(place), 'utf8').catch(() => '');
  // pid, data folder, start time, port, socket folder, address, shared memory, status
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

async function isServerOf(pid: number, place: ClusterPlace): Promise<boolean> {
  return (await commandLine(pid)).includes(place.data);
}

/** PostgreSQL itself takes a living process of the same user for a server and would not start. */
async function removeForeignPidFile(place: ClusterPlace): Promise<void> {
  const written = await readPidFile(place);
  if (written === undefined) return;
  const command = await commandLine(written.pid);
  const isForeign = command !== '' && !command.includes('postgres');
  if (isForeign && (await readPidFile(place))?.pid === written.pid) await unlink(pidFile(place));
}

function pidFile(place: ClusterPlace): string {
  return join(place.data, 'postmaster.pid');
}

/** Empty for a process that is gone or only waits to be reaped. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-10).join('\n');
}
