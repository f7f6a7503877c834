import type { CalendarDefinition, OfficeSpan } from './calendar.js';
import { dayOfDate } from './local-days.js';

const MINUTES_OF_A_DAY = 1_440;

/** What keeps a definition from being a calendar, one sentence each; empty where nothing does. */
export function calendarFaults(definition: CalendarDefinition): readonly string[] {
  const { weekdays, office, exceptions, utcOffsetMinutes } = definition;
  return [
    ...(weekdays.length === 0 ? ['No weekday is a working day.'] : []),
    ...weekdays
      .filter((weekday) => !Number.isInteger(weekday) || weekday < 1 || weekday > 7)
      .map((weekday) => `${weekday} is no weekday: 1 is Monday, 7 is Sunday.`),
    ...(office.length === 0 ? ['A working day has no office hours.'] : []),
    ...office.filter((span, index) => !fits(span, office[index - 1])).map(sayMisfit),
    ...exceptions.flatMap(({ date }) => (isDate(date) ? [] : [`${date} is no date.`])),
    ...doubles(exceptions.map(({ date }) => date)).map((date) => `${date} stands there twice.`),
    ...(Number.isInteger(utcOffsetMinutes) && Math.abs(utcOffsetMinutes) <= 14 * 60
      ? []
      : [`${utcOffsetMinutes} minutes is no offset from UTC.`]),
  ];
}

function fits({ from, to }: OfficeSpan, before: OfficeSpan | undefined): boolean {
  const inside = Number.isInteger(from) && Number.isInteger(to) && to <= MINUTES_OF_A_DAY;
  return inside && from >= (before?.to ?? 0) && from < to;
}

function sayMisfit({ from, to }: OfficeSpan): string {
  return `Office hours ${from}–${to} do not lie in the day after those before, in whole minutes.`;
}

function isDate(date: string): boolean {
  try {
    dayOfDate(date);
    return true;
  } catch {
    return false;
  }
}

function doubles(dates: readonly string[]): readonly string[] {
  return dates.filter((date, index) => dates.indexOf(date) !== index);
}
