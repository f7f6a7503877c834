import type { Position } from '@shaodao/event-store';
import type { Kafka, Producer, RecordMetadata } from 'kafkajs';
import type { Batch } from './batches.js';
import { encodedMessages } from './encoded-messages.js';

/** How long brokers may take to have a batch on all their replicas. */
const REPLICAS_WITHIN_MS = 10_000;
/** A batch that is not acknowledged by then counts as failed, whatever the client says. */
const ANSWER_WITHIN_MS = 60_000;

/** The last message written into a partition. */
export interface LastWrite {
  readonly topic: string;
  readonly partition: number;
  /** As Kafka writes offsets: decimal text. */
  readonly lastOffset: string;
  /** Of its event. */
  readonly position: Position;
}

/** The client says a batch is written, but not where: some of it may not be. */
export class NotAcknowledged extends Error {
  override readonly name = 'NotAcknowledged';
}

/**
 * Sends batches, one after the other, with an idempotent producer that waits for all replicas. After a
 * failure it must be thrown away: kafkajs would use the same sequence numbers for other messages, which
 * brokers take for repeats and drop.
 */
export class Sender {
  private readonly producer: Producer;

  constructor(kafka: Kafka) {
    this.producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // The partitions are chosen already: nobody is to ask for one.
      createPartitioner: () => () => {
        throw new Error('The client chooses a partition for what has one');
      },
      // Some eight seconds, in which a partition finds another leader; beyond them the relay says why it waits.
      retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
  }

  /** Connects, and learns who leads the topics, so that the first batch need not ask. */
  async connect(topics: readonly string[]): Promise<void> {
    await this.producer.connect();
    await this.producer.sendBatch({
      acks: -1,
      topicMessages: topics.map((topic) => ({ topic, messages: [] })),
    });
  }

  async close(): Promise<void> {
    await this.producer.disconnect().catch(() => undefined);
  }

  /**
   * Resolves when all replicas in sync have all of the batch.
   * @throws NotAcknowledged, or the client's error; then any part of the batch may be written.
   */
  async send({ partitions }: Batch): Promise<readonly LastWrite[]> {
    if (partitions.length === 0) return [];
    const answer = this.producer.sendBatch({
      acks: -1,
      timeout: REPLICAS_WITHIN_MS,
      topicMessages: encodedMessages(partitions),
    });
    const offsets = firstOffsets(await withinTime(answer));
    return partitions.map(({ topic, partition, records, position }) => {
      const first = offsets.get(`${topic} ${String(partition)}`);
      // When a partition moves to another broker while it is written, kafkajs can forget its share.
      if (first === undefined)
        throw new NotAcknowledged(
          `No broker acknowledged partition ${String(partition)} of ${topic}`,
        );
      const lastOffset = String(BigInt(first) + BigInt(records.count - 1));
      return { topic, partition, lastOffset, position };
    });
  }
}

const firstOffsets = (answers: readonly RecordMetadata[]): ReadonlyMap<string, string> =>
  new Map(
    answers.flatMap(({ topicName, partition, baseOffset, errorCode }) =>
      errorCode === 0 && baseOffset !== undefined
        ? [[`${topicName} ${String(partition)}`, baseOffset] as const]
        : [],
    ),
  );

async function withinTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new NotAcknowledged(`No answer within ${String(ANSWER_WITHIN_MS / 1_000)} seconds`));
    }, ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
