import pg, { type Client } from 'pg';
import type { ClusterPlace } from './cluster-place.js';
import { account } from './initialise.js';
import { stopPostmaster, type Postmaster } from './postmaster.js';

/** Everybody who uses the server holds this advisory lock shared; whoever gets it alone is last. */
const usersLock = 4_242_001;

const database = 'shaodao';

/** One process's use of the server, held by a connection: a killed process leaves by itself. */
export interface Membership {
  readonly url: string;
  /** Settles when the connection is lost or left. */
  readonly lost: Promise<void>;
  /** Leaves; the last one out stops the server. */
  leave(): Promise<void>;
}

/**
 * Enters the server as one of its users and makes the database where it is missing.
 * @returns undefined when the server goes away meanwhile, or is not the one of this place.
 */
export async function enterServer(
  place: ClusterPlace,
  postmaster: Postmaster,
  password: string,
): Promise<Membership | undefined> {
  const urlTo = (name: string): string =>
    `postgres://${account}:${password}@127.0.0.1:${postmaster.port}/${name}`;
  const client = new pg.Client({
    connectionString: urlTo('postgres'),
    application_name: `shaodao user ${process.pid}`,
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.on('error', () => {
      resolve();
    });
  });
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock_shared($1)`, [usersLock]);
    if ((await dataFolder(client)) !== place.data) throw new Error('Another cluster answers');
    await createDatabase(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isGoingAway(error)) return undefined;
    throw error;
  }
  return {
    url: urlTo(database),
    lost,
    leave: () => leave(client, place, postmaster),
  };
}

async function leave(client: Client, place: ClusterPlace, postmaster: Postmaster): Promise<void> {
  let isLast = false;
  try {
    await client.query(`select pg_advisory_unlock_shared($1)`, [usersLock]);
    const { rows } = await client.query<{ alone: boolean }>(
      `select pg_try_advisory_lock($1) as alone`,
      [usersLock],
    );
    isLast = rows[0]?.alone === true;
  } catch {
    // The server is gone already.
  }
  // Newcomers wait for the lock until the server is down, and then start it anew.
  if (isLast) await stopPostmaster(place, postmaster);
  await client.end().catch(() => undefined);
}

async function dataFolder(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  return rows[0]?.folder;
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query(`select from pg_database where datname = $1`, [database]);
  if (rowCount !== 0) return;
  try {
    await client.query(`create database ${database}`);
  } catch (error) {
    // Another process made it in the same moment.
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error;
  }
}

function isGoingAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (message?.startsWith('Connection terminated') === true) return true;
  // Shutting down, crashed, starting up, too many connections for the moment.
  const passing = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'];
  return code !== undefined && passing.includes(code);
}
