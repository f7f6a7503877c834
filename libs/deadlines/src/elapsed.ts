import type { LimitUnit } from './limit.js';
import { MINUTE_MS, millisecondsOf } from './local-days.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Running minutes from one ISO instant to another; below 0 where the second is earlier. */
export function minutesBetween(from: string, to: string): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / MINUTE_MS;
}

/** Minutes of office time from one ISO instant to another; below 0 where the second is earlier. */
export function workingMinutesBetween(from: string, to: string, calendar: WorkingCalendar): number {
  const worked = calendar.workedUntil(millisecondsOf(to));
  return (worked - calendar.workedUntil(millisecondsOf(from))) / MINUTE_MS;
}

/** True for units that only count office time. */
export function countsOfficeTime(unit: LimitUnit): boolean {
  return unit === 'WORK_HOUR' || unit === 'WORK_DAY';
}

/** Milliseconds between two instants in a unit's own time: office time or running time. */
export function ownTime(
  unit: LimitUnit,
  from: number,
  to: number,
  calendar: WorkingCalendar,
): number {
  if (!countsOfficeTime(unit)) return to - from;
  return calendar.workedUntil(to) - calendar.workedUntil(from);
}

/** The first instant with so much of a unit's own time (milliseconds) between it and a later one. */
export function ownTimeBefore(
  unit: LimitUnit,
  to: number,
  time: number,
  calendar: WorkingCalendar,
): number {
  if (!countsOfficeTime(unit)) return to - time;
  return calendar.whenWorked(calendar.workedUntil(to) - time);
}
