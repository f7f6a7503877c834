import type { MovedClock, StartedClock } from './clock.js';
import type { Due } from './due.js';
import { countsOfficeTime, ownTime } from './elapsed.js';
import type { LimitUnit } from './limit.js';
import { millisecondsOf, MINUTE_MS } from './local-days.js';
import { warnMoments } from './warnings.js';
import type { CalendarFinder, WorkingCalendar } from './working-calendar.js';

/** The unit a clock was granted in, also after an extension in another one. */
export function ownUnit({ limit, computation }: StartedClock): LimitUnit {
  return limit?.unit ?? computation.unit;
}

export function ownCalendar(
  { limit, computation }: StartedClock,
  calendar: CalendarFinder,
): WorkingCalendar {
  return calendar(limit?.calendar ?? computation.calendar);
}

/** How a clock goes on to its new due time, with the warnings that are still to come at `at`. */
export function moved(
  clock: StartedClock,
  due: Due,
  how: {
    readonly because: MovedClock['because'];
    readonly at: string;
    readonly calendar: CalendarFinder;
  },
): MovedClock {
  const unit = ownUnit(clock);
  const calendar = ownCalendar(clock, how.calendar);
  const before = millisecondsOf(clock.dueAt);
  const after = millisecondsOf(due.dueAt);
  // A pause adds nothing to the limit; office time stays what it was when other days become free.
  const grows =
    how.because === 'EXTENDED' || (how.because === 'RECALCULATED' && !countsOfficeTime(unit));
  const ownMinutes =
    (clock.computation.ownMinutes ?? 0) +
    (grows ? ownTime(unit, before, after, calendar) / MINUTE_MS : 0);
  const warned = {
    unit,
    ownMinutes,
    shares: clock.warnShares ?? [],
    after: millisecondsOf(how.at),
    due: after,
  };
  return {
    id: clock.id,
    dueAt: due.dueAt,
    warnAt: warnMoments(warned, calendar),
    because: how.because,
    computation: { ...due.computation, ownMinutes },
  };
}
