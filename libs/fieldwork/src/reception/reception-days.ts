import type { ReceptionKind } from './section.js';

const DAY_MS = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** True for a day the kind is fixed on, days off left aside. */
function isFixedOn({ dayOfMonth, weekday }: ReceptionKind, date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  if (dayOfMonth !== undefined) return at.getUTCDate() === dayOfMonth;
  return weekday === undefined || (at.getUTCDay() + 6) % 7 === weekday - 1;
}

/**
 * True where a session of the kind may be held on the local date: a fixed day, or the working day
 * that a fixed day off has moved to.
 */
export function isReceptionDay(
  kind: ReceptionKind,
  date: string,
  isWorkday: (date: string) => boolean,
): boolean {
  const fixed = isFixedOn(kind, date);
  const recurs = (kind.dayOfMonth ?? kind.weekday) !== undefined;
  if (!recurs || kind.onHoliday === 'KEEP') return fixed;
  if (!isWorkday(date)) return false;
  return fixed || (kind.onHoliday === 'NEXT_WORKDAY' && holidaysBeforeHold(kind, date, isWorkday));
}

/** Some fixed day lies among the days off that end right before the date. */
function holidaysBeforeHold(
  kind: ReceptionKind,
  date: string,
  isWorkday: (date: string) => boolean,
): boolean {
  for (let day = dayOf(date) - 1; !isWorkday(dateOf(day)); day -= 1) {
    if (isFixedOn(kind, dateOf(day))) return true;
  }
  return false;
}
