import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, NewEvent } from '@shaodao/event-store';

const STREAMS = 60;

/** Appends to sixty issues by turns until it is told to stop. */
export class Load {
  private readonly streams = Array.from({ length: STREAMS }, () => `issue-${randomUUID()}`);
  private stopping = false;
  private readonly running: Promise<void>;
  private count = 0;

  constructor(private readonly store: EventStore) {
    this.running = Promise.all(this.streams.map((stream) => this.live(stream))).then(
      () => undefined,
    );
  }

  /** Events whose append was acknowledged so far. */
  get appended(): number {
    return this.count;
  }

  /** Resolves when so many more are appended. */
  async more(events: number): Promise<void> {
    const wanted = this.count + events;
    while (this.count < wanted) await pause(10);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async live(stream: string): Promise<void> {
    for (let revision = 0; !this.stopping; revision += 1) {
      const result = await this.store.append([
        { stream, expected: revision, events: [anEvent(stream, revision + 1)] },
      ]);
      if (result.kind !== 'appended') throw new Error(`An append came to ${result.kind}`);
      this.count += 1;
      // About a thousand a second in all: a load, and not the machine's limit.
      await pause(50);
    }
  }
}

const anEvent = (stream: string, revision: number): NewEvent => ({
  id: randomUUID(),
  type: 'CommentAdded',
  schemaVersion: 1,
  occurredAt: new Date().toISOString(),
  data: { stream, revision, text: 'x'.repeat(200) },
  meta: {
    actor: { person: 'p-1', roles: ['UNIT'] },
    commandId: randomUUID(),
    correlationId: randomUUID(),
  },
});
