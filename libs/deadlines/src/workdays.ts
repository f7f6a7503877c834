import type { CalendarDefinition } from './calendar.js';
import { dayOfDate, firstDayOf, weekdayOf, yearOf } from './local-days.js';

const FIRST_YEAR = 1970;

/** Working days of one year. */
interface Year {
  readonly firstDay: number;
  /** Working days of all years before it. */
  readonly before: number;
  /** Working days in the year before its n-th day. */
  readonly rank: Uint16Array;
  /** Days of the year that are working days, ascending. */
  readonly days: Uint16Array;
}

/**
 * Which days are working days, by number and by rank. Years are laid out when first asked for, so
 * that a question costs the same whatever lies between its days.
 */
export class Workdays {
  private readonly years: Year[] = [];
  private readonly exceptions: ReadonlyMap<number, boolean>;
  private readonly weekdays: ReadonlySet<number>;

  constructor({ weekdays, exceptions }: Pick<CalendarDefinition, 'weekdays' | 'exceptions'>) {
    this.weekdays = new Set(weekdays);
    this.exceptions = new Map(exceptions.map(({ date, off }) => [dayOfDate(date), !off]));
  }

  includes(day: number): boolean {
    return this.exceptions.get(day) ?? this.weekdays.has(weekdayOf(day));
  }

  /** Working days from 1970 to the day, itself left out. */
  before(day: number): number {
    const year = this.yearAt(yearOf(day));
    return year.before + (year.rank[day - year.firstDay] ?? 0);
  }

  /** The working day with so many before it. */
  at(rank: number): number {
    while (rank >= this.laidOut()) this.layOut();
    let low = 0;
    let high = this.years.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.years[middle]?.before ?? 0) <= rank) low = middle;
      else high = middle - 1;
    }
    const year = this.yearAt(FIRST_YEAR + low);
    return year.firstDay + (year.days[rank - year.before] ?? 0);
  }

  private yearAt(number: number): Year {
    if (number < FIRST_YEAR) throw new RangeError(`Calendars count from ${FIRST_YEAR} on`);
    while (FIRST_YEAR + this.years.length <= number) this.layOut();
    const year = this.years[number - FIRST_YEAR];
    if (year === undefined) throw new RangeError(`No such year: ${number}`);
    return year;
  }

  private laidOut(): number {
    const last = this.years[this.years.length - 1];
    return last === undefined ? 0 : last.before + last.days.length;
  }

  private layOut(): void {
    const before = this.laidOut();
    const number = FIRST_YEAR + this.years.length;
    const firstDay = firstDayOf(number);
    const length = firstDayOf(number + 1) - firstDay;
    const rank = new Uint16Array(length);
    const days: number[] = [];
    for (let day = 0; day < length; day += 1) {
      rank[day] = days.length;
      if (this.includes(firstDay + day)) days.push(day);
    }
    this.years.push({ firstDay, before, rank, days: Uint16Array.from(days) });
  }
}
