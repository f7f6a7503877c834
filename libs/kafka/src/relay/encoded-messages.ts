import type { Message, TopicMessages } from 'kafkajs';
import type { PartitionBatch } from './batches.js';
import type { Records } from './records.js';

/** What kafkajs copies a record from. */
interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

/**
 * Batches as kafkajs's producer takes them, of messages it need not encode: it would make some fifteen buffers of
 * each, more work than all other steps together. It reduces the messages of a topic to those of each partition,
 * takes the length of these for their number, and maps each to its record; here reducing and mapping give what
 * is there already: one element that holds all records of the partition, and empty places for the rest. A test
 * compares the request with the one that kafkajs makes of plain messages.
 */
export function encodedMessages(partitions: readonly PartitionBatch[]): TopicMessages[] {
  const topics = new Map<string, Record<number, Message[]>>();
  for (const { topic, partition, records } of partitions) {
    let grouped = topics.get(topic);
    if (grouped === undefined) topics.set(topic, (grouped = {}));
    grouped[partition] = ofPartition(records);
  }
  return [...topics].map(([topic, grouped]) => ({ topic, messages: ofTopic(grouped) }));
}

const ofTopic = (grouped: Readonly<Record<number, Message[]>>): Message[] =>
  Object.assign<Message[], unknown>([], { reduce: () => grouped });

function ofPartition({ count, bytes }: Records): Message[] {
  const records = new Array<Encoded>(count);
  records[0] = { buf: bytes, buffer: bytes };
  // Before it encodes, it looks for messages with a time of their own: there are none.
  const mapped = Object.assign<Encoded[], unknown>(records, { filter: () => [] });
  return Object.assign<Message[], unknown>(new Array<Message>(count), {
    map: () => mapped,
  });
}
