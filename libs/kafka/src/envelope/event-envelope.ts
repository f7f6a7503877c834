import type { EventMeta, Position, RecordedEvent } from '@shaodao/event-store';
import { keyOfStream } from '@shaodao/projections';
import { SOURCE, type CloudEvent } from './cloud-event.js';

/** What stands before an event's type in that of its message. */
export const TYPE_PREFIX = 'shaodao.';

/** A stored event as a message: nothing of it is lost, so that a consumer can do what a projector does. */
export interface EventEnvelope<D extends object = object> extends CloudEvent<D> {
  /** Place in the order of all events, decimal; text, since an attribute's number ends at 32 bits. */
  readonly position: string;
  readonly stream: string;
  /** 1 for the first event of the stream. */
  readonly revision: number;
  readonly schemaversion: number;
  /** When it became durable, ISO 8601 UTC. */
  readonly recordedat: string;
  readonly commandid: string;
  readonly correlationid: string;
  readonly causationid?: string;
  /** The person who acted, by id. */
  readonly actor: string;
  readonly actorpost?: string;
  readonly actorunit?: string;
  readonly actorterritory?: string;
  /** Comma between roles, percent-encoded within; absent where there are none. */
  readonly actorroles?: string;
  /** W3C trace context of what caused it. */
  readonly traceparent?: string;
}

/** The message of an event. */
export function toEnvelope(event: RecordedEvent): EventEnvelope {
  const { meta } = event;
  const { actor } = meta;
  return {
    specversion: '1.0',
    id: event.id,
    source: SOURCE,
    type: TYPE_PREFIX + event.type,
    subject: keyOfStream(event.stream),
    time: event.occurredAt,
    datacontenttype: 'application/json',
    position: String(event.position),
    stream: event.stream,
    revision: event.revision,
    schemaversion: event.schemaVersion,
    recordedat: event.recordedAt,
    commandid: meta.commandId,
    correlationid: meta.correlationId,
    ...(meta.causationId === undefined ? undefined : { causationid: meta.causationId }),
    actor: actor.person,
    ...(actor.post === undefined ? undefined : { actorpost: actor.post }),
    ...(actor.unit === undefined ? undefined : { actorunit: actor.unit }),
    ...(actor.territory === undefined ? undefined : { actorterritory: actor.territory }),
    ...(actor.roles.length === 0
      ? undefined
      : { actorroles: actor.roles.map(encodeURIComponent).join(',') }),
    ...(meta.traceparent === undefined ? undefined : { traceparent: meta.traceparent }),
    data: event.data,
  };
}

/** The event of a message, as the store itself gives it back. */
export function fromEnvelope(envelope: EventEnvelope): RecordedEvent {
  return {
    id: envelope.id,
    type: envelope.type.slice(TYPE_PREFIX.length),
    schemaVersion: envelope.schemaversion,
    occurredAt: envelope.time,
    data: envelope.data,
    meta: metaOf(envelope),
    stream: envelope.stream,
    revision: envelope.revision,
    position: Number(envelope.position) as Position,
    recordedAt: envelope.recordedat,
  };
}

function metaOf(envelope: EventEnvelope): EventMeta {
  const { actorpost, actorunit, actorterritory, actorroles, causationid, traceparent } = envelope;
  return {
    actor: {
      person: envelope.actor,
      ...(actorpost === undefined ? undefined : { post: actorpost }),
      ...(actorunit === undefined ? undefined : { unit: actorunit }),
      ...(actorterritory === undefined ? undefined : { territory: actorterritory }),
      roles: actorroles === undefined ? [] : actorroles.split(',').map(decodeURIComponent),
    },
    commandId: envelope.commandid,
    correlationId: envelope.correlationid,
    ...(causationid === undefined ? undefined : { causationId: causationid }),
    ...(traceparent === undefined ? undefined : { traceparent }),
  };
}
