import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import fc from 'fast-check';
import type { Message, TopicMessages } from 'kafkajs';
import type { PartitionBatch } from './batches.js';
import { encodedMessages } from './encoded-messages.js';
import { Records, type RecordParts } from './records.js';

/** What kafkajs does with messages on their way into a request; of its producer these steps alone. */
const inside = createRequire(import.meta.url);
type Grouped = Readonly<Record<string, readonly Message[]>>;
const groupMessages = inside('kafkajs/src/producer/groupMessagesPerPartition') as (parts: {
  readonly topic: string;
  readonly partitionMetadata: readonly object[];
  readonly messages: readonly Message[];
  readonly partitioner: (choice: { readonly message: Message }) => number | undefined;
}) => Grouped;
const createTopicData = inside('kafkajs/src/producer/createTopicData') as (
  topics: readonly object[],
) => readonly { readonly partitions: { messages: readonly Message[]; firstSequence?: number }[] }[];
const produceRequest = inside('kafkajs/src/protocol/requests/produce/v7/request') as (
  parts: object,
) => { encode(): Promise<{ readonly buffer: Buffer }> };

async function requestOf(topicMessages: readonly TopicMessages[]): Promise<Buffer> {
  const topicData = createTopicData(
    topicMessages.map(({ topic, messages }) => {
      const messagesPerPartition = groupMessages({
        topic,
        partitionMetadata: [{}],
        messages,
        partitioner: ({ message }) => message.partition,
      });
      return { topic, partitions: Object.keys(messagesPerPartition), messagesPerPartition };
    }),
  );
  for (const { partitions } of topicData)
    for (const entry of partitions) entry.firstSequence = 7 + entry.messages.length;
  const request = produceRequest({ acks: -1, timeout: 10_000, producerEpoch: 3, topicData });
  return (await request.encode()).buffer;
}

interface Sent extends RecordParts {
  readonly topic: string;
  readonly partition: number;
}

function plain(all: readonly Sent[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, ...message } of all)
    topics.set(topic, [...(topics.get(topic) ?? []), message as Message]);
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

function encoded(all: readonly Sent[]): TopicMessages[] {
  const batches = new Map<string, PartitionBatch>();
  for (const { topic, partition, ...parts } of all) {
    const name = `${topic} ${String(partition)}`;
    const position = 1 as Position;
    const batch = batches.get(name) ?? { topic, partition, records: new Records(), position };
    batch.records.add(parts);
    batches.set(name, batch);
  }
  return encodedMessages([...batches.values()]);
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.integer({ min: 0, max: 20_000 }).map((length) => '路'.repeat(length / 3)),
  fc.uint8Array({ maxLength: 90 }).map((bytes) => Buffer.from(bytes)),
);
const name = fc.constantFrom('content-type', 'correlation-id', 'traceparent', '名');
const headers = fc.dictionary(name, fc.oneof(text, fc.array(text, { maxLength: 3 })));
const messages: fc.Arbitrary<Sent> = fc.record({
  topic: fc.constantFrom('issues', 'orders'),
  partition: fc.integer({ min: 0, max: 11 }),
  key: fc.option(text),
  value: fc.option(text),
  headers,
});

describe('messages that are encoded already', () => {
  beforeEach(() => {
    // Stands in every batch.
    jest.spyOn(Date, 'now').mockReturnValue(1_790_000_000_000);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('make the very request that kafkajs makes of the messages themselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(messages, { minLength: 1, maxLength: 40 }), async (all) => {
        const [ours, theirs] = [await requestOf(encoded(all)), await requestOf(plain(all))];
        expect(ours.equals(theirs)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('count on as long as a partition has messages, and the next request begins anew', async () => {
    const many = Array.from({ length: 9_000 }, (_, n) => ({
      ...{ topic: 'issues', partition: 0, key: String(n), value: null, headers: {} },
    }));
    for (const all of [many, many.slice(0, 65), many.slice(0, 1)]) {
      const [ours, theirs] = [await requestOf(encoded(all)), await requestOf(plain(all))];
      expect(ours.equals(theirs)).toBe(true);
    }
  });

  it('are the same when they are sent again', async () => {
    const again = encoded([
      { topic: 'issues', partition: 2, key: 'k', value: 'v', headers: { a: 'b' } },
    ]);
    expect(await requestOf(again)).toEqual(await requestOf(again));
  });
});
