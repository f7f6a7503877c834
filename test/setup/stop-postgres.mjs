import { rm } from 'node:fs/promises';

export default async function stopPostgres() {
  const { database, home } = globalThis.shaodaoTestPostgres;
  await database.stop();
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
