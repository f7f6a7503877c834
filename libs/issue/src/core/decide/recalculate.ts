import { accept, type Decision } from '@shaodao/decider';
import { recalculations } from '../clocks/recalculate.js';
import { factOf } from '../clocks/running.js';
import type { IssueEvent } from '../events.js';
import type { Situation } from './step.js';

/** Limits computed before a year's notice was loaded, by the calendars as they are now. */
export function recalculateClocks({
  state,
  context,
}: Situation<'RecalculateClocks'>): Decision<IssueEvent> {
  const recalculated = recalculations(state.clocks, context).map(([clock, { dueAt }]) => ({
    ...factOf(clock),
    from: clock.dueAt,
    to: dueAt,
  }));
  return recalculated.length === 0
    ? accept()
    : accept({ type: 'DueRecalculated', data: { recalculated } });
}
