import type { EventFilter, Position, RecordedEvent } from '@shaodao/event-store';
import type { Migration } from '@shaodao/platform';
import type { PoolClient } from 'pg';

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
   * Writes what a batch of events (in order, each wanted) changes, by few statements over the whole
   * batch. Delivering a batch twice, or cut differently, leaves the same rows. Keeps nothing in
   * memory from one call to the next: a transaction may be rolled back afterwards.
   */
  project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void>;
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

function categoryOf(stream: string): string {
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
