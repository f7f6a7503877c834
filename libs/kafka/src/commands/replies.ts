import { createHash } from 'node:crypto';
import type { JsonObject } from '@shaodao/decider';
import { faultMessage, type Fault } from '@shaodao/doors';
import type { Sentence } from '@shaodao/platform';
import { SOURCE, type CloudEvent } from '../envelope/cloud-event.js';
import type { CommandEvent } from './command-event.js';

export const REPLY_TYPES = {
  accepted: 'shaodao.reply.Accepted',
  refused: 'shaodao.reply.Refused',
} as const;

/** Which command is answered: the `id`, `source` and `type` of its message. */
export interface Answered {
  readonly id: string;
  readonly source: string;
  readonly type: string;
}

/** The command was carried out, now or when it came first. */
export interface AcceptedData {
  readonly command: Answered;
  readonly issue: string;
  /** Place of its last event in the order of all, decimal: a read may wait for it (`?after=`). */
  readonly position: string;
  /** The issue's revision after it. */
  readonly revision: number;
  /** What it made, as HTTP answers. */
  readonly answer: JsonObject;
}

/** One field at fault, as HTTP tells it. */
export interface FaultTold extends Sentence {
  /** JSON pointer into `data`. */
  readonly field: string;
  readonly rule: string;
}

/** The command was not carried out; the sentence says why and what to do. */
export interface RefusedData extends Sentence {
  readonly command: Answered;
  readonly issue: string;
  /** Stable, in capitals; programs decide by it. The same codes as at HTTP. */
  readonly code: string;
  /** Facts the sentence speaks of. */
  readonly params?: JsonObject;
  /** The revision it was decided on, where that matters. */
  readonly revision?: number;
  readonly faults?: readonly FaultTold[];
}

/** An answer to a command. The same command sent again is answered under the same `id`. */
export interface ReplyEvent extends CloudEvent<AcceptedData | RefusedData> {
  readonly type: (typeof REPLY_TYPES)[keyof typeof REPLY_TYPES];
  readonly schemaversion: number;
  readonly correlationid: string;
  /** The `id` of the command's message. */
  readonly causationid: string;
}

/** What is answered, before it is put in an envelope. */
export type Answer =
  | { readonly accepted: Omit<AcceptedData, 'command' | 'issue'> }
  | { readonly refused: Omit<RefusedData, 'command' | 'issue'> };

/** The reply to a command's message. @param now ISO 8601 UTC */
export function replyTo(event: CommandEvent, answer: Answer, now: string): ReplyEvent {
  const { id, source, type, subject: issue } = event;
  const about = { command: { id, source, type }, issue };
  const accepted = 'accepted' in answer;
  return {
    specversion: '1.0',
    id: replyId(event),
    source: SOURCE,
    type: accepted ? REPLY_TYPES.accepted : REPLY_TYPES.refused,
    subject: issue,
    time: now,
    datacontenttype: 'application/json',
    schemaversion: 1,
    correlationid: event.correlationid ?? id,
    causationid: id,
    data: accepted ? { ...about, ...answer.accepted } : { ...about, ...answer.refused },
  };
}

/** The faults as people read them. */
export const toldFaults = (faults: readonly Fault[]): readonly FaultTold[] =>
  faults.map((fault) => ({ field: fault.field, rule: fault.rule, ...faultMessage(fault) }));

/** Follows from the command's own name, so that a reply given twice is known as one. */
const replyId = ({ source, id }: CommandEvent): string =>
  createHash('sha256').update(`${source}\0${id}`).digest('base64url').slice(0, 32);
