import type { RecordedEvent } from '@shaodao/event-store';
import type { CloudEvent } from '../envelope/cloud-event.js';

/** One message on its way to a topic. */
export interface Outgoing {
  readonly topic: string;
  /** Messages of one key keep their order. */
  readonly key: string;
  /** Null is a tombstone: a compacted topic forgets the key. */
  readonly value: CloudEvent | null;
  /** `content-type` and the correlation ids; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What an event says on a topic; nothing where it does not concern it. The same event gives the same
 * messages, since the relay may send them again. Given the events in their order, one after the other:
 * a promise comes only where a route has to read first what happened before in the event's stream.
 */
export type Route = (event: RecordedEvent) => readonly Outgoing[] | Promise<readonly Outgoing[]>;
