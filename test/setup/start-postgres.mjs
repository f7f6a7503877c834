import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kafkaFolderOf, makeRunFolder, sweepAbandonedRuns } from './abandoned-runs.mjs';
import { compilePlatform } from './compile-platform.mjs';
import stopPostgres from './stop-postgres.mjs';

/** One PostgreSQL for the whole test run, on a free port; each test file makes its own database. */
export default async function startPostgres() {
  const platform = await compilePlatform();
  process.env.SHAODAO_TEST_PLATFORM = platform;
  const module = pathToFileURL(join(platform, 'embedded-postgres', 'embedded-database.js'));
  const { openEmbeddedDatabase } = await import(module.href);
  await sweepAbandonedRuns(platform);
  const home = await makeRunFolder();
  await chmod(home, 0o755);
  const database = await openEmbeddedDatabase({
    home,
    say: ({ en }) => process.stderr.write(`${en}\n`),
    // A crash of the machine may lose the test data; a crash of a process may not.
    server: { fsync: 'off', max_connections: '300' },
  });
  const url = new URL(database.url);
  url.pathname = '/postgres';
  process.env.SHAODAO_TEST_POSTGRES = url.href;
  process.env.SHAODAO_TEST_KAFKA = kafkaFolderOf(home);
  globalThis.shaodaoTestPostgres = { database, home };
  let stopping;
  const abandon = () => (stopping ??= stopPostgres().finally(() => process.exit(1)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, abandon);
  // A reader that went away, as in `npm test | head`, wants no more of it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', abandon);
}
