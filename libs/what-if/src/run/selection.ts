import { START, type EventStore, type Position } from '@shaodao/event-store';
import type { Span } from '../core/index.js';

/** Streams of issues, and how far the log was searched for them. */
export interface Selected {
  readonly streams: readonly string[];
  readonly through: Position;
}

/** Issues a worker gets at once. */
const CHUNK = 200;
const PAGE = 1_000;
const DAY_MS = 86_400_000;

/**
 * The issues reported in the days of a span, in chunks, as they stand in the log up to a position.
 * Reads on only when the next chunk is asked for.
 * @param utcOffsetMinutes of the days: minutes east of Greenwich.
 */
export async function* selectIssues(
  store: Pick<EventStore, 'readAll'>,
  { from, to }: Pick<Span, 'from' | 'to'>,
  until: { readonly position: Position; readonly utcOffsetMinutes: number },
): AsyncGenerator<Selected, void> {
  const offset = until.utcOffsetMinutes * 60_000;
  const begin = Date.parse(`${from}T00:00:00Z`) - offset;
  const end = Date.parse(`${to}T00:00:00Z`) - offset + DAY_MS;
  const filter = { categories: ['issue'], types: ['IssueReported'] };
  let streams: string[] = [];
  let after = START;
  while (after < until.position) {
    const page = await store.readAll(after, PAGE, filter);
    for (const { stream, occurredAt, position } of page.events) {
      const at = Date.parse(occurredAt);
      if (position > until.position || at < begin || at >= end) continue;
      streams.push(stream);
      if (streams.length < CHUNK) continue;
      yield { streams, through: position };
      streams = [];
    }
    if (page.through <= after) break;
    after = page.through;
  }
  if (streams.length > 0) yield { streams, through: until.position };
}
