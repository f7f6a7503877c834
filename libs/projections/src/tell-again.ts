import type { EventStore, Position, RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import { parkedStreams } from './parking.js';
import { wants, type Projector } from './projector.js';

interface Telling {
  readonly projector: Projector;
  readonly store: EventStore;
  /** Where the projector's tables are: what comes later comes by itself. */
  readonly reached: Position;
}

/**
 * After events that come late, what other streams have done meanwhile to rows that were not there. Told
 * twice it leaves the same rows; of a stream that is parked itself, nothing was done.
 */
export async function tellAgain(
  late: readonly RecordedEvent[],
  { projector, store, reached }: Telling,
  tx: PoolClient,
): Promise<void> {
  const streams = new Set(late.flatMap((event) => projector.streamsAcross?.(event) ?? []));
  if (streams.size === 0) return;
  const parked = await parkedStreams(tx, projector.name);
  for (const stream of streams) {
    if (parked.has(stream)) continue;
    const events: RecordedEvent[] = [];
    for await (const event of store.readStream(stream))
      if (event.position <= reached && wants(projector.filter, event)) events.push(event);
    if (events.length > 0) await projector.project(events, tx);
  }
}
