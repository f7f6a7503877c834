import type { JsonObject } from '@shaodao/decider';
import { CLOUD_EVENT } from '../envelope/cloud-event.js';
import { topicNames, type TopicNames } from '../topics/topic-names.js';
import { messagesWith, type EventSchemas } from './messages.js';
import { referred, SHARED_SCHEMAS } from './shared-schemas.js';

/** A topic in the document. `action` as seen from the engine. */
interface Channel {
  readonly action: 'send' | 'receive';
  readonly description: string;
  /** Which forms of message it holds, by the begin of their names. */
  readonly holds: string;
}

const CHANNELS: Readonly<Record<keyof TopicNames, Channel>> = {
  issues: {
    action: 'send',
    description:
      '除目录外的全部事件，按事项分区，同一事项内有序；个人信息只有密文。Every event but those of the directory, keyed by issue and in order per issue; personal data as ciphertext only.',
    holds: 'Event',
  },
  orders: {
    action: 'send',
    description:
      '与某个单位的派单、哨声有关的事实，按单位分区；不含个人信息与自由文本。What concerns a unit’s assignments and calls, keyed by unit; no personal data, no free text.',
    holds: 'Order',
  },
  directory: {
    action: 'send',
    description:
      '目录条目，压缩主题，每个条目保留最新一条。The entries of the directory; compacted, the newest of each is kept.',
    holds: 'Directory',
  },
  commands: {
    action: 'receive',
    description:
      '部门系统的命令；key 为事项编号；同一 id 即同一命令。Commands of departments’ systems, keyed by issue; the same id is the same command.',
    holds: 'Command',
  },
  replies: {
    action: 'send',
    description: '对命令的答复，按事项分区。Answers to commands, keyed by issue.',
    holds: 'Reply',
  },
  dead: {
    action: 'send',
    description:
      '读不懂的命令消息与原因。Command messages that could not be read, with the reason.',
    holds: 'DeadLetter',
  },
};

/**
 * The AsyncAPI 3 document of all topics, made from what the code itself checks and writes by.
 * `docs/asyncapi.yaml` is this.
 * @param schemas of the events of issues, as their types have them
 */
export function asyncApiDocument(schemas: EventSchemas): JsonObject {
  const names = topicNames();
  const messages = messagesWith(schemas);
  const heldBy = (holds: string): readonly string[] =>
    Object.keys(messages).filter((name) => name.startsWith(holds));
  const channels = Object.entries(CHANNELS) as [keyof TopicNames, Channel][];
  return {
    asyncapi: '3.0.0',
    info: {
      title: '哨到 · Shaodao',
      version: '1.0.0',
      description:
        '哨到与其他系统之间的 Kafka 消息。说明见 docs/departments.md。The Kafka messages between Shaodao and other systems; docs/departments.md explains them. Made from the code by `npm run pages`.',
    },
    defaultContentType: CLOUD_EVENT,
    channels: Object.fromEntries(
      channels.map(([name, { description, holds }]) => [
        name,
        {
          address: names[name],
          description,
          messages: Object.fromEntries(
            heldBy(holds).map((message) => [message, { $ref: `#/components/messages/${message}` }]),
          ),
        },
      ]),
    ),
    operations: Object.fromEntries(
      channels.map(([name, { action, description }]) => [
        `${action}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        { action, channel: { $ref: `#/channels/${name}` }, summary: description },
      ]),
    ),
    components: {
      schemas: { ...SHARED_SCHEMAS, ClockEffects: schemas.clocks },
      messages: Object.fromEntries(
        Object.entries(messages).map(([name, { summary, key, payload, headers, contentType }]) => [
          name,
          {
            name,
            summary,
            contentType: contentType ?? CLOUD_EVENT,
            ...(headers !== undefined && { headers: referred(headers) }),
            payload: referred(payload),
            bindings: { kafka: { key: { type: 'string', description: key } } },
          },
        ]),
      ),
    },
  };
}
