import type { SideClock, SideLimit } from '@shaodao/decider';
import { LIMIT_UNITS, startClock, type CalendarFinder, type LimitUnit } from '@shaodao/deadlines';

/** Starts clocks of one side stream at one moment. */
export interface ClockStarter {
  readonly dueAt: (limit: SideLimit) => string;
  readonly startClock: (id: string, limit: SideLimit) => SideClock;
  readonly isWorkday: (date: string) => boolean;
  readonly localDate: (instant: string) => string;
  readonly endOfDate: (date: string) => string;
}

const DAY_MS = 86_400_000;

/**
 * The clocks of a stream, by the calendars there are.
 * @throws RangeError for a limit that is none; playbooks are checked before they are published.
 */
export function clockStarter(stream: string, now: string, calendar: CalendarFinder): ClockStarter {
  const start = (id: string, { amount, unit, calendar: name }: SideLimit): SideClock => {
    if (!isLimitUnit(unit)) throw new RangeError(`${unit} is no unit of a limit`);
    const limit = { amount, unit, ...(name === undefined ? {} : { calendar: name }) };
    const subject = { kind: 'side', id: stream } as const;
    const clock = startClock({ id, kind: 'SIDE', subject, spec: { limit }, at: now, calendar });
    return { ...clock, kind: 'SIDE', subject };
  };
  return {
    startClock: start,
    dueAt: (limit) => start('due', limit).dueAt,
    isWorkday: (date) => calendar().isWorkingDay(dayNumber(date)),
    localDate: (instant) => {
      const day = calendar().dayOf(Date.parse(instant));
      return new Date(day * DAY_MS).toISOString().slice(0, 10);
    },
    endOfDate: (date) => new Date(calendar().endOfDay(dayNumber(date))).toISOString(),
  };
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

const isLimitUnit = (unit: string): unit is LimitUnit =>
  (LIMIT_UNITS as readonly string[]).includes(unit);
