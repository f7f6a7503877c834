import type { RecordedEvent } from '@shaodao/event-store';
import type { Moment } from './moment.js';

/**
 * From when an event counts: from when it happened, but never before the event it follows in its
 * stream. Imported and backdated events keep the order they were decided in.
 * @param before of the event before it in the stream, ISO 8601 UTC; undefined for the first.
 */
export function effectiveAt(before: string | undefined, { occurredAt }: RecordedEvent): string {
  return before !== undefined && before > occurredAt ? before : occurredAt;
}

/** True where an event counts at the moment; `effective` as {@link effectiveAt} says. */
export function countsAt(moment: Moment, event: RecordedEvent, effective: string): boolean {
  return moment.axis === 'position'
    ? event.position <= moment.position
    : effective <= moment.instant;
}

/** The events of one stream, given from its first on, that count at the moment. */
export function prefixAt<E extends RecordedEvent>(events: readonly E[], moment: Moment): E[] {
  const prefix: E[] = [];
  let effective: string | undefined;
  for (const event of events) {
    effective = effectiveAt(effective, event);
    if (!countsAt(moment, event, effective)) break;
    prefix.push(event);
  }
  return prefix;
}
