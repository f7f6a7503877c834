import pg, { type Pool } from 'pg';
import { ReadableError } from '../sentence.js';
import type { Log } from '../logging/log.js';

export interface PoolSettings {
  /** Connections at most; default 10. */
  readonly max?: number;
  /** A statement is cancelled after so many seconds; default 60, 0 means never. */
  readonly statementSeconds?: number;
  /**
   * For work that keeps this process busy for many seconds on end: sessions stay open however long
   * they rest, and a new one is waited for until that work lets it in.
   */
  readonly patient?: boolean;
  /** Parameters of every session, such as `search_path`; values without spaces. */
  readonly session?: Readonly<Record<string, string>>;
  /** Told of idle connections that broke; the pool replaces them by itself. */
  readonly log?: Log;
}

/**
 * A pool of connections that pg_stat_activity shows as `shaodao <name>`. A broken idle connection
 * never ends the process; the next query gets a new one.
 */
export function createPool(url: string, name: string, settings: PoolSettings = {}): Pool {
  const { max = 10, statementSeconds = 60, patient = false, session = {}, log } = settings;
  const parameters = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `shaodao ${name}`,
    max,
    connectionTimeoutMillis: patient ? 120_000 : 10_000,
    idleTimeoutMillis: patient ? 0 : 30_000,
    keepAlive: true,
    statement_timeout: statementSeconds * 1_000,
    idle_in_transaction_session_timeout: 60_000,
    ...(parameters.length === 0 ? {} : { options: parameters.join(' ') }),
  });
  pool.on('error', (error) => {
    // While the pool ends, the server may be quicker to hang up.
    if (!pool.ending) log?.warn({ err: error, pool: name }, 'an idle connection broke');
  });
  // A connection that breaks while it is lent out, between two queries, reports only here; its
  // borrower learns of it by the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const oldestServer = 15;

/**
 * Connects once and looks at the server's version.
 * @throws ReadableError when the server is away, refuses us, or is older than PostgreSQL 15.
 */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string }>(
      `select current_setting('server_version') as version, current_setting('server_version_num') as number`,
    );
    const server = rows[0];
    if (server !== undefined && Number(server.number) < oldestServer * 10_000)
      throw new ReadableError({
        zh: `DATABASE_URL 指向 PostgreSQL ${server.version}，需要 ${oldestServer} 或更高版本`,
        en: `DATABASE_URL points to PostgreSQL ${server.version}; ${oldestServer} or newer is needed`,
      });
  } catch (error) {
    if (error instanceof ReadableError) throw error;
    const { host } = new URL(url);
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    throw new ReadableError(
      {
        zh: `无法连接 DATABASE_URL 所指的 PostgreSQL（${host}）：${reason}`,
        en: `Cannot connect to the PostgreSQL of DATABASE_URL (${host}): ${reason}`,
      },
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
