import pg from 'pg';
import { BackupRunning } from './failures.js';
import { PLAIN_SESSION, TRY_LOCK } from './sql.js';

/**
 * Does work on a connection of its own that no other backup or restore of the database runs beside.
 * Where the work fails, the connection is torn and with it whatever it had not committed.
 * @throws BackupRunning
 */
export async function onOwnSession<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'shaodao backup',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // Also told to whoever waits for a statement.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(PLAIN_SESSION);
    const { rows } = await client.query<{ mine: boolean }>(TRY_LOCK);
    if (rows[0]?.mine !== true) throw new BackupRunning();
    return await work(client);
  } finally {
    await client.end();
  }
}
