import type { CalendarDefinition } from './calendar.js';
import { announcedBy } from './holidays.js';
import { NOTICES_CN } from './notices-cn.js';

/** China has one time zone and no summer time. */
const CHINA = { utcOffsetMinutes: 8 * 60 } as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

/** Office hours with the State Council's days off and make-up workdays; the default calendar. */
export const OFFICE_HOURS_CN: CalendarDefinition = {
  ...CHINA,
  id: 'office-cn',
  version: 1,
  name: { zh: '工作时间', en: 'Office hours' },
  weekdays: [1, 2, 3, 4, 5],
  office: [
    { from: 9 * 60, to: 12 * 60 },
    { from: 13 * 60 + 30, to: 17 * 60 + 30 },
  ],
  ...announcedBy(NOTICES_CN),
};

/** Day and night, every day: hotline, water, electricity, gas, heating. */
export const ROUND_THE_CLOCK: CalendarDefinition = {
  ...CHINA,
  id: 'round-the-clock',
  version: 1,
  name: { zh: '全天候', en: 'Round the clock' },
  weekdays: EVERY_DAY,
  office: [{ from: 0, to: 24 * 60 }],
  exceptions: [],
  knownYears: [],
};

/** 紧急工作时: long hours of every day for urgent work of urban patrol; each city sets its own. */
export const URGENT_HOURS: CalendarDefinition = {
  ...CHINA,
  id: 'urgent-hours',
  version: 1,
  name: { zh: '紧急工作时', en: 'Urgent working hours' },
  weekdays: EVERY_DAY,
  office: [{ from: 7 * 60, to: 22 * 60 }],
  exceptions: [],
  knownYears: [],
};

/** The calendars a new installation starts with; the directory publishes them, the first by default. */
export const SHIPPED_CALENDARS: readonly CalendarDefinition[] = [
  OFFICE_HOURS_CN,
  ROUND_THE_CLOCK,
  URGENT_HOURS,
];
