import type { Actor, JsonObject } from '@shaodao/decider';

/**
 * The event store port. Adapters: `postgres/`, `memory/`, later `kurrentdb/`.
 * The same conformance suite (`conformance/`) runs against each of them.
 */

/**
 * A place in the order of all events. Opaque: only adapters make one; everybody else stores it,
 * hands it back and compares it with another (`<`, `>`), never computes with it.
 */
export type Position = number & { readonly __position: unique symbol };

/** The place before the first event of every store. */
export const START = 0 as Position;

/** What every event carries beside its facts. */
export interface EventMeta {
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /**
   * The span that appended it (W3C Trace Context), so that what follows from the event is linked with
   * its trace. Absent where nothing was traced, and in events older than tracing.
   */
  readonly traceparent?: string;
}

/** An event to append. `occurredAt` is when it happened in the world, ISO 8601 UTC. */
export interface NewEvent<T extends string = string, D = object> {
  /** UUID; version 7 keeps the id index small. Appending the same id twice is one append. */
  readonly id: string;
  readonly type: T;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly data: D;
  readonly meta: EventMeta;
}

/** An event as the store gives it back. `recordedAt` is when it became durable, ISO 8601 UTC. */
export interface RecordedEvent<T extends string = string, D = object> extends NewEvent<T, D> {
  readonly stream: string;
  /** 1 for the first event of a stream. */
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: string;
}

/** Revision the stream must be at: 0 = must not exist yet; 'any' = no check. */
export type ExpectedRevision = number | 'any';

/** One stream's share of an append. `events` is never empty. */
export interface StreamAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** The command behind an append, stored with its answer in the same transaction. */
export interface CommandRecord {
  /** Unique over the whole store; the door prefixes a caller's key with the caller. */
  readonly id: string;
  /** Hash of the command's content: the same id with another fingerprint is a misuse. */
  readonly fingerprint: string;
  readonly answer: JsonObject;
}

export interface StoredCommand extends CommandRecord {
  /** Position of the last event the command wrote. */
  readonly position: Position;
}

export type AppendResult =
  | {
      readonly kind: 'appended';
      readonly position: Position;
      /** New revision of each stream, in the order given. */
      readonly revisions: readonly number[];
    }
  /** These events (by id) were appended before; nothing was written now. */
  | {
      readonly kind: 'already-appended';
      readonly position: Position;
      readonly revisions: readonly number[];
    }
  /** This command (by id) was answered before; nothing was written now. */
  | { readonly kind: 'already-answered'; readonly command: StoredCommand }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

export interface Conflict {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: number;
}

/** Which events of the whole order are wanted. Absent field = no restriction. */
export interface EventFilter {
  /** Stream categories: the part of the stream name before the first `-`. */
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
}

/**
 * A page of the order. `through` is the place up to which the store was searched: with a filter it
 * may lie beyond the last event, so a checkpoint moves on even where nothing matched.
 */
export interface EventPage {
  readonly events: readonly RecordedEvent[];
  readonly through: Position;
}

/** One stream, from its first event on. */
export interface Life {
  readonly stream: string;
  readonly events: readonly RecordedEvent[];
}

export interface ReadLivesOptions {
  /** Only events up to here. */
  readonly through: Position;
  /** Stream categories; absent: all. */
  readonly categories?: readonly string[];
  /** Streams after this one, in the adapter's own order of names; absent: from the first. */
  readonly after?: string;
  /** Streams up to this one, itself included; absent: to the last. */
  readonly until?: string;
  /** Most events of a page; a single stream that is longer is a page of its own. */
  readonly limit: number;
}

export interface LivesPage {
  readonly lives: readonly Life[];
  /** The stream to go on after; undefined at the end. */
  readonly next: string | undefined;
}

export interface ReadStreamOptions {
  /** First revision wanted (inclusive). Forward default 1; backward default the last. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Events after this place. */
  readonly after: Position;
  readonly filter?: EventFilter;
  /** Most events in one page; bounds memory. Default 1,000. */
  readonly pageSize?: number;
  /** Ends the iteration, also while waiting. */
  readonly signal: AbortSignal;
  /** Told each time the subscription has to reconnect; it goes on by itself. */
  readonly onReconnect?: (error: Error, attempt: number) => void;
}

/** Told of each commit that wrote events: how many, and the seconds from sending to durable. */
export type OnCommit = (events: number, seconds: number) => void;

export interface EventStore {
  /**
   * Writes all events of all given streams or nothing. Resolves when they are durable (fsync'd).
   * A wrong revision is an answer (`conflict`), not an exception.
   * @throws StoreUnavailable when the store cannot be reached; the append may or may not have
   *   happened, and repeating it with the same event ids is safe.
   */
  append(streams: readonly StreamAppend[], command?: CommandRecord): Promise<AppendResult>;

  /** The answer stored under a command id, or undefined. */
  findCommand(id: string): Promise<StoredCommand | undefined>;

  /** The events of one stream, page by page underneath; an unknown stream has none. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;

  /** One page of the whole order after a place; `events` empty and `through` = end at the end. */
  readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage>;

  /**
   * Whole streams, page by page in an order of their names that does not change: what is made of a
   * stream's events needs no other then. Absent where the adapter keeps no such order.
   */
  readLives?(options: ReadLivesOptions): Promise<LivesPage>;

  /**
   * The stream at which so many events of the streams after another are over, in the order of
   * `readLives`: who reads side by side divides the streams by it. Undefined where they are fewer.
   * Present where `readLives` is.
   */
  streamAfterEvents?(after: string | undefined, events: number): Promise<string | undefined>;

  /** The events at these places, in their order, each once; places without an event are left out. */
  readAt(places: readonly Position[]): Promise<readonly RecordedEvent[]>;

  /**
   * Every matching event after a place, in order, each once, for ever: first what is stored, then
   * what comes. Pages are never empty of both events and progress. Reconnects by itself.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<EventPage>;

  /** Place of the last event; START when empty. */
  head(): Promise<Position>;

  /**
   * When the last event at or before a place became durable, ISO 8601 UTC; undefined where there is
   * none.
   */
  recordedAt(place: Position): Promise<string | undefined>;

  close(): Promise<void>;
}

/** The store is away for now: connection refused, lost or timed out. Worth a retry. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(cause: unknown) {
    super('The event store is not available', { cause });
  }
}

/** A caller's mistake: empty append, duplicate stream in one append, bad stream name … */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}
