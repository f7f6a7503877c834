/**
 * A CloudEvent 1.0 in structured mode. Extension attributes (lower case, text or 32-bit whole numbers)
 * are fields beside these in what extends it.
 */
export interface CloudEvent<D extends object = object> {
  readonly specversion: '1.0';
  /** Unique together with `source`; of an event its own id, so that a repeat is known as one. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When it happened in the world, ISO 8601 UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: D;
}

/** The content type of every message's value. */
export const CLOUD_EVENT = 'application/cloudevents+json; charset=UTF-8';

/** The `source` of everything this engine says. */
export const SOURCE = '/shaodao';
