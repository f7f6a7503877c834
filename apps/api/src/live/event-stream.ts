import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FrameStream } from './frame-stream.js';

/**
 * Server-sent events (WHATWG HTML §9.2) on one connection. A client that reads slowly holds up only
 * itself: each write waits until the socket has taken the one before.
 */
export class EventStream implements FrameStream {
  constructor(
    private readonly response: ServerResponse,
    /** Aborts when the client is gone or the stream must end. */
    private readonly signal: AbortSignal,
  ) {}

  open(): void {
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    this.response.flushHeaders();
  }

  /** One event; `id` is where to resume, absent where one cannot. */
  async send(id: string | undefined, event: string, data: object): Promise<void> {
    const place = id === undefined ? '' : `id: ${id}\n`;
    await this.write(`${place}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies and the client's own timers content. */
  async beat(): Promise<void> {
    await this.write(': alive\n\n');
  }

  /** Says why the stream ends, so that a client knows whether to come back. */
  end(reason: string): void {
    if (!this.response.writableEnded) this.response.end(`event: end\ndata: ${reason}\n\n`);
  }

  private async write(text: string): Promise<void> {
    if (this.signal.aborted) return;
    if (!this.response.write(text)) await once(this.response, 'drain', { signal: this.signal });
  }
}
