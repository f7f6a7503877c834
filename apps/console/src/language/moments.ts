import type { Texts } from './texts-zh.js';

/** Clocks of China, whatever the browser's. */
const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const timeOf = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'short' });

/** An instant as people say it: 今天 14:30, 昨天 09:00, 11-20 18:00, 2025-12-31 18:00. */
export function spoken(instant: string, texts: Texts, now = Date.now()): string {
  const at = new Date(instant);
  const day = dayOf.format(at);
  const named = new Map([
    [dayOf.format(now - DAY), texts.time.yesterday],
    [dayOf.format(now), texts.time.today],
    [dayOf.format(now + DAY), texts.time.tomorrow],
  ]).get(day);
  const sameYear = day.slice(0, 4) === dayOf.format(now).slice(0, 4);
  return `${named ?? (sameYear ? day.slice(5) : day)} ${timeOf.format(at)}`;
}

/** How long until an instant, or since it: 还剩 2 天, 已超 3 小时. */
export function distance(instant: string, texts: Texts, now = Date.now()): string {
  const left = Date.parse(instant) - now;
  const span = spanOf(Math.abs(left), texts);
  return left >= 0 ? texts.time.left(span) : texts.time.over(span);
}

/** Minutes of working time, said in hours; below 0 it is over. */
export function workingTime(minutes: number, texts: Texts): string {
  const span = `${spanOf(Math.abs(minutes) * MINUTE, texts)}（${texts.time.working}）`;
  return minutes >= 0 ? texts.time.left(span) : texts.time.over(span);
}

function spanOf(ms: number, { time }: Texts): string {
  if (ms >= 2 * DAY) return time.days(Math.floor(ms / DAY));
  if (ms >= HOUR) return time.hours(Math.floor(ms / HOUR));
  return time.minutes(Math.max(1, Math.floor(ms / MINUTE)));
}
