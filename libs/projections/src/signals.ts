import type { Position } from '@shaodao/event-store';
import type { Pool, PoolClient } from 'pg';
import { backOff, pause } from './pause.js';
import { positionOf } from './projector.js';
import { SQL } from './sql.js';

/** What was known at one moment; asking for news after it never misses one. */
export type Ticket = number;

/**
 * Hears when any process has projected something: one listening connection per process, whoever
 * waits. A notification may be lost with its connection, so every wait also ends by time.
 */
export class ProjectionSignals {
  private readonly ended = new AbortController();
  private readonly positions = new Map<string, Position>();
  private news = 0;
  private waiters = new Set<() => void>();
  private listening: Promise<void> | undefined;

  constructor(private readonly pool: Pool) {}

  start(): void {
    this.listening ??= this.listen();
  }

  async close(): Promise<void> {
    this.ended.abort();
    this.wake();
    await this.listening;
  }

  get ticket(): Ticket {
    return this.news;
  }

  /** How far a projector is known to be; undefined while nothing was heard of it. */
  heard(projector: string): Position | undefined {
    return this.positions.get(projector);
  }

  /** Resolves when there is news after the ticket, after `ms` milliseconds, or on abort. */
  async after(ticket: Ticket, ms: number, signal?: AbortSignal): Promise<void> {
    if (this.news > ticket || this.ended.signal.aborted) return;
    const woken = new AbortController();
    const wake = (): void => {
      woken.abort();
    };
    this.waiters.add(wake);
    await pause(ms, signal === undefined ? woken.signal : AbortSignal.any([woken.signal, signal]));
    this.waiters.delete(wake);
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
        const end = (): void => {
          resolve();
        };
        if (this.ended.signal.aborted) end();
        this.ended.signal.addEventListener('abort', end, { once: true });
        session.on('error', reject);
        session.on('end', () => {
          reject(new Error('The listening connection ended'));
        });
        session.on('notification', (message) => {
          this.hear(message.payload ?? '');
        });
        session.query(SQL.listen).then(() => {
          onConnected();
          // What was notified before listening is unknown: let everybody look once.
          this.positions.clear();
          this.wake();
        }, reject);
      });
    } finally {
      this.dismiss(session);
    }
  }

  private hear(payload: string): void {
    const [projector, position] = payload.split(' ');
    if (projector === undefined || position === undefined) return;
    this.positions.set(projector, positionOf(position));
    this.wake();
  }

  private wake(): void {
    this.news += 1;
    const waiters = this.waiters;
    this.waiters = new Set();
    for (const wake of waiters) wake();
  }

  private dismiss(session: PoolClient): void {
    session.removeAllListeners('notification');
    session.release(true);
  }
}
