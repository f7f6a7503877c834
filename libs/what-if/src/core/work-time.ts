import type { WorkingCalendar } from '@shaodao/deadlines';

/** A stretch of one person's or unit's own time. Milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How the stretch is laid out again. */
export interface Layout {
  /** When it begins now, milliseconds since 1970. */
  readonly from: number;
  /** The calendar it was worked in, and the one it is worked in now. */
  readonly was: WorkingCalendar;
  readonly is: WorkingCalendar;
  /** 2: twice as fast. */
  readonly speed: number;
}

/**
 * When a stretch ends that begins at another time, in another calendar or at another speed: as much
 * office time as it took, divided by the speed, and then the time after office hours it ended in, as
 * it was. The same start, calendar and speed give the same end, to the millisecond.
 */
export function laidOut({ from, to }: Stretch, { from: start, was, is, speed }: Layout): number {
  if (to <= from) return start + (to - from);
  const worked = was.workedUntil(to) - was.workedUntil(from);
  if (worked === 0) return start + Math.round((to - from) / speed);
  // The last moment of office time; what lies after it was worked out of hours.
  const closed = was.whenWorked(was.workedUntil(to));
  const after = Math.round((to - closed) / speed);
  return is.whenWorked(is.workedUntil(start) + Math.round(worked / speed)) + after;
}
