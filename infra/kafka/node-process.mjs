import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from '../process-alive.mjs';

const run = promisify(execFile);
const heap = ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-Xshare:auto'];
const quiet = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dlog4j2.disable.jmx=true'];

export const settingsFile = (folder, id) => join(folder, `node-${id}.properties`);
export const logFile = (folder, id) => join(folder, `node-${id}.log`);

/**
 * Prepares the data folder of a node, once in its life.
 * @param login who may come in where the cluster is guarded: `{ username, password }`.
 */
export async function formatNode(jars, folder, id, clusterId, login) {
  const words = [...quiet, '-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format'];
  const users =
    login === undefined
      ? []
      : ['--add-scram', `SCRAM-SHA-512=[name=${login.username},password=${login.password}]`];
  await run('java', [...words, '-t', clusterId, '-c', settingsFile(folder, id), ...users]);
}

/** Starts a node that outlives this process; its id. What it has to say is in its log. */
export async function startNode(jars, folder, id) {
  const log = await open(logFile(folder, id), 'a');
  try {
    const words = [
      ...heap,
      ...quiet,
      '-cp',
      join(jars, '*'),
      'kafka.Kafka',
      settingsFile(folder, id),
    ];
    const child = spawn('java', words, { detached: true, stdio: ['ignore', log.fd, log.fd] });
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return child.pid;
  } finally {
    await log.close();
  }
}

/** True while the process of that id is this folder's node; an id may have gone to another. */
export async function runsNode(folder, { id, pid }) {
  return isAlive(pid) && (await commandOf(pid)).includes(settingsFile(folder, id));
}

/** Ends a node: in order, or at once as `kill -9` does. Resolves when it is gone. */
export async function endNode(folder, node, signal) {
  if (!(await runsNode(folder, node))) return;
  process.kill(node.pid, signal);
  for (let waited = 0; isAlive(node.pid); waited += 20) {
    // A controlled end waits for a quorum, which may be away.
    if (waited === 15_000) process.kill(node.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self')) return (await readFile(file, 'utf8').catch(() => '')).toString();
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout;
}
