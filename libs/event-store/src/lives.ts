import type { Life, LivesPage, RecordedEvent } from './port.js';

/**
 * The page that events in the order of their streams make. Where there may be more of them than were
 * read, the last stream is left to the next page, unless it is the only one.
 * @param isAll true where no event follows these
 */
export function livesPageOf(events: readonly RecordedEvent[], isAll: boolean): LivesPage {
  const lives: Life[] = [];
  for (let from = 0; from < events.length;) {
    const stream = (events[from] as RecordedEvent).stream;
    let to = from + 1;
    while (events[to]?.stream === stream) to += 1;
    lives.push({ stream, events: events.slice(from, to) });
    from = to;
  }
  if (isAll) return { lives, next: undefined };
  if (lives.length > 1) lives.pop();
  return { lives, next: lives.at(-1)?.stream };
}
