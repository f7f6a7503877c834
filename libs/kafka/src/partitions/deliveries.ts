import type { Delivery } from '@shaodao/projections';
import type { KafkaMessage } from 'kafkajs';
import { fromEnvelope, type EventEnvelope } from '../envelope/event-envelope.js';

/** Most events one transaction takes. */
const MOST_EVENTS = 1_000;

/** A message of the topic is not an event. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
  constructor(topic: string, partition: number, offset: string, cause: unknown) {
    super(`The message at ${topic}/${String(partition)}, offset ${offset}, is not an event`, {
      cause,
    });
  }
}

/**
 * What was fetched of a partition, in pieces of one transaction each.
 * @throws UnreadableMessage when it comes to one.
 */
export function* deliveriesOf(
  topic: string,
  partition: number,
  messages: readonly KafkaMessage[],
  oldest?: number,
): Generator<Delivery> {
  for (let at = 0; at < messages.length; at += MOST_EVENTS) {
    const piece = messages.slice(at, at + MOST_EVENTS);
    const events = piece.map((message) => eventOf(topic, partition, message));
    const [first, last = first] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    yield {
      ...{ topic, partition, events },
      from: first.offset,
      until: last.offset + 1,
      ...(oldest === undefined ? {} : { oldest }),
    };
  }
}

function eventOf(
  topic: string,
  partition: number,
  { offset, value }: KafkaMessage,
): Delivery['events'][number] {
  try {
    const envelope = JSON.parse(value?.toString() ?? 'null') as EventEnvelope;
    return { offset: Number(offset), event: fromEnvelope(envelope) };
  } catch (error) {
    throw new UnreadableMessage(topic, partition, offset, error);
  }
}
