import { LRUCache } from 'lru-cache';

const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 15 * 60_000;
const REMEMBERED_LOGINS = 10_000;

interface Failures {
  readonly count: number;
  readonly nextAllowedAt: number;
}

/**
 * Slows guessing at one login: five tries are free, then each failure doubles the wait, from one
 * second up to 15 minutes. Kept in memory, per process; the least recently tried login is forgotten
 * first.
 */
export class LoginBackoff {
  readonly #failures = new LRUCache<string, Failures>({ max: REMEMBERED_LOGINS });

  /**
   * Counts a try as failed before its password is looked at, so that many tries at once gain
   * nothing; `succeeded` takes it back.
   * @returns seconds to wait, 0 where the try may go on.
   */
  begin(login: string, now: number): number {
    const before = this.#failures.get(login);
    if (before !== undefined && before.nextAllowedAt > now)
      return Math.ceil((before.nextAllowedAt - now) / 1_000);
    const count = (before?.count ?? 0) + 1;
    this.#failures.set(login, { count, nextAllowedAt: now + waitAfter(count) });
    return 0;
  }

  succeeded(login: string): void {
    this.#failures.delete(login);
  }
}

function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(1_000 * 2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_MS);
}
