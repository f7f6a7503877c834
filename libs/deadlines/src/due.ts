import type { Computation } from './clock.js';
import type { Limit } from './limit.js';
import {
  HOUR_MS,
  instantOf,
  millisecondsOf,
  MINUTE_MS,
  monthsAfter,
  nextDayNumbered,
} from './local-days.js';
import type { WorkingCalendar } from './working-calendar.js';

/** A due time and how it came about. `dueAt` is the last instant in time, ISO 8601 UTC. */
export interface Due {
  readonly dueAt: string;
  readonly computation: Computation;
}

interface Counted {
  readonly at: number;
  readonly rolled: boolean;
}

/**
 * When something is due that may take `limit` from an ISO instant on (domain.md §5.3):
 * by minutes and hours it counts from the moment, by office hours from the next opening; by days and
 * months the start day is not counted (民法典 art. 201) and the last one counts whole. A last natural
 * day ends one millisecond before midnight, a last working day when the office closes; a month
 * without that day number ends with its last day (art. 202); a last day off rolls where the limit
 * says so (art. 203).
 * @throws RangeError where the limit is none: negative, or parts of days.
 */
export function dueOf(from: string, limit: Limit, calendar: WorkingCalendar): Due {
  const start = millisecondsOf(from);
  return dueFrom(start, countFrom(start, limit, calendar), limit, calendar);
}

/**
 * When something due at an ISO instant is due after an extension: counted on from the due time, whose
 * own day is used up. Never earlier than it was.
 */
export function extendedDue(due: Due, by: Limit, calendar: WorkingCalendar): Due {
  const start = millisecondsOf(due.dueAt);
  const counted = countOn(start, by, calendar);
  const later = counted.at > start ? counted : { at: start, rolled: false };
  const { dueAt, computation } = dueFrom(start, later, by, calendar);
  const provisional = computation.provisional || due.computation.provisional;
  return { dueAt, computation: { ...computation, provisional, onTopOf: due.computation } };
}

/** The last day of a limit by natural days or months as counted, before it rolled. */
export function lastDayCounted(
  { from, amount, unit }: Computation,
  calendar: WorkingCalendar,
): number {
  return lastDay(calendar.dayOf(millisecondsOf(from)), { amount, unit });
}

/** What is wrong with a limit, or undefined. */
export function limitFault({ amount, unit }: Limit): string | undefined {
  if (!Number.isFinite(amount) || amount < 0) return `${amount} ${unit} is no time.`;
  if (unit === 'NAT_MIN' || unit === 'NAT_HOUR' || unit === 'WORK_HOUR') return undefined;
  if (!Number.isInteger(amount)) return `${amount} ${unit}: days and months count whole.`;
  if (unit === 'FIXED_AT' && (amount < 1 || amount > 31)) return `No month has a day ${amount}.`;
  return undefined;
}

function countFrom(start: number, limit: Limit, calendar: WorkingCalendar): Counted {
  const fault = limitFault(limit);
  if (fault !== undefined) throw new RangeError(fault);
  switch (limit.unit) {
    case 'WORK_HOUR':
      return limit.amount === 0
        ? exactly(calendar.nextOpening(start))
        : exactly(workedOn(start, limit.amount, calendar));
    case 'WORK_DAY': {
      const firstDay = calendar.dayOf(calendar.nextOpening(start));
      const lastDay = calendar.workdayAt(calendar.workdaysBefore(firstDay) + limit.amount);
      return exactly(calendar.endOfBusiness(lastDay));
    }
    case 'NAT_MIN':
    case 'NAT_HOUR':
    case 'NAT_DAY':
    case 'CAL_MONTH':
    case 'FIXED_AT':
      return countNatural(start, limit, calendar);
  }
}

/** As `countFrom`, from a due time: a closed office is no late arrival, and its day is over. */
function countOn(start: number, limit: Limit, calendar: WorkingCalendar): Counted {
  const fault = limitFault(limit);
  if (fault !== undefined) throw new RangeError(fault);
  if (limit.unit === 'WORK_HOUR')
    return exactly(limit.amount === 0 ? start : workedOn(start, limit.amount, calendar));
  if (limit.unit !== 'WORK_DAY') return countNatural(start, limit, calendar);
  const workdaysGone = calendar.workdaysBefore(calendar.dayOf(start) + 1);
  return exactly(calendar.endOfBusiness(calendar.workdayAt(workdaysGone - 1 + limit.amount)));
}

function countNatural(start: number, limit: Limit, calendar: WorkingCalendar): Counted {
  if (limit.unit === 'NAT_MIN') return exactly(start + Math.round(limit.amount * MINUTE_MS));
  if (limit.unit === 'NAT_HOUR') return exactly(start + Math.round(limit.amount * HOUR_MS));
  const last = lastDay(calendar.dayOf(start), limit);
  const shown = limit.rollOnHoliday === true ? calendar.workdayFrom(last) : last;
  return { at: calendar.endOfDay(shown), rolled: shown !== last };
}

/** The last day of a limit by days or months, before it rolls. */
function lastDay(startDay: number, { unit, amount }: Limit): number {
  if (unit === 'CAL_MONTH') return monthsAfter(startDay, amount);
  if (unit === 'FIXED_AT') return nextDayNumbered(startDay, amount);
  return startDay + amount;
}

function workedOn(start: number, hours: number, calendar: WorkingCalendar): number {
  return calendar.whenWorked(calendar.workedUntil(start) + Math.round(hours * HOUR_MS));
}

function exactly(at: number): Counted {
  return { at, rolled: false };
}

function dueFrom(start: number, counted: Counted, limit: Limit, calendar: WorkingCalendar): Due {
  const { amount, unit, rollOnHoliday } = limit;
  return {
    dueAt: instantOf(counted.at),
    computation: {
      from: instantOf(start),
      amount,
      unit,
      calendar: calendar.id,
      calendarVersion: calendar.version,
      rolled: counted.rolled,
      provisional: isProvisional(start, counted.at, limit, calendar),
      ...(rollOnHoliday === undefined ? {} : { rollOnHoliday }),
    },
  };
}

/** Whether a notice not yet loaded may change it: office units all along, rolling ones at the end. */
function isProvisional(
  start: number,
  at: number,
  limit: Limit,
  calendar: WorkingCalendar,
): boolean {
  const end = calendar.dayOf(at);
  if (limit.unit === 'WORK_HOUR' || limit.unit === 'WORK_DAY')
    return !calendar.isKnown(calendar.dayOf(start), end);
  if (limit.unit === 'NAT_MIN' || limit.unit === 'NAT_HOUR' || limit.rollOnHoliday !== true)
    return false;
  return !calendar.isKnown(lastDay(calendar.dayOf(start), limit), end);
}
