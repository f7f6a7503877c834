import type { JsonObject } from '@shaodao/decider';
import { SEALED_FIELDS, type IssueEventType } from '@shaodao/issue';
import { commandAttributes } from '../commands/command-event.js';
import { DEPARTMENT_COMMANDS } from '../commands/department-commands.js';
import { DEAD_HEADERS } from '../commands/dead-letters.js';
import { REPLY_TYPES } from '../commands/replies.js';
import { acceptedSchema, refusedSchema } from '../commands/reply-schema.js';
import { FAULT_SENTENCES } from '../commands/sentences.js';
import { directoryEntrySchema } from '../directory/directory-entry.js';
import { ENTRY_TYPE } from '../directory/directory-route.js';
import { TYPE_PREFIX } from '../envelope/event-envelope.js';
import { cloudEventAttributes, eventEnvelopeSchema } from '../envelope/schema.js';
import { ORDER_FACTS, orderDataSchema, type OrderFact } from '../orders/order-facts.js';
import { envelope, HEADERS } from './shared-schemas.js';
import { ORDER_TYPE } from '../orders/orders-route.js';
import { count, oneOf } from '../orders/fields.js';

/** What stands in the document for one form of message. */
interface MessageForm {
  readonly summary: string;
  readonly key: string;
  readonly payload: JsonObject;
  readonly headers?: JsonObject;
  readonly contentType?: string;
}

const text: JsonObject = { type: 'string', minLength: 1 };
const position: JsonObject = { type: 'string', pattern: '^[1-9]\\d*$' };
const { traceparent } = eventEnvelopeSchema['properties'] as Record<string, JsonObject>;

/** A closed CloudEvent of one type; further attributes may be there where their name ends in `?`. */
function cloudEvent(type: string, data: JsonObject, own: Readonly<Record<string, JsonObject>>) {
  const names = Object.keys(own);
  return {
    type: 'object',
    additionalProperties: false,
    required: [
      ...Object.keys(cloudEventAttributes),
      ...names.filter((name) => !name.endsWith('?')),
    ],
    properties: {
      ...cloudEventAttributes,
      ...Object.fromEntries(
        names.map((name) => [name.replace(/\?$/, ''), own[name] as JsonObject]),
      ),
      type: { const: type },
      data,
    },
  } satisfies JsonObject;
}

const orderMessages = (Object.keys(ORDER_FACTS) as OrderFact[]).map(
  (fact): [string, MessageForm] => {
    const { zh, en } = ORDER_FACTS[fact];
    const payload = cloudEvent(ORDER_TYPE + fact, orderDataSchema(fact), {
      position,
      revision: count,
      schemaversion: count,
      correlationid: text,
      'traceparent?': traceparent as JsonObject,
    });
    return [`Order${fact}`, { summary: `${zh} · ${en}`, key: 'unit', payload, headers: HEADERS }];
  },
);

const commandMessages = [...DEPARTMENT_COMMANDS].map(
  ([type, { name, gate }]): [string, MessageForm] => {
    const { properties = {}, required = [] } = commandAttributes;
    const payload = {
      type: 'object',
      required: [...required],
      properties: { ...properties, type: { const: type }, data: gate.schema },
    } as unknown as JsonObject;
    const headers: JsonObject = {
      type: 'object',
      required: ['authorization'],
      properties: {
        authorization: { type: 'string', pattern: '^[Bb]earer \\S+$' },
        'shaodao-acting-as': text,
      },
    };
    return [
      `Command${name}`,
      { summary: name, key: 'issue, the same as subject', payload, headers },
    ];
  },
);

const reply = (type: string, data: JsonObject): JsonObject =>
  cloudEvent(type, data, { schemaversion: count, correlationid: text, causationid: text });

/** The facts of an issue's events as the source has them, and what any of them may say of clocks. */
export interface EventSchemas {
  readonly events: ReadonlyMap<string, JsonObject>;
  readonly clocks: JsonObject;
}

const eventMessages = ({ events }: EventSchemas): readonly [string, MessageForm][] =>
  [...events].map(([type, facts]) => {
    const sealed = SEALED_FIELDS[type as IssueEventType].join(', ');
    const summary = sealed === '' ? type : `${type}（密文 · ciphertext: ${sealed}）`;
    const payload = {
      allOf: [envelope],
      properties: {
        type: { const: TYPE_PREFIX + type },
        stream: { type: 'string', pattern: '^issue-' },
        data: { allOf: [{ $ref: '#/components/schemas/ClockEffects' }, withoutClocks(facts)] },
      },
    };
    return [`Event${type}`, { summary, key: 'issue', payload, headers: HEADERS }];
  });

/** What is said of clocks is in `ClockEffects` already. */
function withoutClocks(facts: JsonObject): JsonObject {
  const { clocks: _clocks, ...properties } = facts['properties'] as JsonObject;
  return { ...facts, properties };
}

/** Every form of message, by its name in the document. */
export const messagesWith = (schemas: EventSchemas): Readonly<Record<string, MessageForm>> => ({
  ...Object.fromEntries(eventMessages(schemas)),
  EventBesideIssues: {
    summary:
      '事项以外的记录（议事、调解、机制、目录清单审议等）的事件 · An event of any stream that is no issue',
    key: 'stream',
    payload: {
      allOf: [envelope],
      properties: { stream: { type: 'string', pattern: '^(?!issue-)' } },
    },
    headers: HEADERS,
  },
  ...Object.fromEntries(orderMessages),
  DirectoryEntry: {
    summary: '目录条目变更后的全貌 · An entry of the directory, whole, after a change',
    key: 'table:code',
    payload: cloudEvent(ENTRY_TYPE, directoryEntrySchema, {
      position,
      revision: count,
      schemaversion: count,
      correlationid: text,
    }),
    headers: HEADERS,
  },
  DirectoryEntryEnded: {
    summary: '条目不再有效（墓碑消息）· The entry holds no more: a tombstone',
    key: 'table:code',
    payload: { type: 'null' },
    headers: HEADERS,
  },
  ...Object.fromEntries(commandMessages),
  ReplyAccepted: {
    summary: '命令已执行 · The command was carried out',
    key: 'issue',
    payload: reply(REPLY_TYPES.accepted, acceptedSchema),
  },
  ReplyRefused: {
    summary: '命令未执行及原因 · The command was not carried out, and why',
    key: 'issue',
    payload: reply(REPLY_TYPES.refused, refusedSchema),
  },
  DeadLetter: {
    summary: '读不懂的消息，原样保存 · What could not be read, byte by byte as it came',
    key: 'as it came',
    payload: {},
    contentType: 'application/octet-stream',
    headers: {
      type: 'object',
      required: [
        DEAD_HEADERS.code,
        DEAD_HEADERS.topic,
        DEAD_HEADERS.partition,
        DEAD_HEADERS.offset,
      ],
      properties: {
        [DEAD_HEADERS.code]: oneOf(Object.keys(FAULT_SENTENCES)),
        [DEAD_HEADERS.zh]: text,
        [DEAD_HEADERS.en]: text,
        [DEAD_HEADERS.faults]: text,
        [DEAD_HEADERS.topic]: text,
        [DEAD_HEADERS.partition]: text,
        [DEAD_HEADERS.offset]: text,
        authorization: false,
      },
    },
  },
});
