import type { Fault } from '@shaodao/doors';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { FAULT_SENTENCES, type CommandFaultCode } from './sentences.js';

/** Headers that say why a message is dead, and where it lay. */
export const DEAD_HEADERS = {
  code: 'shaodao-dead-code',
  zh: 'shaodao-dead-zh',
  en: 'shaodao-dead-en',
  faults: 'shaodao-dead-faults',
  topic: 'shaodao-dead-topic',
  partition: 'shaodao-dead-partition',
  offset: 'shaodao-dead-offset',
} as const;

/** Says who may act: it stays out of what people look at. */
const SECRET = 'authorization';

/** Where a message lay. */
export interface Origin {
  readonly topic: string;
  readonly partition: number;
}

/**
 * The dead letter of a message: key and value byte by byte as they came, its headers without the token,
 * and why it is dead.
 */
export function deadLetter(
  message: Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'offset'>,
  { topic, partition }: Origin,
  why: { readonly code: CommandFaultCode; readonly faults?: readonly Fault[] },
): Message {
  const { zh, en } = FAULT_SENTENCES[why.code];
  const own = Object.entries(message.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== SECRET,
  );
  const headers: IHeaders = {
    ...Object.fromEntries(own),
    [DEAD_HEADERS.code]: why.code,
    [DEAD_HEADERS.zh]: zh,
    [DEAD_HEADERS.en]: en,
    ...(why.faults !== undefined && { [DEAD_HEADERS.faults]: JSON.stringify(why.faults) }),
    [DEAD_HEADERS.topic]: topic,
    [DEAD_HEADERS.partition]: String(partition),
    [DEAD_HEADERS.offset]: message.offset,
  };
  return { key: message.key, value: message.value, headers };
}
