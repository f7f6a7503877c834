import type { Limit } from './limit.js';
import { ownCalendar, ownUnit } from './moved-clock.js';
import { remainingOf } from './pause.js';
import type { RunningClock } from './running-clock.js';
import type { CalendarFinder } from './working-calendar.js';

/** What the visits to one stage have used so far. */
export interface StageTime {
  readonly visits: number;
  /** What the last visit left of its limit; amount 0 where it used all. */
  readonly left: Limit;
}

/** The stages that were visited, by whatever names them (a clock kind, or kind and unit). */
export type StageTimes = Readonly<Record<string, StageTime>>;

/**
 * The limit of the next visit: what is left where visits add up (`cumulative`), else the whole limit
 * each time. Give it to `startClock` as `limit`.
 */
export function limitOfVisit(
  times: StageTimes,
  stage: string,
  rule: { readonly limit: Limit; readonly cumulative?: boolean },
): Limit {
  const left = rule.cumulative === true ? times[stage]?.left : undefined;
  return left ?? rule.limit;
}

/** The bookkeeping after a visit whose clock was stopped at an ISO instant. */
export function afterVisit(
  times: StageTimes,
  stage: string,
  visit: {
    readonly clock: RunningClock;
    readonly at: string;
    readonly calendar: CalendarFinder;
  },
): StageTimes {
  const { clock, at, calendar } = visit;
  const left = remainingOf(clock, clock.pausedAt ?? at, calendar) ?? nothingLeft(clock, calendar);
  return { ...times, [stage]: { visits: (times[stage]?.visits ?? 0) + 1, left } };
}

function nothingLeft(clock: RunningClock, calendar: CalendarFinder): Limit {
  const unit = ownUnit(clock);
  const own = ownCalendar(clock, calendar).id;
  // A fixed day is no length of time: the next visit ends on the next one.
  if (unit === 'FIXED_AT') return clock.limit ?? { amount: clock.computation.amount, unit };
  return { amount: 0, unit: unit === 'CAL_MONTH' ? 'NAT_DAY' : unit, calendar: own };
}
