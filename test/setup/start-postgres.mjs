import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compilePlatform } from './compile-platform.mjs';
import stopPostgres from './stop-postgres.mjs';

/** One PostgreSQL for the whole test run, on a free port; each test file makes its own database. */
export default async function startPostgres() {
  const platform = await compilePlatform();
  process.env.SHAODAO_TEST_PLATFORM = platform;
  const module = pathToFileURL(join(platform, 'embedded-postgres', 'embedded-database.js'));
  const { openEmbeddedDatabase } = await import(module.href);
  const home = await mkdtemp(join(tmpdir(), 'shaodao-test-'));
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
  globalThis.shaodaoTestPostgres = { database, home };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void stopPostgres().finally(() => process.exit(1)));
}
