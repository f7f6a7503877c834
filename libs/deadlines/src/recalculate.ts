import type { Computation, MovedClock, StartedClock } from './clock.js';
import { dueOf, extendedDue, type Due } from './due.js';
import type { Limit } from './limit.js';
import { instantOf, millisecondsOf } from './local-days.js';
import { moved } from './moved-clock.js';
import type { CalendarFinder } from './working-calendar.js';

/**
 * A clock computed again by newer calendars (a year's notice was loaded), or undefined where nothing
 * moves: its calendars are what they were, it is already due at the ISO instant `at`, or it would be
 * due earlier although it was shown to somebody (domain.md §3.5, 14). An internal limit, which nobody
 * outside was shown, may move earlier, but not into the past.
 */
export function recalculateClock(
  clock: StartedClock,
  by: { readonly calendar: CalendarFinder; readonly at: string; readonly mayMoveEarlier?: boolean },
): MovedClock | undefined {
  const now = instantOf(millisecondsOf(by.at));
  if (now >= clock.dueAt || !isOutdated(clock.computation, by.calendar)) return undefined;
  const due = computedAgain(clock.computation, by.calendar);
  const isEarlier = due.dueAt < clock.dueAt;
  if (due.dueAt === clock.dueAt || due.dueAt <= now) return undefined;
  if (isEarlier && by.mayMoveEarlier !== true) return undefined;
  return moved(clock, due, { because: 'RECALCULATED', at: by.at, calendar: by.calendar });
}

/** The same computation by the calendars as they are now; what an auditor does to check one. */
export function computedAgain(computation: Computation, calendar: CalendarFinder): Due {
  const { from, amount, unit, rollOnHoliday, onTopOf } = computation;
  const limit: Limit = { amount, unit, ...(rollOnHoliday === undefined ? {} : { rollOnHoliday }) };
  const own = calendar(computation.calendar);
  if (onTopOf === undefined) return dueOf(from, limit, own);
  return extendedDue(computedAgain(onTopOf, calendar), limit, own);
}

function isOutdated(computation: Computation, calendar: CalendarFinder): boolean {
  const { calendar: id, calendarVersion, onTopOf } = computation;
  if (calendar(id).version !== calendarVersion) return true;
  return onTopOf !== undefined && isOutdated(onTopOf, calendar);
}
