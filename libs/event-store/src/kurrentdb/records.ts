import { createHash } from 'node:crypto';
import type { AllStreamResolvedEvent, ResolvedEvent } from '@kurrent/kurrentdb-client';
import type { EncodedEvent } from '../append-rules.js';
import type { CommandRecord, EventMeta, Position, RecordedEvent, StoredCommand } from '../port.js';

/**
 * Each command has a stream of its own, whose only record is its answer. That the stream must not
 * exist yet is a condition of the append, so the server itself holds a command to one answer.
 */
const COMMAND_STREAM = 'shaodao.command-';

/** System streams and those of commands: the adapter's own affair, never given to a reader. */
export const OTHERS = String.raw`\$|shaodao\.command-`;

/** What the server keeps beside an event's facts; it takes texts only. */
interface Properties {
  readonly meta: string;
  readonly occurredAt: string;
  readonly schemaVersion: string;
  /** Tells the append that wrote the event from one that only found it there. */
  readonly append: string;
}

/** A record as the client takes it. Its facts are parsed once more, because the client writes JSON itself. */
export interface NewRecord {
  readonly id: string;
  readonly contentType: 'application/json';
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, string>;
}

/** The command's answer as it is stored. */
interface StoredAnswer extends CommandRecord {
  /** Events of the command; they follow its record at once. */
  readonly events: number;
}

/** The stream that holds a command's answer. */
export function commandStream(id: string): string {
  return COMMAND_STREAM + createHash('sha256').update(id).digest('hex');
}

/** An event as a record; `append` names the append that writes it. */
export function recordOf(event: EncodedEvent, append: string): NewRecord {
  const metadata: Properties = {
    meta: event.meta,
    occurredAt: new Date(event.occurredAt).toISOString(),
    schemaVersion: String(event.schemaVersion),
    append,
  };
  return {
    id: event.id,
    contentType: 'application/json',
    type: event.type,
    data: JSON.parse(event.data) as Record<string, unknown>,
    metadata: { ...metadata },
  };
}

/** The record of a command's answer; `id` is a fresh UUID, so that the server never takes it for known. */
export function answerRecord(command: CommandRecord, events: number, id: string): NewRecord {
  const data: StoredAnswer = { ...command, events };
  return {
    id,
    contentType: 'application/json',
    type: 'CommandAnswered',
    data: { ...data },
    metadata: {},
  };
}

type Resolved = ResolvedEvent | AllStreamResolvedEvent;

/**
 * The place of a record. Records of one append have places of their own, rising as the order does;
 * what a server calls the commit position may be that of their last.
 */
export function placeOf({ event }: Resolved): Position {
  const place = event?.position?.prepare;
  if (place === undefined)
    throw new Error(
      'KurrentDB gave an event without its position; version 25.1 or newer is needed',
    );
  return Number(place) as Position;
}

/** An event as the port gives it. */
export function eventOf(resolved: Resolved): RecordedEvent {
  const { event } = resolved;
  if (event === undefined) throw new Error('KurrentDB gave a link to an event that is gone');
  const properties = event.metadata as unknown as Properties;
  return {
    id: event.id,
    type: event.type,
    schemaVersion: Number(properties.schemaVersion),
    occurredAt: properties.occurredAt,
    data: event.data as object,
    meta: JSON.parse(properties.meta) as EventMeta,
    stream: event.streamId,
    revision: Number(event.revision) + 1,
    position: placeOf(resolved),
    recordedAt: event.created.toISOString(),
  };
}

/** Which append wrote the record. */
export function appendOf({ event }: Resolved): string | undefined {
  return (event?.metadata as unknown as Properties | undefined)?.append;
}

/** A command's answer from its record, and how many events of it follow. */
export function storedAnswerOf({ event }: Resolved): {
  readonly command: Omit<StoredCommand, 'position'>;
  readonly events: number;
} {
  const { id, fingerprint, answer, events } = event?.data as unknown as StoredAnswer;
  return { command: { id, fingerprint, answer }, events };
}
