import type { LimitUnit } from './limit.js';
import { ownTimeBefore } from './elapsed.js';
import { instantOf, MINUTE_MS } from './local-days.js';
import type { WorkingCalendar } from './working-calendar.js';

/** What warnings are counted from. */
export interface Warned {
  readonly unit: LimitUnit;
  /** Whole limit in the unit's own time, minutes. */
  readonly ownMinutes: number;
  readonly shares: readonly number[];
  /** Milliseconds since 1970, both; only moments between them are given. */
  readonly after: number;
  readonly due: number;
}

/**
 * When to warn (ISO 8601 UTC, ascending): when each share of the limit is used up. Counted back from
 * the due time, so that pauses move warnings as they move the due time.
 */
export function warnMoments(warned: Warned, calendar: WorkingCalendar): readonly string[] {
  const { unit, ownMinutes, shares, after, due } = warned;
  const moments = shares
    .map((share) => Math.round((1 - share) * ownMinutes * MINUTE_MS))
    .map((left) => ownTimeBefore(unit, due, left, calendar))
    .filter((moment) => moment > after && moment < due)
    .sort((one, other) => one - other);
  return [...new Set(moments)].map(instantOf);
}
