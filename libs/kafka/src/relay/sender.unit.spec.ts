import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { Kafka, RecordMetadata } from 'kafkajs';
import type { Batch } from './batches.js';
import { Records } from './records.js';
import { NotAcknowledged, Sender } from './sender.js';

/** A client whose brokers answer so: what kafkajs says when a partition moves amid a batch. */
const answering = (answer: readonly Partial<RecordMetadata>[]): Kafka =>
  ({ producer: () => ({ sendBatch: async () => answer }) }) as unknown as Kafka;

const acknowledged = (partition: number, baseOffset: string): RecordMetadata => ({
  topicName: 'issues',
  partition,
  errorCode: 0,
  baseOffset,
});

function recordsOf(values: readonly string[]): Records {
  const records = new Records();
  for (const value of values) records.add({ key: 'k', value, headers: {} });
  return records;
}

const batch: Batch = {
  messages: 5,
  through: 5 as Position,
  partitions: [
    {
      topic: 'issues',
      partition: 0,
      records: recordsOf(['a', 'b', 'c']),
      position: 5 as Position,
    },
    {
      topic: 'issues',
      partition: 3,
      records: recordsOf(['d', 'e']),
      position: 4 as Position,
    },
  ],
};

describe('a batch', () => {
  it('is sent when every partition is acknowledged, and its last offsets are known', async () => {
    const sender = new Sender(
      answering([acknowledged(3, '9007199254740993'), acknowledged(0, '40')]),
    );
    expect(await sender.send(batch)).toEqual([
      { topic: 'issues', partition: 0, lastOffset: '42', position: 5 },
      { topic: 'issues', partition: 3, lastOffset: '9007199254740994', position: 4 },
    ]);
  });

  it.each([
    ['one partition is not spoken of', [acknowledged(0, '40')]],
    [
      'one is spoken of with an error',
      [acknowledged(0, '40'), { ...acknowledged(3, '1'), errorCode: 6 }],
    ],
    ['nothing is', []],
  ])('has failed where %s, though the client says it is sent', async (_what, answer) => {
    await expect(new Sender(answering(answer)).send(batch)).rejects.toThrow(NotAcknowledged);
  });

  it('without a message asks nobody', async () => {
    const silent = { producer: () => ({}) } as unknown as Kafka;
    expect(await new Sender(silent).send({ ...batch, partitions: [], messages: 0 })).toEqual([]);
  });
});
