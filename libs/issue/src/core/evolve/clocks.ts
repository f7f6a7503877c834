import type { EvolveMeta } from '@shaodao/decider';
import { codeOf, type ClockPoint } from '../clocks/points.js';
import {
  clocksAfter,
  visitsAfter,
  withClock,
  type ClockEffects,
  type RunningClock,
  type Visits,
} from '../clocks/running.js';
import type { IssueEvent } from '../events.js';
import { isAccepted, type IssueState, type RunningIssue, type Unreported } from '../state.js';

type Known = Exclude<IssueState, Unreported>;

interface Times {
  readonly clocks: readonly RunningClock[];
  readonly visits?: Visits;
}

const NO_TIMES: Times = { clocks: [] };

/**
 * The state an event leads to, with its time, and with the clocks that were there before it as the
 * event changes them. Folds of single events need not know of clocks.
 */
export function timed(before: IssueState, next: Known, event: IssueEvent & EvolveMeta): Known {
  const { occurredAt } = event;
  const times: Times = before.phase === 'NONE' ? NO_TIMES : before;
  const effects: ClockEffects = event.data;
  const { clocks: changes } = effects;
  const spoken = clockThatSpoke(times.clocks, event);
  if (changes === undefined) return { ...next, lastOccurredAt: occurredAt, clocks: spoken };
  const resting = before.phase === 'MERGED' ? before.rests.clocks : [];
  const visits = visitsAfter(times, changes, occurredAt);
  const state = {
    ...next,
    lastOccurredAt: occurredAt,
    clocks: clocksAfter(spoken, changes, occurredAt, resting),
    ...(visits !== undefined && { visits }),
  };
  return isAccepted(state) ? withLimits(state, effects) : state;
}

/** Where an event is a clock's own moment, that point of the clock is past. */
function clockThatSpoke(
  clocks: readonly RunningClock[],
  event: IssueEvent & EvolveMeta,
): readonly RunningClock[] {
  if (event.type === 'ClockWarned') {
    const { share, afterDue } = event.data;
    const points: readonly ClockPoint[] = [
      ...(share === undefined ? [] : [{ at: 'share' as const, share }]),
      ...(afterDue === undefined ? [] : [{ at: 'after' as const, limit: afterDue }]),
    ];
    return withClock(clocks, event.data.clock, ({ past }) => ({
      past: [...past, ...points.map(codeOf)],
    }));
  }
  if (event.type !== 'ClockBreached') return clocks;
  return withClock(clocks, event.data.clock, ({ past, breachedAt = event.occurredAt }) => ({
    past: [...past, codeOf({ at: 'due' })],
    breachedAt,
  }));
}

function withLimits(state: RunningIssue, { tickets, toldDueAt }: ClockEffects): RunningIssue {
  if (tickets === undefined && toldDueAt === undefined) return state;
  const dueOf = (id: string) => tickets?.find(({ assignment }) => assignment === id)?.dueAt;
  return {
    ...state,
    ...(toldDueAt !== undefined && { dueAt: toldDueAt }),
    assignments: state.assignments.map((each) => {
      const dueAt = dueOf(each.id);
      return dueAt === undefined ? each : { ...each, dueAt };
    }),
  };
}
