import type { ClientConfig } from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;

/** How every connection of the store is opened. Times come back in UTC: `rows.ts` counts on it. */
export const sessionOptions = (connectionString: string, role: string): ClientConfig => ({
  connectionString,
  application_name: `shaodao-events-${role}`,
  options: '-c timezone=UTC -c datestyle=ISO',
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  keepAlive: true,
});
