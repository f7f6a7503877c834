/** Day arithmetic of one fixed offset: days are counted from 1970-01-01, instants in milliseconds. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Milliseconds since 1970 of an ISO 8601 instant. @throws RangeError where it is none. */
export function millisecondsOf(instant: string): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${instant}`);
  return milliseconds;
}

export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Day number of a local date, `2026-10-01`. @throws RangeError where there is no such day. */
export function dayOfDate(date: string): number {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(milliseconds) || instantOf(milliseconds).slice(0, 10) !== date)
    throw new RangeError(`Not a date: ${date}`);
  return milliseconds / DAY_MS;
}

export function dateOfDay(day: number): string {
  return instantOf(day * DAY_MS).slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

export function firstDayOf(year: number): number {
  return Date.UTC(year, 0, 1) / DAY_MS;
}

/** Same day number some months later, or the last day of a month that has none (民法典 art. 202). */
export function monthsAfter(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  return dayInMonth(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate());
}

/** The next day of a month with that number after the day: the 15th after the 15th is next month's. */
export function nextDayNumbered(day: number, number: number): number {
  const date = new Date(day * DAY_MS);
  const here = dayInMonth(date.getUTCFullYear(), date.getUTCMonth(), number);
  return here > day ? here : dayInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1, number);
}

function dayInMonth(year: number, month: number, number: number): number {
  const lastNumber = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(number, lastNumber)) / DAY_MS;
}
