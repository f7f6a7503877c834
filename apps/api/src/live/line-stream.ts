import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FrameStream } from './frame-stream.js';

/** Newline-delimited JSON on one connection: the same as server-sent events, for programs. */
export class LineStream implements FrameStream {
  constructor(
    private readonly response: ServerResponse,
    private readonly signal: AbortSignal,
  ) {}

  open(): void {
    this.response.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    this.response.flushHeaders();
  }

  async send(id: string | undefined, event: string, data: object): Promise<void> {
    await this.write({ ...(id === undefined ? {} : { id }), event, ...data });
  }

  async beat(): Promise<void> {
    await this.write({ event: 'alive' });
  }

  end(reason: string): void {
    if (!this.response.writableEnded)
      this.response.end(`${JSON.stringify({ event: 'end', reason })}\n`);
  }

  private async write(line: object): Promise<void> {
    if (this.signal.aborted) return;
    if (!this.response.write(`${JSON.stringify(line)}\n`))
      await once(this.response, 'drain', { signal: this.signal });
  }
}
