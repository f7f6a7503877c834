import type { MovedClock, StartedClock } from './clock.js';
import { extendedDue } from './due.js';
import type { Limit } from './limit.js';
import { moved } from './moved-clock.js';
import type { CalendarFinder } from './working-calendar.js';

/**
 * A clock that is given more time on top of what it had, also after it was due (that it was overdue
 * stays a fact of the history). Whether an extension may be granted is the decider's question.
 * @param extension `at` is when it is granted, an ISO instant.
 */
export function extendClock(
  clock: StartedClock,
  extension: { readonly by: Limit; readonly at: string; readonly calendar: CalendarFinder },
): MovedClock {
  const { by, at, calendar } = extension;
  const due = extendedDue(clock, by, calendar(by.calendar));
  return moved(clock, due, { because: 'EXTENDED', at, calendar });
}
