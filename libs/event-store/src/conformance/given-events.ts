import { randomUUID } from 'node:crypto';
import type { EventPage, EventStore, NewEvent, Position, RecordedEvent } from '../port.js';
import { START } from '../port.js';

/** An event worth appending; `facts` are its data. */
export const anEvent = (type = 'StepLogged', facts: object = {}): NewEvent => ({
  id: randomUUID(),
  type,
  schemaVersion: 1,
  occurredAt: '2026-03-01T08:00:00.000Z',
  data: facts,
  meta: {
    actor: { person: 'p-1', post: 'dispatcher', unit: 'centre', roles: ['dispatcher'] },
    commandId: 'c-1',
    correlationId: 'x-1',
    causationId: 'x-0',
  },
});

export const events = (count: number, type?: string): NewEvent[] =>
  Array.from({ length: count }, (_, n) => anEvent(type, { n }));

/** A stream nobody has used before. */
export const aStream = (category = 'issue'): string => `${category}-${randomUUID()}`;

export async function collect<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of iterable) all.push(one);
  return all;
}

/** Every event of the store, read by pages. */
export async function everything(store: EventStore, pageSize = 1_000): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  let after: Position = START;
  for (;;) {
    const page = await store.readAll(after, pageSize);
    if (page.through === after) return all;
    all.push(...page.events);
    after = page.through;
  }
}

/** Follows a subscription until `enough` says so; returns the pages seen. */
export async function follow(
  store: EventStore,
  options: Omit<Parameters<EventStore['subscribe']>[0], 'signal'>,
  enough: (pages: readonly EventPage[]) => boolean,
): Promise<EventPage[]> {
  const stop = new AbortController();
  const pages: EventPage[] = [];
  for await (const page of store.subscribe({ ...options, signal: stop.signal })) {
    pages.push(page);
    if (enough(pages)) stop.abort();
  }
  return pages;
}

export const eventsOf = (pages: readonly EventPage[]): RecordedEvent[] =>
  pages.flatMap((page) => page.events);
