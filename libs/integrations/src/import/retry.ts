import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '@shaodao/event-store';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** SQLSTATE classes of a database that is away, starting, stopping or short of connections. */
const PASSING_STATES = /^(08|53|57P|40)/;
const PASSING_ERRNOS = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/;

/** True for a failure that passes: the store or the database is away for now. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (PASSING_STATES.test(code) || PASSING_ERRNOS.test(code)) return true;
  if (/connection terminated|not queryable|timeout exceeded/i.test(error.message)) return true;
  return error.cause !== undefined && isPassing(error.cause);
}

export interface RetryOptions {
  readonly signal: AbortSignal;
  /** Told before each pause. */
  readonly onRetry?: (error: unknown) => void;
}

/**
 * The work's result, tried again with growing pauses (50 ms to 5 s) while it fails for a passing
 * reason. Any other failure, and the signal, end it.
 */
export async function retrying<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || options.signal.aborted) throw error;
      options.onRetry?.(error);
      // Half fixed, half random: the many records in flight do not come back all at once.
      await pause(wait / 2 + Math.random() * (wait / 2), undefined, { signal: options.signal });
    }
  }
}
