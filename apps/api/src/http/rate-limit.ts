import { LRUCache } from 'lru-cache';
import { Problem } from './problem.js';

const HOUR_MS = 3_600_000;
const REMEMBERED = 50_000;

interface Window {
  readonly since: number;
  readonly count: number;
}

/** So many times an hour for each caller. Kept in memory, per process; the longest silent is forgotten first. */
export class RateLimit {
  private readonly windows = new LRUCache<string, Window>({ max: REMEMBERED });

  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  /** Counts one. @throws Problem 429 saying when to come back */
  take(caller: string): void {
    const now = this.now();
    const known = this.windows.get(caller);
    const window = known === undefined || known.since + HOUR_MS <= now ? undefined : known;
    const { since, count } = window ?? { since: now, count: 0 };
    if (count >= this.most) {
      const seconds = Math.ceil((since + HOUR_MS - now) / 1_000);
      throw new Problem(429, 'TOO_OFTEN', { headers: { 'retry-after': String(seconds) } });
    }
    this.windows.set(caller, { since, count: count + 1 });
  }
}
