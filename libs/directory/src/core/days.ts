/** A local date, `2026-10-01`. Dates of this form sort as text. */
export type Day = string;

/** Minutes east of Greenwich by which days of the directory are cut: China has one zone. */
const UTC_OFFSET_MINUTES = 480;
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The local date of an instant (ISO 8601). @throws RangeError where it is none */
export function dayOf(instant: string): Day {
  return new Date(Date.parse(instant) + UTC_OFFSET_MINUTES * MINUTE_MS).toISOString().slice(0, 10);
}

/** When a day begins; ISO 8601 UTC. */
export function startOf(day: Day): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - UTC_OFFSET_MINUTES * MINUTE_MS).toISOString();
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** True for a date of the calendar: not for 2026-02-30. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** From when to when something holds. */
export interface Validity {
  /** First day; the day of recording where absent. */
  readonly validFrom?: Day;
  /** Last day, inclusive; without end where absent. */
  readonly validTo?: Day;
}
