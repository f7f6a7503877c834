import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { KafkaJSProtocolError, type Consumer, type Kafka, type KafkaMessage } from 'kafkajs';

/** One message as a consumer finds it. */
export interface FoundMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  /** Null for a tombstone. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Every message a topic holds at the moment, in the order of each partition. */
export async function readTopic(kafka: Kafka, topic: string): Promise<readonly FoundMessage[]> {
  const ends = await endsOf(kafka, topic);
  const open = new Map([...ends].filter(([, { low, high }]) => high > low));
  if (open.size === 0) return [];
  const found: FoundMessage[] = [];
  const consumer = kafka.consumer({ groupId: `test-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await untilRead(consumer, open, (partition, message) => {
      found.push(toFound(topic, partition, message));
    });
  } finally {
    await consumer.disconnect();
  }
  return found.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
}

type Ends = Map<number, { readonly low: bigint; readonly high: bigint }>;

async function endsOf(kafka: Kafka, topic: string): Promise<Ends> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await askedAgain(() => admin.fetchTopicOffsets(topic));
    return new Map(
      offsets.map(({ partition, low, high }) => [
        partition,
        { low: BigInt(low), high: BigInt(high) },
      ]),
    );
  } finally {
    await admin.disconnect();
  }
}

/** A partition that was made a moment ago may not know yet that it is led. */
async function askedAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof KafkaJSProtocolError && error.retriable)) throw error;
      await pause(100);
    }
}

function untilRead(
  consumer: Consumer,
  open: Ends,
  take: (partition: number, message: KafkaMessage) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    consumer
      .run({
        eachBatch: async ({ batch }) => {
          const end = open.get(batch.partition);
          if (end === undefined) return;
          for (const message of batch.messages)
            if (BigInt(message.offset) < end.high) take(batch.partition, message);
          // Compaction and transactions leave holes: the batch's last place counts, not its last message.
          if (BigInt(batch.lastOffset()) >= end.high - 1n) open.delete(batch.partition);
          if (open.size === 0) resolve();
        },
      })
      .catch(reject);
  });
}

const toFound = (topic: string, partition: number, message: KafkaMessage): FoundMessage => ({
  topic,
  partition,
  offset: BigInt(message.offset),
  key: message.key?.toString() ?? '',
  value: message.value?.toString() ?? null,
  headers: Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
  ),
});
