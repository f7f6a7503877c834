import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Problem } from '../http/problem.js';

export interface HouseLimits {
  readonly perAccount: number;
  /** In this process, whoever asks. */
  readonly inAll: number;
  /** What is said to one too many. */
  readonly code: string;
}

/** Knows every long answer under way, so that shutdown can end them and nobody holds too many. */
export abstract class ResponseHouse implements BeforeApplicationShutdown {
  private readonly closing = new AbortController();
  private readonly open = new Map<string, number>();
  private readonly endings = new Set<Promise<void>>();

  protected constructor(private readonly limits: HouseLimits) {}

  /** Aborts when the service stops. */
  get signal(): AbortSignal {
    return this.closing.signal;
  }

  /**
   * Counts an answer to an account as long as it runs.
   * @throws Problem 429 where the account or all together hold too many, 503 while stopping
   */
  async host(account: string, run: () => Promise<void>): Promise<void> {
    if (this.closing.signal.aborted)
      throw new Problem(503, 'SHUTTING_DOWN', { headers: { 'retry-after': '5' } });
    const { perAccount, inAll, code } = this.limits;
    const held = this.open.get(account) ?? 0;
    if (held >= perAccount || this.endings.size >= inAll)
      throw new Problem(429, code, { headers: { 'retry-after': '5' } });
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
