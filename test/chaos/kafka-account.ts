import { isDeepStrictEqual } from 'node:util';
import { START, type EventStore, type Position, type RecordedEvent } from '@shaodao/event-store';
import type { Kafka } from 'kafkajs';
import { fromEnvelope, type EventEnvelope } from '@shaodao/kafka';
import { readTopic } from '../../libs/kafka/src/testing/read-topic.js';

/** What a topic holds, held against the store. */
export interface Account {
  readonly stored: number;
  /** Messages beyond the first of each event. */
  readonly repeats: number;
  /** Positions of stored events that no message brings. */
  readonly lost: readonly Position[];
  /** Streams of which an event came for the first time after a later one. */
  readonly outOfOrder: readonly string[];
  /** Positions of messages that say something else than the store. */
  readonly altered: readonly Position[];
}

/** Reads the whole topic and the whole store. */
export async function account(kafka: Kafka, topic: string, store: EventStore): Promise<Account> {
  const stored = await allOf(store);
  const arrived = new Map<Position, RecordedEvent>();
  const last = new Map<string, number>();
  const outOfOrder = new Set<string>();
  const messages = await readTopic(kafka, topic);
  for (const { value } of messages) {
    const event = fromEnvelope(JSON.parse(value ?? '') as EventEnvelope);
    if (arrived.has(event.position)) continue;
    arrived.set(event.position, event);
    if (event.revision !== (last.get(event.stream) ?? 0) + 1) outOfOrder.add(event.stream);
    last.set(event.stream, event.revision);
  }
  const wrong = stored.filter((event) => {
    const found = arrived.get(event.position);
    return found !== undefined && !isDeepStrictEqual(found, event);
  });
  return {
    stored: stored.length,
    repeats: messages.length - arrived.size,
    lost: stored.map(({ position }) => position).filter((position) => !arrived.has(position)),
    outOfOrder: [...outOfOrder],
    altered: wrong.map(({ position }) => position),
  };
}

async function allOf(store: EventStore): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (let after: Position = START; ;) {
    const page = await store.readAll(after, 5_000);
    if (page.events.length === 0) return all;
    all.push(...page.events);
    after = page.through;
  }
}
