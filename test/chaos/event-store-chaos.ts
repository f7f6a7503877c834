import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { PostgresEventStore, START } from '@shaodao/event-store';
import type { Position, RecordedEvent } from '@shaodao/event-store';

export interface Writer {
  readonly process: ChildProcess;
  /** Resolves when it has connected and goes on to write. */
  readonly ready: Promise<unknown>;
  /** What it says it wrote; undefined for one that was killed. */
  readonly ended: Promise<{ readonly written: number; readonly units: number } | undefined>;
}

/** Starts one writing process; see `event-store-writer.mjs`. */
export function startWriter(
  folder: string,
  url: string,
  milliseconds: number,
  name: string,
): Writer {
  const child = spawn(
    process.execPath,
    ['test/chaos/event-store-writer.mjs', folder, url, String(milliseconds), name],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ready = once(child.stdout, 'data');
  const ended = once(child, 'close').then(() => {
    const last = said.trim().split('\n').at(-1) ?? '';
    return last.startsWith('{')
      ? (JSON.parse(last) as { written: number; units: number })
      : undefined;
  });
  return { process: child, ready, ended };
}

/** Follows the whole order and notes the first thing that is out of line. */
export class Witness {
  seen = 0;
  reconnects = 0;
  fault: string | undefined;
  private last: Position = START;
  private readonly revisions = new Map<string, number>();
  private readonly stop = new AbortController();
  private readonly store: PostgresEventStore;
  private readonly following: Promise<void>;

  constructor(url: string, pageSize: number) {
    this.store = new PostgresEventStore({ connectionString: url, readers: 1 });
    this.following = this.follow(pageSize);
  }

  /** Resolves when the event at this place was seen, or something was out of line. */
  async sawUpTo(place: Position): Promise<void> {
    while (this.last < place && this.fault === undefined)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async leave(): Promise<void> {
    this.stop.abort();
    await this.following;
    await this.store.close();
  }

  private async follow(pageSize: number): Promise<void> {
    const { signal } = this.stop;
    const onReconnect = (): void => {
      this.reconnects += 1;
    };
    for await (const page of this.store.subscribe({ after: START, pageSize, signal, onReconnect }))
      for (const event of page.events) this.check(event);
  }

  private check(event: RecordedEvent): void {
    const before = this.revisions.get(event.stream) ?? 0;
    if (event.position !== this.last + 1)
      this.fault ??= `position ${event.position} after ${this.last}`;
    if (event.revision !== before + 1)
      this.fault ??= `${event.stream} at ${event.revision} after ${before}`;
    this.last = event.position;
    this.revisions.set(event.stream, event.revision);
    this.seen += 1;
  }
}
