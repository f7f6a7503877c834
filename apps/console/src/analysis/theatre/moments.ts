import { language } from '../../language/choice.js';

/** Clocks of China, whatever the browser's. */
const ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';
const MINUTE = 60_000;

const whole = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});
const weekdays = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short' }),
};

/** `2026-03-02 14:00`. */
export const momentText = (at: number): string => whole.format(at);

/** `2026-03-02 14:00 周一`. */
export const momentSpoken = (at: number): string =>
  `${momentText(at)} ${weekdays[language()].format(at)}`;

/** As a field for date and time holds it. */
export const fieldOf = (at: number): string => momentText(at).replace(' ', 'T');

/** What a field for date and time holds, in milliseconds; undefined where it is empty. */
export function inField(field: string): number | undefined {
  const at = Date.parse(`${field}:00${OFFSET}`);
  return Number.isNaN(at) ? undefined : at;
}

/** This minute: the server's clock may be some seconds behind. */
export const nowWhole = (): number => Math.floor((Date.now() - 5_000) / MINUTE) * MINUTE;
