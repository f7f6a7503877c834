import { START } from '@shaodao/event-store';
import type { KafkaMessage, Message } from 'kafkajs';
import { CLOUD_EVENT } from '../envelope/cloud-event.js';
import type { Batch, PartitionBatch } from '../relay/batches.js';
import { Records } from '../relay/records.js';
import type { TopicLayout } from '../topics/ensure-topics.js';
import { partitionOf } from '@shaodao/projections';
import type { TopicNames } from '../topics/topic-names.js';
import type { Verdict } from './command-house.js';
import { deadLetter, type Origin } from './dead-letters.js';
import { replyTo } from './replies.js';

/** A message and the topic it goes to. */
export interface Letter {
  readonly topic: string;
  readonly message: Message;
}

/** What a verdict sends out. @param now ISO 8601 UTC */
export function lettersOf(
  { dead, reply }: Verdict,
  message: KafkaMessage,
  {
    names,
    origin,
    now,
  }: { readonly names: TopicNames; readonly origin: Origin; readonly now: string },
): readonly Letter[] {
  const letters: Letter[] = [];
  if (dead !== undefined)
    letters.push({ topic: names.dead, message: deadLetter(message, origin, dead) });
  if (reply !== undefined) {
    const event = replyTo(reply.event, reply.answer, now);
    const headers = { 'content-type': CLOUD_EVENT, 'correlation-id': event.correlationid };
    const value = JSON.stringify(event);
    letters.push({ topic: names.replies, message: { key: event.subject, value, headers } });
  }
  return letters;
}

/** The letters as one batch, those of a partition in their order. */
export function batchOf(letters: readonly Letter[], layout: TopicLayout): Batch {
  const partitions = new Map<string, PartitionBatch>();
  for (const { topic, message } of letters) {
    const { key = null, value, headers = {} } = message;
    const partition = partitionOf(key?.toString() ?? '', layout.get(topic) ?? 1);
    const name = `${topic} ${String(partition)}`;
    let batch = partitions.get(name);
    if (batch === undefined) {
      batch = { topic, partition, records: new Records(), position: START };
      partitions.set(name, batch);
    }
    batch.records.add({ key, value, headers });
  }
  return { partitions: [...partitions.values()], messages: letters.length, through: START };
}
