import type { ClockChanges, MovedClock, StartedClock } from './clock.js';
import { dueOf, lastDayCounted } from './due.js';
import { ownTime } from './elapsed.js';
import type { Limit } from './limit.js';
import { HOUR_MS, millisecondsOf, MINUTE_MS } from './local-days.js';
import { moved, ownCalendar, ownUnit } from './moved-clock.js';
import type { RunningClock } from './running-clock.js';
import type { CalendarFinder } from './working-calendar.js';

/** What an event says that lets a clock stand still from then on. */
export function pauseClock(clock: Pick<StartedClock, 'id'>): ClockChanges {
  return { paused: [clock.id] };
}

/**
 * What is left of a clock at an ISO instant, in its own unit: hours to the millisecond, days whole
 * without the day itself, months as days. Undefined where nothing is left: it is due, or overdue.
 */
export function remainingOf(
  clock: StartedClock,
  at: string,
  calendar: CalendarFinder,
): Limit | undefined {
  const now = millisecondsOf(at);
  const due = millisecondsOf(clock.dueAt);
  if (now >= due) return undefined;
  const own = ownCalendar(clock, calendar);
  const unit = ownUnit(clock);
  const rest = { calendar: own.id, ...rollOf(clock) };
  switch (unit) {
    case 'NAT_MIN':
      return { amount: (due - now) / MINUTE_MS, unit, ...rest };
    case 'NAT_HOUR':
    case 'WORK_HOUR':
      return { amount: ownTime(unit, now, due, own) / HOUR_MS, unit, ...rest };
    case 'WORK_DAY': {
      const used = own.workdaysBefore(own.dayOf(own.nextOpening(now)) + 1);
      const last = own.workdaysBefore(own.dayOf(due) + 1);
      return { amount: Math.max(0, last - used), unit, ...rest };
    }
    case 'NAT_DAY':
    case 'CAL_MONTH': {
      const last = clock.computation.rolled
        ? lastDayCounted(clock.computation, own)
        : own.dayOf(due);
      return { amount: Math.max(0, last - own.dayOf(now)), unit: 'NAT_DAY', ...rest };
    }
    case 'FIXED_AT':
      return { amount: clock.limit?.amount ?? clock.computation.amount, unit, ...rest };
  }
}

/**
 * A paused clock set going again: due after what was left when it was paused, counted in its own unit
 * (domain.md §5.3, 6). Never due earlier than before; one paused when overdue stays overdue, and a
 * fixed day that has not come yet stays that day.
 * @param pause `pausedAt` and `at` (when it resumes) as ISO instants.
 */
export function resumeClock(
  clock: RunningClock,
  pause: { readonly pausedAt: string; readonly at: string; readonly calendar: CalendarFinder },
): MovedClock {
  const before = { dueAt: clock.dueAt, computation: clock.computation };
  const stays =
    ownUnit(clock) === 'FIXED_AT' && millisecondsOf(pause.at) <= millisecondsOf(clock.dueAt);
  const rest = stays ? undefined : remainingOf(clock, pause.pausedAt, pause.calendar);
  const counted =
    rest === undefined ? before : dueOf(pause.at, rest, ownCalendar(clock, pause.calendar));
  const due = counted.dueAt > before.dueAt ? counted : before;
  return moved(clock, due, { because: 'RESUMED', at: pause.at, calendar: pause.calendar });
}

function rollOf({ limit, computation }: StartedClock): { readonly rollOnHoliday?: boolean } {
  const rollOnHoliday = limit?.rollOnHoliday ?? computation.rollOnHoliday;
  return rollOnHoliday === undefined ? {} : { rollOnHoliday };
}
