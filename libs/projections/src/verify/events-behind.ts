import type { EventStore, Position } from '@shaodao/event-store';
import type { EventBehind, StreamBehind } from './verdict.js';

/** Of a stream, so many of the last events are named. */
const MOST_EVENTS = 10;

/** The events of these streams up to a place: what a row should follow from. */
export async function eventsBehind(
  store: EventStore,
  streams: readonly string[],
  position: Position,
): Promise<readonly StreamBehind[]> {
  const behind: StreamBehind[] = [];
  for (const stream of streams) {
    let events = 0;
    const last: EventBehind[] = [];
    for await (const event of store.readStream(stream)) {
      if (event.position > position) break;
      events += 1;
      last.push({ revision: event.revision, position: event.position, type: event.type });
      if (last.length > MOST_EVENTS) last.shift();
    }
    if (events > 0) behind.push({ stream, events, last });
  }
  return behind;
}
