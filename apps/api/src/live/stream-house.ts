import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Problem } from '../http/problem.js';

/** Most live streams of one account: several screens, not a flood. */
const MOST_PER_ACCOUNT = 10;

/** Knows every open live stream, so that shutdown can end them and nobody holds too many. */
@Injectable()
export class StreamHouse implements BeforeApplicationShutdown {
  private readonly closing = new AbortController();
  private readonly open = new Map<string, number>();
  private readonly endings = new Set<Promise<void>>();

  /** Aborts when the service stops. */
  get signal(): AbortSignal {
    return this.closing.signal;
  }

  /**
   * Counts a stream of an account as long as it runs.
   * @throws Problem 429 where the account holds too many, 503 while stopping
   */
  async host(account: string, run: () => Promise<void>): Promise<void> {
    if (this.closing.signal.aborted)
      throw new Problem(503, 'SHUTTING_DOWN', { headers: { 'retry-after': '5' } });
    const held = this.open.get(account) ?? 0;
    if (held >= MOST_PER_ACCOUNT)
      throw new Problem(429, 'TOO_MANY_STREAMS', { headers: { 'retry-after': '5' } });
    this.open.set(account, held + 1);
    const running = run().finally(() => {
      const left = (this.open.get(account) ?? 1) - 1;
      if (left === 0) this.open.delete(account);
      else this.open.set(account, left);
      this.endings.delete(running);
    });
    this.endings.add(running);
    await running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled(this.endings);
  }
}
