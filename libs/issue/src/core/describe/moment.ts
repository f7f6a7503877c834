import { millis } from '../instant.js';
import type { Term } from './terms.js';

/** Whose clocks people here read: one for all until a tenant's configuration names another. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times more than asking one. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  });
  CLOCKS.set(timeZone, clock);
  return clock;
}

/**
 * An instant as the clocks of a time zone show it, to the minute; in English with its offset, as
 * readers of English are elsewhere. A text that is no instant stands for itself.
 * @param timeZone IANA name, such as `Asia/Shanghai`. @throws RangeError for an unknown one.
 */
export function moment(instant: string, timeZone: string): Term {
  const at = millis(instant);
  if (Number.isNaN(at)) return { zh: instant, en: instant };
  const parts = clockOf(timeZone).formatToParts(at);
  const part = (wanted: Intl.DateTimeFormatPartTypes): string =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  const zh = `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  return { zh, en: `${zh} ${part('timeZoneName').replace(/^GMT(\+0$)?/, 'UTC')}` };
}
