import { minutesBetween, workingMinutesBetween, type WorkingCalendar } from '@shaodao/deadlines';
import type { FactInstant } from './fact.js';
import type { Pause } from './issue-facts.js';

/** Whole minutes of a span, natural and by a working calendar; begun minutes are dropped. */
export interface Span {
  readonly minutes: number | null;
  readonly workMinutes: number | null;
}

const UNKNOWN: Span = { minutes: null, workMinutes: null };

/** Begun minutes are dropped, so that equal spans are equal numbers. */
const whole = (minutes: number): number => Math.max(0, Math.floor(minutes));

/** From one instant to another, less the time in between in which the clock stood still. */
export function spanOf(
  from: FactInstant | undefined,
  to: FactInstant | undefined,
  calendar: WorkingCalendar | undefined,
  pauses: readonly Pause[] = [],
): Span {
  if (from === undefined || to === undefined) return UNKNOWN;
  if (pauses.length === 0) {
    const workMinutes =
      calendar === undefined ? null : whole(workingMinutesBetween(from, to, calendar));
    return { minutes: whole(minutesBetween(from, to)), workMinutes };
  }
  const inside = pauses.map((pause) => within(pause, from, to));
  const measured = (length: (a: string, b: string) => number): number =>
    whole(inside.reduce((rest, pause) => rest - length(pause.from, pause.to), length(from, to)));
  return {
    minutes: measured(minutesBetween),
    workMinutes:
      calendar === undefined ? null : measured((a, b) => workingMinutesBetween(a, b, calendar)),
  };
}

/** The part of a pause that lies in a span; none is an empty one at its end. */
function within({ from, to }: Pause, start: string, end: string): Required<Pause> {
  const until = to === undefined || to > end ? end : to;
  const since = from < start ? start : from;
  return since < until ? { from: since, to: until } : { from: until, to: until };
}

/** Minutes of all pauses up to an instant. */
export function pausedMinutes(pauses: readonly Pause[], from: string, to: string): number {
  const spans = pauses.map((pause) => within(pause, from, to));
  return whole(spans.reduce((sum, pause) => sum + minutesBetween(pause.from, pause.to), 0));
}
