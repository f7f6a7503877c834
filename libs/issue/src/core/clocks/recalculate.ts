import { recalculateClock, type ClockKind, type MovedClock } from '@shaodao/deadlines';
import type { DecisionContext } from '../context.js';
import type { RunningClock } from './running.js';

/** Clocks whose due moment the appellant is shown: they never move earlier (invariant 14). */
export const SHOWN: readonly ClockKind[] = ['OVERALL', 'HANDLE', 'REWORK'];

/** Also shown, though no limit of the work. */
const PROMISED: readonly ClockKind[] = [...SHOWN, 'INTERIM', 'EVAL_WINDOW', 'REOPEN_WINDOW'];

/**
 * The clocks that calendars as they are now let end at another moment than was computed: only those
 * computed provisionally, before a year's notice was loaded, and not overdue (domain.md §5.2).
 */
export function recalculations(
  clocks: readonly RunningClock[],
  { now, calendar }: Pick<DecisionContext, 'now' | 'calendar'>,
): readonly (readonly [RunningClock, MovedClock])[] {
  return clocks.flatMap((clock) => {
    if (!clock.computation.provisional || clock.breachedAt !== undefined) return [];
    const mayMoveEarlier = !PROMISED.includes(clock.kind);
    const move = recalculateClock(clock, { calendar, at: now, mayMoveEarlier });
    return move === undefined ? [] : [[clock, move] as const];
  });
}
