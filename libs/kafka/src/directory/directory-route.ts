import type { EvolveMeta } from '@shaodao/decider';
import {
  dayOf,
  DIRECTORY,
  EMPTY_DIRECTORY,
  evolveDirectory,
  spansFrom,
  type AnyEntry,
  type DirectoryEvent,
  type DirectoryState,
  type TableName,
  type Timeline,
} from '@shaodao/directory';
import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import { SOURCE, type CloudEvent } from '../envelope/cloud-event.js';
import { headersOf } from '../envelope/headers.js';
import type { Outgoing, Route } from '../relay/outgoing.js';
import { FoldedStreams } from '../streams/folded-streams.js';
import { keyOfEntry, TOLD_TABLES, type DirectoryEntry } from './directory-entry.js';

export const ENTRY_TYPE = 'shaodao.directory.Entry';

/** An entry after a change. Its `id` is the event's and its place among the entries the event changed. */
export interface DirectoryEntryEvent extends CloudEvent<DirectoryEntry> {
  readonly type: typeof ENTRY_TYPE;
  /** Place of the event in the order of all, decimal. */
  readonly position: string;
  /** The directory's version after the event. */
  readonly revision: number;
  readonly schemaversion: number;
  readonly correlationid: string;
}

const STREAMS = `${DIRECTORY.category}-`;

/**
 * The directory's entries that an event changed, each whole, keyed by entry: the topic is compacted, and
 * its newest messages together are the directory. A tombstone where nothing holds from the day of the
 * event on. An entry may hold later, or end on a day to come: its days say so, and no message comes then.
 */
export function directoryRoute({
  store,
  topic,
}: {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly topic: string;
}): Route {
  const directories = new FoldedStreams<DirectoryState>({
    store,
    initial: EMPTY_DIRECTORY,
    evolve: (state, event) =>
      evolveDirectory(state, event as unknown as DirectoryEvent & Pick<EvolveMeta, 'occurredAt'>),
    most: 1,
  });
  return (event) => {
    if (!event.stream.startsWith(STREAMS)) return [];
    const around = directories.around(event);
    return around instanceof Promise
      ? around.then(({ before, after }) => outgoing(before, event, after, topic))
      : outgoing(around.before, event, around.after, topic);
  };
}

const outgoing = (
  before: DirectoryState,
  event: RecordedEvent,
  after: DirectoryState,
  topic: string,
): readonly Outgoing[] =>
  changedEntries(before, after).map(({ table, code, timeline }, place) => {
    const holds = spansFrom(timeline, dayOf(event.occurredAt));
    return {
      topic,
      key: keyOfEntry(table, code),
      value: holds.length === 0 ? null : entryEvent({ table, code, holds }, place, event),
      headers: headersOf(event.meta),
    };
  });

interface Changed {
  readonly table: TableName;
  readonly code: string;
  readonly timeline: Timeline<AnyEntry>;
}

/** Folding leaves alone what an event does not touch, so what is another object was touched. */
function changedEntries(before: DirectoryState, after: DirectoryState): readonly Changed[] {
  return TOLD_TABLES.filter((table) => before[table] !== after[table]).flatMap((table) => {
    const was: ReadonlyMap<string, Timeline<AnyEntry>> = before[table];
    const is: ReadonlyMap<string, Timeline<AnyEntry>> = after[table];
    return [...is]
      .filter(([code, timeline]) => was.get(code) !== timeline)
      .map(([code, timeline]) => ({ table, code, timeline }));
  });
}

const entryEvent = (
  data: DirectoryEntry,
  place: number,
  event: RecordedEvent,
): DirectoryEntryEvent => ({
  specversion: '1.0',
  id: `${event.id}.${String(place)}`,
  source: SOURCE,
  type: ENTRY_TYPE,
  subject: keyOfEntry(data.table, data.code),
  time: event.occurredAt,
  datacontenttype: 'application/json',
  position: String(event.position),
  revision: event.revision,
  schemaversion: 1,
  correlationid: event.meta.correlationId,
  data,
});
