import { rm } from 'node:fs/promises';
import { stopKafka } from './abandoned-runs.mjs';

export default async function stopPostgres() {
  const { database, home } = globalThis.shaodaoTestPostgres;
  await Promise.all([database.stop(), stopKafka(home)]);
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
