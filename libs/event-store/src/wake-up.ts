import { backOff, pause } from './back-off.js';

/** A notification is a hint, never the only way: with a healthy listener a look is rare. */
const IDLE_LOOK_MS = 5_000;
const DEAF_LOOK_MS = 250;

/** What a listening connection tells. */
export interface Hearing {
  /** From now on every append is heard of. */
  listening(): void;
  /** Something was appended. */
  heard(): void;
}

/**
 * Listens by one connection until it is lost or the signal fires.
 * @throws where there was no connection.
 */
export type Listen = (hearing: Hearing, signal: AbortSignal) => Promise<void>;

/**
 * Tells subscriptions of this process that something was appended, by one listening connection. It
 * connects with the first subscription and comes back by itself.
 */
export class WakeUp {
  private readonly sleepers = new Set<() => void>();
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private listening = false;
  /** Counts notifications, so that one between a look and the wait is not lost. */
  private count = 0;

  constructor(private readonly listen: Listen) {}

  /** Call before looking; hand the value to `wait` after the look. */
  mark(): number {
    this.running ??= this.keepListening();
    return this.count;
  }

  /** Resolves when something was appended since the mark, when a look is due, or on abort. */
  async wait(mark: number, signal: AbortSignal): Promise<void> {
    if (this.count !== mark || signal.aborted) return;
    const timer = new AbortController();
    const wake = (): void => {
      timer.abort();
    };
    this.sleepers.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await pause(this.listening ? IDLE_LOOK_MS : DEAF_LOOK_MS, timer.signal);
    signal.removeEventListener('abort', wake);
    this.sleepers.delete(wake);
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.wakeAll();
    await this.running;
  }

  private wakeAll(): void {
    this.count += 1;
    for (const wake of this.sleepers) wake();
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.stop;
    let failures = 0;
    while (!signal.aborted) {
      const ended = await this.listenOnce().catch(() => undefined);
      failures = ended === 'listened' ? 1 : failures + 1;
      await backOff(failures, signal);
    }
  }

  /** Resolves when a listening connection ended; rejects when there was none. */
  private async listenOnce(): Promise<'listened'> {
    const hearing: Hearing = {
      listening: () => {
        this.listening = true;
        this.wakeAll();
      },
      heard: () => {
        this.wakeAll();
      },
    };
    try {
      await this.listen(hearing, this.stop.signal);
      return 'listened';
    } finally {
      this.listening = false;
      // Whoever sleeps counts on the listener: look now, and more often.
      this.wakeAll();
    }
  }
}
