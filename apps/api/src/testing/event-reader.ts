import type { Client } from './running-api.js';

export interface ReceivedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A browser's EventSource, as far as tests need one. */
export class EventReader {
  private readonly leaving = new AbortController();
  private readonly received: ReceivedEvent[] = [];
  private waiting: (() => void) | undefined;
  private ended = false;

  private constructor(readonly status: number) {}

  static async open(
    url: string,
    client: Client,
    lastEventId?: string,
    path = '/board/stream',
  ): Promise<EventReader> {
    const leaving = new AbortController();
    const response = await fetch(`${url}${path}`, {
      signal: leaving.signal,
      headers: {
        ...client.headers,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    });
    const reader = new EventReader(response.status);
    reader.leaving.signal.addEventListener('abort', () => {
      leaving.abort();
    });
    void reader.pump(response);
    return reader;
  }

  /** The next event; undefined when the stream has ended. */
  async next(): Promise<ReceivedEvent | undefined> {
    while (this.received.length === 0 && !this.ended)
      await new Promise<void>((resolve) => (this.waiting = resolve));
    return this.received.shift();
  }

  leave(): void {
    this.leaving.abort();
  }

  private async pump(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.take(text.slice(0, end));
          text = text.slice(end + 2);
        }
      }
    } catch {
      // Left by ourselves, or the server went away: either way it is over.
    }
    this.ended = true;
    this.waiting?.();
  }

  private take(block: string): void {
    const field = (name: string): string =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    if (field('event') === '') return;
    this.received.push({ id: field('id'), event: field('event'), data: field('data') });
    this.waiting?.();
  }
}
