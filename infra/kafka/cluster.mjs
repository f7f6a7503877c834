import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { authorityFile, makeCertificates } from './certificates.mjs';
import { kafkaJars } from './jars.mjs';
import {
  endNode,
  formatNode,
  logFile,
  runsNode,
  settingsFile,
  startNode,
} from './node-process.mjs';
import { nodeSettings } from './node-settings.mjs';

const READY_WITHIN_MS = 90_000;

/**
 * Starts the cluster of a folder, or what of it does not run, and waits until all nodes are in.
 * @param count how many nodes, where the folder is new.
 * @param isGuarded by TLS and a login, where the folder is new; `accessTo` says how to come in.
 * @returns `host:port` of each broker.
 */
export async function startCluster(folder, count = 1, isGuarded = false) {
  const jars = await kafkaJars();
  const cluster =
    (await readCluster(folder)) ?? (await makeCluster(jars, folder, count, isGuarded));
  for (const node of cluster.nodes)
    if (!(await runsNode(folder, node))) node.pid = await startNode(jars, folder, node.id);
  await writeCluster(folder, cluster);
  await untilReady(folder, cluster.nodes);
  return brokersOf(cluster);
}

/** How clients come in: `caFile`, `username`, `password`; undefined where the cluster is open. */
export async function accessTo(folder) {
  const login = (await readCluster(folder))?.login;
  return login === undefined ? undefined : { caFile: authorityFile(folder), ...login };
}

/** Ends every node of a folder, those that a killed process left behind, too. */
export async function stopCluster(folder, signal = 'SIGTERM') {
  const cluster = await readCluster(folder);
  if (cluster === undefined) return;
  await Promise.all(cluster.nodes.map((node) => endNode(folder, node, signal)));
}

/** Ends one node as `kill -9` does. */
export async function killNode(folder, id) {
  const cluster = await readCluster(folder);
  const node = cluster?.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`There is no node ${id} in ${folder}`);
  await endNode(folder, node, 'SIGKILL');
}

/** `host:port` of each broker of a started cluster. */
const brokersOf = ({ nodes }) => nodes.map(({ port }) => `127.0.0.1:${port}`);

/** What is known of a folder's cluster; undefined where there is none. */
async function readCluster(folder) {
  try {
    return JSON.parse(await readFile(join(folder, 'cluster.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeCluster(folder, cluster) {
  const file = join(folder, 'cluster.json');
  await writeFile(`${file}.new`, JSON.stringify(cluster, undefined, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function makeCluster(jars, folder, count, isGuarded) {
  await mkdir(folder, { recursive: true });
  if (isGuarded) await makeCertificates(folder);
  const login = { username: 'shaodao', password: randomBytes(16).toString('hex') };
  const guard = isGuarded ? { login } : {};
  const ports = await freePorts(3 * count);
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    port: ports[3 * index],
    controllerPort: ports[3 * index + 1],
    ...(isGuarded && { innerPort: ports[3 * index + 2] }),
    pid: 0,
  }));
  // As Kafka writes them: 16 bytes in base64url that do not look like an option.
  const clusterId = `A${randomBytes(16).toString('base64url').slice(1)}`;
  await Promise.all(
    nodes.map(async (node) => {
      await writeFile(settingsFile(folder, node.id), nodeSettings(node, nodes, folder));
      await formatNode(jars, folder, node.id, clusterId, guard.login);
    }),
  );
  return { clusterId, nodes, ...guard };
}

/** Held all at once, so that none is named twice. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function untilReady(folder, nodes) {
  const brokers = nodes.map(({ port, innerPort = port }) => `127.0.0.1:${innerPort}`);
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await allAreIn(kafka, nodes.length))) {
    for (const node of nodes)
      if (!(await runsNode(folder, node)))
        throw new Error(`Kafka node ${node.id} ended: ${await lastWords(folder, node.id)}`);
    if (performance.now() > deadline)
      throw new Error(`Kafka did not become ready: ${await lastWords(folder, nodes[0].id)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function allAreIn(kafka, count) {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers, controller } = await admin.describeCluster();
    return brokers.length === count && controller !== null;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

const lastWords = async (folder, id) =>
  (await readFile(logFile(folder, id), 'utf8').catch(() => '')).slice(-2_000);
