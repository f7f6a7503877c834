import { StoreUnavailable } from '@shaodao/event-store';

/** Network errors of a database that is away, and SQLSTATEs of one that goes or is full. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
]);

/** What `pg` says without a code where a connection broke or the pool gave none in time. */
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True where the database cannot be reached for now: worth a retry, nobody's mistake. */
export function isOutage(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as Partial<NodeJS.ErrnoException>;
  if (code !== undefined && AWAY.has(code)) return true;
  return AWAY_MESSAGES.test(message ?? '') || isOutage(cause);
}
