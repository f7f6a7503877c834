import type { ClockChanges, StartedClock } from './clock.js';

/** A clock of a stream that has not ended, as its events left it. */
export interface RunningClock extends StartedClock {
  /** ISO 8601 UTC; it stands still since then. */
  readonly pausedAt?: string;
}

/** The clocks of one stream that have not ended, by id. */
export type RunningClocks = Readonly<Record<string, RunningClock>>;

/** The clocks after an event that happened at an ISO instant and carried these changes. */
export function clocksAfter(
  before: RunningClocks,
  changes: ClockChanges | undefined,
  at: string,
): RunningClocks {
  if (changes === undefined) return before;
  const clocks = new Map(Object.entries(before));
  // A clock that one event stops and starts has begun anew.
  for (const id of changes.stopped ?? []) clocks.delete(id);
  for (const clock of changes.started ?? []) clocks.set(clock.id, clock);
  for (const id of changes.paused ?? []) {
    const clock = clocks.get(id);
    if (clock !== undefined) clocks.set(id, { ...clock, pausedAt: clock.pausedAt ?? at });
  }
  for (const { id, dueAt, warnAt, computation, because } of changes.moved ?? []) {
    const clock = clocks.get(id);
    if (clock === undefined) continue;
    const { pausedAt, ...going } = clock;
    const staysPaused = because !== 'RESUMED' && pausedAt !== undefined;
    clocks.set(id, { ...(staysPaused ? clock : going), dueAt, warnAt, computation });
  }
  return Object.fromEntries(clocks);
}

/** All changes of one event, in order; empty kinds are left out. */
export function joinChanges(...all: readonly ClockChanges[]): ClockChanges {
  const started = all.flatMap((changes) => changes.started ?? []);
  const stopped = all.flatMap((changes) => changes.stopped ?? []);
  const paused = all.flatMap((changes) => changes.paused ?? []);
  const moved = all.flatMap((changes) => changes.moved ?? []);
  return {
    ...(started.length === 0 ? {} : { started }),
    ...(stopped.length === 0 ? {} : { stopped }),
    ...(paused.length === 0 ? {} : { paused }),
    ...(moved.length === 0 ? {} : { moved }),
  };
}

/**
 * What a moment (ISO 8601 UTC) is to a clock: `DUE`, `WARN`, or undefined where it is none of its
 * moments or the clock stands still.
 */
export function momentOf(clock: RunningClock, moment: string): 'DUE' | 'WARN' | undefined {
  if (clock.pausedAt !== undefined) return undefined;
  if (clock.dueAt === moment) return 'DUE';
  return clock.warnAt.includes(moment) ? 'WARN' : undefined;
}
