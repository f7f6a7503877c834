export * from './limit.js';
export type * from './calendar.js';
export * from './clock.js';
export { calendarFaults } from './calendar-faults.js';
export { OFFICE_HOURS_CN, ROUND_THE_CLOCK, SHIPPED_CALENDARS, URGENT_HOURS } from './calendars.js';
export { dueOf, extendedDue, limitFault, type Due } from './due.js';
export { minutesBetween, workingMinutesBetween } from './elapsed.js';
export { extendClock } from './extend.js';
export {
  announcedBy,
  announcedInFile,
  type AnnouncedYears,
  type HolidayFile,
  type YearNotice,
} from './holidays.js';
export { NOTICES_CN } from './notices-cn.js';
export { pauseClock, remainingOf, resumeClock } from './pause.js';
export { computedAgain, recalculateClock } from './recalculate.js';
export {
  clocksAfter,
  joinChanges,
  momentOf,
  type RunningClock,
  type RunningClocks,
} from './running-clock.js';
export { afterVisit, limitOfVisit, type StageTime, type StageTimes } from './stage-times.js';
export { limitOf, startClock, type ClockStart } from './start-clock.js';
export { warnMoments } from './warnings.js';
export { compileCalendar, type CalendarFinder, type WorkingCalendar } from './working-calendar.js';
