import type { Instant } from './events.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milliseconds since 1970; NaN where the text is no instant, which no comparison lets through. */
export const millis = (instant: string): number => Date.parse(instant);

/** True where `a` lies strictly after `b`; false where one of them is no instant. */
export const isAfter = (a: string, b: string): boolean => millis(a) > millis(b);

/** The same moment as ISO 8601 UTC with milliseconds. */
export const toInstant = (instant: string): Instant => new Date(millis(instant)).toISOString();

/** Natural hours later (24 h running, no calendar). */
export const plusHours = (instant: Instant, hours: number): Instant =>
  new Date(millis(instant) + hours * HOUR).toISOString();

/** Natural days later (24 h each, no calendar). */
export const plusDays = (instant: Instant, days: number): Instant =>
  new Date(millis(instant) + days * DAY).toISOString();

/** The later of the two. */
export const laterOf = (a: Instant | undefined, b: Instant): Instant =>
  a !== undefined && isAfter(a, b) ? a : b;
