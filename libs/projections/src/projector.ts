import type { EventFilter, Life, Position, RecordedEvent } from '@shaodao/event-store';
import type { Migration } from '@shaodao/platform';
import type { PoolClient } from 'pg';

/**
 * What holds of a projector whose events may come in the order of their streams only: each of its rows
 * follows from one stream alone, or what several streams write to it comes out the same in whatever
 * order (rows only added, a greatest value kept).
 */
export interface Partitioned {
  /**
   * Categories whose events touch the rows of other streams, too: they are taken by one process, in
   * order, each when all that came before it is in the tables.
   */
  readonly across: readonly string[];
}

/** How empty tables beside the live ones are filled stream by stream, in whatever order of streams. */
export interface ByLives {
  /**
   * Writes the rows of streams, each given from its first event on with all that the projector wants of
   * it, and none of them twice; others do the same with other streams at the same time. The rows are
   * those that `project` would write of the same events.
   * @throws where an event cannot be projected: its stream is then left to `project`.
   */
  fill(lives: readonly Life[], tx: PoolClient): Promise<void>;
  /** Tables that `fill` only adds rows to: what is unique in them is seen to when they are full. */
  readonly addedTo: readonly string[];
  /** Streams that must be in before all others are. */
  readonly before?: readonly string[];
  /**
   * Categories of its filter that are left to `project` when all streams of the others are in: their
   * events touch rows of several, and those that came later do not mind.
   */
  readonly afterwards?: readonly string[];
}

/** Turns events into the rows of its own read tables; nobody else writes them. */
export interface Projector {
  /** Unique; names its checkpoint. */
  readonly name: string;
  /** Raised when rows already written would come out differently: its tables need a rebuild. */
  readonly version: number;
  /** Which events it wants. */
  readonly filter: EventFilter;
  /** Read tables it owns, in its database schema. */
  readonly tables: readonly string[];
  readonly migrations: readonly Migration[];
  /**
   * True where its rows follow from the events alone, so that its tables can be built anew and held
   * against the live ones; false where it has effects, or others write its rows, too.
   */
  readonly rebuildable: boolean;
  /** Present where its events may be taken partition by partition, side by side. */
  readonly partitioned?: Partitioned;
  /** The streams whose events made a row of one of its tables, for who asks why it is as it is. */
  streamsBehind?(table: string, row: Readonly<Record<string, unknown>>): readonly string[];
  /**
   * Streams of other categories whose events touch the rows this event makes: where it comes late, once it
   * was parked, they are told again after it.
   */
  streamsAcross?(event: RecordedEvent): readonly string[];
  /**
   * Writes what a batch of events (in order, each wanted) changes, by few statements over the whole
   * batch. Delivering a batch twice, or cut differently, leaves the same rows. Keeps nothing in
   * memory from one call to the next: a transaction may be rolled back afterwards.
   */
  project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void>;
  /**
   * Present where its tables can be filled from whole streams; where it is `partitioned` with nothing
   * across, `project` takes them as it is.
   */
  readonly byLives?: ByLives;
}

/** True where a filter wants the event. */
export function wants(filter: EventFilter, event: RecordedEvent): boolean {
  if (filter.types !== undefined && !filter.types.includes(event.type)) return false;
  return filter.categories === undefined || filter.categories.includes(categoryOf(event.stream));
}

/** The smallest filter that lets through whatever any of the projectors wants. */
export function widestFilter(projectors: readonly Projector[]): EventFilter {
  const categories = unionOrAll(projectors.map((projector) => projector.filter.categories));
  const types = unionOrAll(projectors.map((projector) => projector.filter.types));
  return {
    ...(categories === undefined ? {} : { categories }),
    ...(types === undefined ? {} : { types }),
  };
}

/** A position as the database gives it back (`bigint` arrives as text). */
export function positionOf(stored: string): Position {
  return Number(stored) as Position;
}

/** The part of a stream's name before the first `-`. */
export function categoryOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}

function unionOrAll(
  lists: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  const named = lists.filter((list) => list !== undefined);
  if (named.length < lists.length) return undefined;
  return [...new Set(named.flat())];
}
