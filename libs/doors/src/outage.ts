import { StoreUnavailable } from '@shaodao/event-store';

/** Network errors of a database that is away. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * SQLSTATEs of one that goes, comes, is full or takes no writes: the classes for connections (08),
 * resources such as a full disk (53), the operator's word (57) and the system (58), a server that is
 * read-only after a failover, and a transaction that was given up for another one's sake.
 */
const NOT_NOW = /^(08|53|57|58)\w{3}$|^(25006|40001|40P01)$/;

/** What `pg` says without a code where a connection broke or the pool gave none in time. */
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True where the database cannot be reached for now: worth a retry, nobody's mistake. */
export function isOutage(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as Partial<NodeJS.ErrnoException>;
  if (code !== undefined && (AWAY.has(code) || NOT_NOW.test(code))) return true;
  return AWAY_MESSAGES.test(message ?? '') || isOutage(cause);
}
