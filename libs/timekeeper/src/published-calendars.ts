import type { CalendarDefinition } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import type { Changes } from './net-changes.js';

/** A calendar's first day is cut by its own zone. */
type Published = CalendarDefinition & { readonly validFrom?: string };

const CLOCK = /^calendar:(.+)@(\d+)$/;

/**
 * The moments at which published calendars come into force: a moment of the directory, whose door
 * has due times computed again (domain.md §5.2). Undefined where the event publishes none.
 */
export function publishedCalendars({ type, data, occurredAt }: RecordedEvent): Changes | undefined {
  if (type !== 'CalendarsPublished') return undefined;
  const { calendars } = data as { readonly calendars: readonly Published[] };
  return {
    started: calendars.map((calendar) => ({
      id: `calendar:${calendar.id}@${calendar.version}`,
      warnAt: [],
      dueAt: inForceFrom(calendar, occurredAt),
    })),
  };
}

/** Which calendar such a moment speaks of; undefined where the clock is none of these. */
export function calendarOfClock(
  clock: string,
): { readonly id: string; readonly version: number } | undefined {
  const [, id, version] = CLOCK.exec(clock) ?? [];
  return id === undefined ? undefined : { id, version: Number(version) };
}

function inForceFrom({ validFrom, utcOffsetMinutes }: Published, published: string): string {
  if (validFrom === undefined) return published;
  const start = Date.parse(`${validFrom}T00:00:00Z`) - utcOffsetMinutes * 60_000;
  return new Date(Math.max(start, Date.parse(published))).toISOString();
}
