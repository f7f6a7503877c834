import { backOff, pause } from '@shaodao/projections';
import type { Pool } from 'pg';
import { SQL } from './sql.js';

/** A notification may be lost with its connection, and clocks jump: so often it looks by itself. */
const LOOK_MS = 5_000;
const DEAF_LOOK_MS = 500;

/** Wakes the timekeeper: rung by any process that has news of an earlier moment. */
export class Bell {
  private readonly ended = new AbortController();
  private readonly sleepers = new Set<(moment: string) => void>();
  private listening = false;
  private rings = 0;
  private running: Promise<void> | undefined;

  constructor(private readonly pool: Pool) {}

  start(): void {
    this.running ??= this.listen();
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.running;
  }

  /** Call before looking; hand it to `sleep` after the look, and no ring between is lost. */
  mark(): number {
    return this.rings;
  }

  /**
   * Sleeps until a ring with a moment before `until` (ISO; absent: any), so many milliseconds, the
   * signal, or a few seconds, whatever is first.
   */
  async sleep(
    mark: number,
    until: string | undefined,
    ms: number,
    signal: AbortSignal,
  ): Promise<void> {
    if (mark !== this.rings) return;
    const woken = new AbortController();
    const hear = (moment: string): void => {
      if (until === undefined || moment < until) woken.abort();
    };
    this.sleepers.add(hear);
    const longest = this.listening ? LOOK_MS : DEAF_LOOK_MS;
    await pause(Math.min(Math.max(ms, 0), longest), AbortSignal.any([woken.signal, signal]));
    this.sleepers.delete(hear);
  }

  private ring(moment: string): void {
    this.rings += 1;
    for (const hear of this.sleepers) hear(moment);
  }

  private async listen(): Promise<void> {
    let failures = 0;
    while (!this.ended.signal.aborted) {
      try {
        await this.listenOnce(() => {
          failures = 0;
        });
      } catch {
        failures += 1;
        await pause(backOff(failures), this.ended.signal);
      }
    }
  }

  private async listenOnce(onConnected: () => void): Promise<void> {
    const session = await this.pool.connect();
    try {
      await new Promise<void>((resolve, reject) => {
        if (this.ended.signal.aborted) resolve();
        this.ended.signal.addEventListener('abort', () => resolve(), { once: true });
        session.on('error', reject);
        session.on('end', () => reject(new Error('The listening connection ended')));
        session.on('notification', ({ payload }) => {
          this.ring(payload ?? '');
        });
        session.query(SQL.listen).then(() => {
          onConnected();
          this.listening = true;
          // What was rung before is unknown: look once.
          this.ring('');
        }, reject);
      });
    } finally {
      this.listening = false;
      session.removeAllListeners('notification');
      session.release(true);
    }
  }
}
