import { EventEmitter } from 'node:events';
import type { Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { backOff, pause } from './pause.js';
import { positionOf } from './projector.js';
import { SQL } from './sql.js';

const ANY = Symbol('any projector');
const RECONNECTED = Symbol('reconnected');

/** What was known at one moment; asking for news after it never misses one. */
export type Ticket = number;

/**
 * Hears when any process has projected something: one listening connection per process, whoever
 * waits. A notification may be lost with its connection, so every wait also ends by time.
 */
export class ProjectionSignals {
  private readonly ended = new AbortController();
  private readonly positions = new Map<string, Position>();
  private readonly news = new EventEmitter();
  private readonly tickets = new Map<string, Ticket>();
  private reconnections = 0;
  private listening: Promise<void> | undefined;

  constructor(private readonly pool: Pool) {
    // Each reader of a live stream is a listener; there may be many.
    this.news.setMaxListeners(0);
  }

  start(): void {
    this.listening ??= this.listen();
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.listening;
  }

  /** How far a projector is known to be; undefined while nothing was heard of it. */
  heard(projector: string): Position | undefined {
    return this.positions.get(projector);
  }

  /** Takes in what was found by looking; passes it on where it is news. */
  learn(projector: string, position: Position): void {
    const known = this.positions.get(projector);
    if (known !== undefined && known >= position) return;
    this.positions.set(projector, position);
    this.tickets.set(projector, (this.tickets.get(projector) ?? 0) + 1);
    this.news.emit(projector);
    this.news.emit(ANY);
  }

  /** Calls a listener at every news of any projector, until the returned function is called. */
  onNews(listener: () => void): () => void {
    this.news.on(ANY, listener);
    return () => {
      this.news.off(ANY, listener);
    };
  }

  /** What is known of a projector now, to wait for more. */
  ticket(projector: string): Ticket {
    return (this.tickets.get(projector) ?? 0) + this.reconnections;
  }

  /** Resolves at news of the projector after the ticket, after `ms` milliseconds, or on abort. */
  async after(projector: string, ticket: Ticket, ms: number, signal: AbortSignal): Promise<void> {
    if (this.ticket(projector) > ticket) return;
    const woken = new AbortController();
    const wake = (): void => {
      woken.abort();
    };
    this.news.on(projector, wake).on(RECONNECTED, wake);
    await pause(ms, AbortSignal.any([woken.signal, signal, this.ended.signal]));
    this.news.off(projector, wake).off(RECONNECTED, wake);
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
        // A server that died may have lost the last commits it told of (decision 7): look again.
        this.positions.clear();
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
          this.reconnections += 1;
          this.news.emit(RECONNECTED);
        }, reject);
      });
    } finally {
      session.removeAllListeners('notification');
      session.release(true);
    }
  }

  private hear(payload: string): void {
    const [projector, position] = payload.split(' ');
    if (projector !== undefined && position !== undefined) {
      this.learn(projector, positionOf(position));
    }
  }
}
