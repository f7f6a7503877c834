import { isAfter, millis, toInstant } from './instants.js';
import type { SideClock, SideContext } from './side-stream.js';

/** A clock of a stream that has not ended. */
export interface RunningClock {
  readonly id: string;
  readonly dueAt: string;
}

/** What a decided side stream's event says of clocks; the form of `ClockChanges`. */
export interface SideClockChanges {
  readonly started?: readonly SideClock[];
  readonly stopped?: readonly string[];
}

/** The clocks that run after these changes. */
export function clocksAfter(
  running: readonly RunningClock[],
  changes: SideClockChanges | undefined,
): readonly RunningClock[] {
  if (changes === undefined) return running;
  const started = (changes.started ?? []).map(({ id, dueAt }) => ({ id, dueAt }));
  const gone = [...(changes.stopped ?? []), ...started.map((each) => each.id)];
  return [...running.filter((each) => !gone.includes(each.id)), ...started];
}

/** True where the clock still runs, the moment is its due moment and has come. */
export function clockIsDue(
  running: readonly RunningClock[],
  { clock, moment }: { readonly clock: string; readonly moment: string },
  now: string,
): boolean {
  const found = running.find((each) => each.id === clock);
  return found !== undefined && millis(found.dueAt) === millis(moment) && !isAfter(moment, now);
}

/** A clock due at a moment that people named; counted in running minutes, which the moment ends. */
export function clockUntil(
  context: Pick<SideContext<unknown>, 'now' | 'startClock'>,
  id: string,
  dueAt: string,
): SideClock {
  const amount = Math.max(0, Math.ceil((millis(dueAt) - millis(context.now)) / 60_000));
  return {
    ...context.startClock(id, { amount, unit: 'NAT_MIN' }),
    dueAt: toInstant(dueAt),
    warnAt: [],
  };
}

/** The end of those of the named clocks that run, to be spread into an event; else nothing. */
export function stopping(
  running: readonly RunningClock[],
  ...ids: readonly string[]
): { readonly clocks?: { readonly stopped: readonly string[] } } {
  const stopped = running.filter((each) => ids.includes(each.id)).map((each) => each.id);
  return stopped.length === 0 ? {} : { clocks: { stopped } };
}
