import type { JsonObject } from '@shaodao/decider';
import type { EventStore, Position, RecordedEvent } from '@shaodao/event-store';
import { streamOf } from '../issue-event.js';

/** One thing that happened. Personal fields in `data` are sealed; times ISO 8601 UTC. */
export interface TimelineEntry {
  readonly revision: number;
  readonly position: Position;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly person: string; readonly post?: string; readonly unit?: string };
  readonly data: JsonObject;
}

/** What happened to issues, in order: their own streams, so never behind a command. */
export class TimelineQueries {
  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /**
   * Entries of an issue after a revision (0: from the first), at most `limit`.
   * @throws StoreUnavailable when the store cannot be reached.
   */
  async entries(issue: string, afterRevision = 0, limit = 500): Promise<readonly TimelineEntry[]> {
    const entries: TimelineEntry[] = [];
    const from = afterRevision + 1;
    for await (const event of this.store.readStream(streamOf(issue), { from, limit }))
      entries.push(timelineEntryOf(event));
    return entries;
  }
}

/** An event of an issue as its timeline shows it. */
export function timelineEntryOf(event: RecordedEvent): TimelineEntry {
  const { revision, position, type, occurredAt, recordedAt, data, meta } = event;
  const { person, post, unit } = meta.actor;
  return {
    revision,
    position,
    type,
    occurredAt,
    recordedAt,
    actor: {
      person,
      ...(post === undefined ? {} : { post }),
      ...(unit === undefined ? {} : { unit }),
    },
    data: data as JsonObject,
  };
}
