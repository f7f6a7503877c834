import type { CalendarDefinition } from './calendar.js';
import { calendarFaults } from './calendar-faults.js';
import { DAY_MS, MINUTE_MS, yearOf } from './local-days.js';
import { Workdays } from './workdays.js';

interface Span {
  readonly from: number;
  readonly to: number;
  /** Office time of the day before this span. */
  readonly before: number;
}

/**
 * A calendar that is quick to ask, whatever lies between two instants. Instants and durations are
 * milliseconds, days are day numbers (`local-days.ts`).
 */
export class WorkingCalendar {
  readonly id: string;
  readonly version: number;
  private readonly days: Workdays;
  private readonly spans: readonly Span[];
  /** Office time of one working day. */
  private readonly daily: number;
  private readonly offset: number;
  private readonly known: ReadonlySet<number>;
  private readonly everyWeekday: boolean;

  constructor(definition: CalendarDefinition) {
    this.id = definition.id;
    this.version = definition.version;
    this.days = new Workdays(definition);
    this.offset = definition.utcOffsetMinutes * MINUTE_MS;
    this.known = new Set(definition.knownYears);
    this.everyWeekday = new Set(definition.weekdays).size === 7;
    let daily = 0;
    this.spans = definition.office.map(({ from, to }) => {
      const before = daily;
      daily += (to - from) * MINUTE_MS;
      return { from: from * MINUTE_MS, to: to * MINUTE_MS, before };
    });
    this.daily = daily;
  }

  /** The local day an instant falls on. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.offset) / DAY_MS);
  }

  isWorkingDay(day: number): boolean {
    return this.days.includes(day);
  }

  /** Working days from 1970 to the day, itself left out: a working day's own number. */
  workdaysBefore(day: number): number {
    return this.days.before(day);
  }

  /** The working day with so many before it. */
  workdayAt(rank: number): number {
    return this.days.at(rank);
  }

  /** The day itself where it is a working day, else the next that is. */
  workdayFrom(day: number): number {
    return this.workdayAt(this.workdaysBefore(day));
  }

  /** Office time from 1970 to the instant. */
  workedUntil(instant: number): number {
    const day = this.dayOf(instant);
    const whole = this.workdaysBefore(day) * this.daily;
    if (!this.isWorkingDay(day)) return whole;
    const time = instant - this.startOf(day);
    const sum = this.spans.reduce(
      (total, { from, to }) => total + Math.max(0, Math.min(time, to) - from),
      0,
    );
    return whole + sum;
  }

  /** The first instant by which so much office time (above 0) has passed since 1970. */
  whenWorked(worked: number): number {
    const rank = Math.ceil(worked / this.daily) - 1;
    const rest = worked - rank * this.daily;
    const opening = this.startOf(this.workdayAt(rank));
    const span = this.spans.findLast(({ before }) => before < rest) ?? this.firstSpan;
    return opening + span.from + rest - span.before;
  }

  /** The instant itself where the office is open, else when it opens next. */
  nextOpening(instant: number): number {
    const day = this.dayOf(instant);
    const time = instant - this.startOf(day);
    const span = this.isWorkingDay(day) ? this.spans.find(({ to }) => time < to) : undefined;
    if (span !== undefined) return Math.max(instant, this.startOf(day) + span.from);
    return this.startOf(this.workdayFrom(day + 1)) + this.firstSpan.from;
  }

  /**
   * The last instant of a day: one millisecond before midnight, so that every clock shows that day
   * and a deadline is never earlier than what is shown of it.
   */
  endOfDay(day: number): number {
    return this.startOf(day + 1) - 1;
  }

  /** When the office closes on a day; where it never does, the last instant of the day. */
  endOfBusiness(day: number): number {
    const closing = this.startOf(day) + Math.max(...this.spans.map(({ to }) => to));
    return Math.min(closing, this.endOfDay(day));
  }

  /**
   * True where the notices of all years from one day to another are loaded. A calendar that works on
   * all seven weekdays has no days off that anybody could still announce.
   */
  isKnown(fromDay: number, toDay: number): boolean {
    if (this.everyWeekday) return true;
    for (let year = yearOf(fromDay); year <= yearOf(toDay); year += 1) {
      if (!this.known.has(year)) return false;
    }
    return true;
  }

  private startOf(day: number): number {
    return day * DAY_MS - this.offset;
  }

  private get firstSpan(): Span {
    const [first] = this.spans;
    if (first === undefined) throw new RangeError(`${this.id} has no office hours`);
    return first;
  }
}

const compiled = new WeakMap<CalendarDefinition, WorkingCalendar>();

/**
 * The calendar of a definition, made once per definition object.
 * @throws RangeError where it is none; `calendarFaults` says why.
 */
export function compileCalendar(definition: CalendarDefinition): WorkingCalendar {
  const known = compiled.get(definition);
  if (known !== undefined) return known;
  const faults = calendarFaults(definition);
  if (faults.length > 0) throw new RangeError(`Calendar ${definition.id}: ${faults.join(' ')}`);
  const calendar = new WorkingCalendar(definition);
  compiled.set(definition, calendar);
  return calendar;
}

/** Finds a calendar by its id; without one, the default calendar. */
export type CalendarFinder = (id?: string) => WorkingCalendar;
