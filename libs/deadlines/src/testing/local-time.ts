import { OFFICE_HOURS_CN, ROUND_THE_CLOCK, URGENT_HOURS } from '../calendars.js';
import { compileCalendar, type CalendarFinder } from '../working-calendar.js';

/** `2026-02-13 16:00` in China as an instant. */
export function china(local: string): string {
  const [date, time = '10:00'] = local.split(' ');
  return new Date(`${date ?? ''}T${time}:00+08:00`).toISOString();
}

/** An instant as a clock in China shows it, to the minute: `2026-02-14 11:30`. */
export function shown(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

export const office = compileCalendar(OFFICE_HOURS_CN);
export const roundTheClock = compileCalendar(ROUND_THE_CLOCK);

const all = [OFFICE_HOURS_CN, ROUND_THE_CLOCK, URGENT_HOURS];

/** The shipped calendars by id, office hours by default. */
export const shipped: CalendarFinder = (id = OFFICE_HOURS_CN.id) =>
  compileCalendar(all.find((calendar) => calendar.id === id)!);
