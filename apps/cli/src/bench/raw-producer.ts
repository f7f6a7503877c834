import type { RecordedEvent } from '@shaodao/event-store';
import { issuesRoute, partitionOf, type Outgoing } from '@shaodao/kafka';
import type { Kafka, Message, Producer } from 'kafkajs';

/** The limit of the relay: messages made beforehand, as bytes, so that it pays for the client and the broker alone. */
export class RawProducer {
  private constructor(
    private readonly producer: Producer,
    private readonly topic: string,
    private readonly partitions: number,
  ) {}

  static async connect(kafka: Kafka, topic: string, partitions: number): Promise<RawProducer> {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // They are chosen beforehand, too.
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await producer.connect();
    return new RawProducer(producer, topic, partitions);
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }

  /** The messages of these events, byte for byte those of the relay, as the client has least to do with them. */
  messagesOf(events: readonly RecordedEvent[]): Message[] {
    const route = issuesRoute({ issues: this.topic });
    return events
      .flatMap((event) => route(event) as readonly Outgoing[])
      .map(({ key, value, headers }) => ({
        key: Buffer.from(key),
        value: Buffer.from(JSON.stringify(value)),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]),
        ),
        partition: partitionOf(key, this.partitions),
      }));
  }

  /** Sends them in batches, one after the other. */
  async send(messages: readonly Message[], batch: number): Promise<void> {
    for (let from = 0; from < messages.length; from += batch)
      await this.producer.send({
        topic: this.topic,
        acks: -1,
        messages: messages.slice(from, from + batch),
      });
  }
}
