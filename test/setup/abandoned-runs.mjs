import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stopCluster } from '../../infra/kafka/cluster.mjs';
import { isAlive } from '../../infra/process-alive.mjs';

const prefix = 'shaodao-test-';

/** A folder for the PostgreSQL of this process; its name says whose it is. */
export function makeRunFolder() {
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Where a run keeps what it starts of Kafka, one folder each. */
export const kafkaFolderOf = (home) => join(home, 'kafka');

/** Ends every Kafka that tests of a run started and did not end. */
export async function stopKafka(home) {
  const folder = kafkaFolderOf(home);
  const clusters = await readdir(folder).catch(() => []);
  await Promise.all(clusters.map((name) => stopCluster(join(folder, name), 'SIGKILL')));
}

/**
 * Stops the servers and removes the folders of test runs whose process was killed and so could not
 * do it. A server counts only while its postmaster.pid names a living PostgreSQL of that folder.
 * @param platform folder of the compiled libs/platform.
 */
export async function sweepAbandonedRuns(platform) {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (!(owner > 0) || isAlive(owner)) continue;
    try {
      await removeRun(join(tmpdir(), name), platform);
    } catch (error) {
      // Perhaps another run sweeps it in this moment; it is no reason not to run the tests.
      process.stderr.write(`${name} could not be removed: ${error.message}\n`);
    }
  }
}

async function removeRun(home, platform) {
  await stopKafka(home);
  const load = (file) => import(pathToFileURL(join(platform, 'embedded-postgres', file)).href);
  const { findClusterPlace } = await load('cluster-place.js');
  const { findPostmaster, stopPostmaster } = await load('postmaster.js');
  const place = await findClusterPlace(home, () => undefined);
  const server = await findPostmaster(place);
  if (server !== undefined) await stopPostmaster(place, server);
  await rm(place.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
