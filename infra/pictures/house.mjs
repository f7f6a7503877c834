import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { useBuild } from '../build.mjs';

/** What the house does by itself is looked for where at least so much time is gone over, ms. */
const STRIDE_MS = 3_600_000;

/**
 * Starts the house with data of its own on a free port, in this process, with the sample district in it
 * and a clock that stands at a time past and goes on from there.
 * @param {string} home folder of the data
 * @param {Date} begin what time it is there
 * @returns its address, its clock, how to set that forward (all that falls due meanwhile happens), how to
 *   have it watch for warnings, and how to stop it
 */
export async function startHouse(home, begin) {
  const folder = await useBuild();
  const load = (path) => import(pathToFileURL(join(folder, path)).href);
  const { createLog, openDatabase, readConfiguration } = await load('libs/platform/src/index.js');
  const { seedSampleDistrict } = await load('libs/engine/src/index.js');
  const { startApi } = await load('apps/api/src/start-api.js');
  const configuration = readConfiguration({ DATA_DIR: home, PORT: String(await freePort()) });
  const database = await openDatabase(configuration, () => undefined);
  let ahead = begin.getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  const log = createLog({ level: 'error' });
  const api = await startApi({ configuration, databaseUrl: database.url, log, now });
  await seedSampleDistrict(api.engine);
  await api.engine.settle();
  return {
    url: api.url,
    now,
    goTo: async (time) => {
      for (;;) {
        const left = time - now();
        if (left <= 0) break;
        ahead += Math.min(left, STRIDE_MS);
        await api.engine.settle();
      }
    },
    watch: async () => {
      await api.engine.warnings.watch.look();
      await api.engine.settle();
    },
    stop: async () => {
      await api.close();
      await database.stop();
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
