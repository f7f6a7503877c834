import type { EventPage } from '@shaodao/event-store';
import { pause } from './pause.js';

/**
 * Least time from one page that is not full to the next. An event is visible after at most this, a read and a
 * write; the first one after a rest does not wait.
 */
const FILL_MS = 20;

/**
 * The same pages. With a backlog the next one is read while the present one is worked on; without,
 * it is left to fill up, so that events that come one by one do not cost a transaction each.
 */
export async function* paced(
  pages: AsyncIterable<EventPage>,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<EventPage> {
  const iterator = pages[Symbol.asyncIterator]();
  let upcoming = iterator.next();
  try {
    for (;;) {
      const page = await upcoming;
      if (page.done === true) return;
      const fullAt = performance.now() + FILL_MS;
      const backlog = page.value.events.length >= pageSize;
      if (backlog) {
        upcoming = iterator.next();
        // A failure is thrown where it is awaited; until then it must not count as unhandled.
        upcoming.catch(() => undefined);
      }
      yield page.value;
      if (!backlog) {
        await pause(fullAt - performance.now(), signal);
        upcoming = iterator.next();
      }
    }
  } finally {
    await iterator.return?.();
  }
}
