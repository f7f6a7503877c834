import type { EventPage, Position, RecordedEvent } from '@shaodao/event-store';
import type { Traced } from '@shaodao/platform';
import { partitionOf } from '@shaodao/projections';
import type { TopicLayout } from '../topics/ensure-topics.js';
import type { Outgoing, Route } from './outgoing.js';
import { Records } from './records.js';

/** Most bytes of one batch for one partition; a broker refuses a batch beyond its topic's limit. */
const PARTITION_BYTES = 1_048_576;

/** Messages for one partition, in order. */
export interface PartitionBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: Records;
  /** Of the event behind the last message. */
  position: Position;
}

/** What is sent at once. */
export interface Batch {
  readonly partitions: readonly PartitionBatch[];
  readonly messages: number;
  /** With this batch everything up to here is sent. */
  readonly through: Position;
  /** How many events are behind the messages. */
  readonly events?: number;
  /** Of the events behind the messages those that belong to a trace, without the rest of them. */
  readonly traced?: readonly Traced[];
}

/** A route named a topic that nobody made. */
export class UnknownTopic extends Error {
  override readonly name = 'UnknownTopic';
}

/**
 * What a page of events says, in batches that a broker takes: one as a rule, more where a partition gets
 * more than 1 MiB. An event's messages are never parted.
 */
export async function* batchesOf(
  page: EventPage,
  routes: readonly Route[],
  layout: TopicLayout,
): AsyncGenerator<Batch> {
  let draft = new Draft(layout);
  for (const event of page.events) {
    for (const route of routes) {
      const said = route(event);
      draft.add(event, said instanceof Promise ? await said : said);
    }
    if (!draft.isFull) continue;
    yield draft.through(event.position);
    draft = new Draft(layout);
  }
  // Also without a message: the checkpoint moves on.
  yield draft.through(page.through);
}

class Draft {
  private readonly partitions = new Map<string, PartitionBatch[]>();
  /** Only what traces need: whole events would outlive their page, which is work for the collector. */
  private readonly traced: Traced[] = [];
  private last: RecordedEvent | undefined;
  private events = 0;
  private messages = 0;
  private full = false;

  constructor(private readonly layout: TopicLayout) {}

  get isFull(): boolean {
    return this.full;
  }

  add(event: RecordedEvent, outgoing: readonly Outgoing[]): void {
    if (outgoing.length > 0 && this.last !== event) this.count(event);
    for (const { topic, key, value, headers } of outgoing) {
      const into = this.partition(topic, key);
      into.records.add({ key, value: value === null ? null : JSON.stringify(value), headers });
      into.position = event.position;
      if (into.records.size >= PARTITION_BYTES) this.full = true;
      this.messages += 1;
    }
  }

  through(through: Position): Batch {
    const partitions = [...this.partitions.values()].flatMap((of) => of.filter(Boolean));
    const { messages, events, traced } = this;
    return { partitions, messages, through, events, traced };
  }

  private count(event: RecordedEvent): void {
    const { traceparent } = event.meta;
    if (traceparent !== undefined) this.traced.push({ meta: { traceparent } });
    this.last = event;
    this.events += 1;
  }

  private partition(topic: string, key: string): PartitionBatch {
    let ofTopic = this.partitions.get(topic);
    if (ofTopic === undefined) this.partitions.set(topic, (ofTopic = []));
    const count = this.layout.get(topic);
    if (count === undefined || count === 0)
      throw new UnknownTopic(`A route names the topic ${topic}, which is not there`);
    const partition = partitionOf(key, count);
    return (ofTopic[partition] ??= {
      topic,
      partition,
      records: new Records(),
      position: 0 as Position,
    });
  }
}
