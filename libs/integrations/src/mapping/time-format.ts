/** Milliseconds since 1970 as if the wall clock were UTC, and the offset where the text has one. */
export interface WallTime {
  readonly local: number;
  readonly offset?: number;
}

/** Reads a time written in one format; undefined where the text is no such time. */
export type ReadTime = (text: string) => WallTime | undefined;

const FIELDS = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  hh: '(?<hour12>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  a: '(?<half>[AaPp])\\.?[Mm]\\.?',
} as const;

/** Also taken after any format: a fraction of a second, which is dropped, and an offset. */
const TAIL = '(?:\\.\\d+)?(?<offset>Z|[+-]\\d{2}:?\\d{2})?';

/**
 * Compiles a format of `yyyy MM dd HH hh mm ss a` and separators, e.g. `MM/dd/yyyy hh:mm:ss a`.
 * Fields the format leaves out are zero (midnight).
 */
export function timeReader(format: string): ReadTime {
  const pattern = format.replaceAll(/yyyy|MM|dd|HH|hh|mm|ss|a|[.*+?^${}()|[\]\\]/g, (token) =>
    token in FIELDS ? FIELDS[token as keyof typeof FIELDS] : `\\${token}`,
  );
  const shape = new RegExp(`^${pattern}${TAIL}$`);
  return (text) => {
    const groups = shape.exec(text)?.groups;
    return groups === undefined ? undefined : wallTime(groups);
  };
}

function wallTime(groups: Record<string, string | undefined>): WallTime | undefined {
  const part = (name: string): number => Number(groups[name] ?? '0');
  const hour = groups['hour12'] === undefined ? part('hour') : twelveHour(groups);
  if (hour === undefined) return undefined;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const [minute, second] = [part('minute'), part('second')];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(local);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real || year < 1900) return undefined;
  const offset = groups['offset'];
  return offset === undefined ? { local } : { local, offset: offsetMs(offset) };
}

function twelveHour(groups: Record<string, string | undefined>): number | undefined {
  const hour = Number(groups['hour12']);
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (groups['half']?.toLowerCase() === 'p' ? 12 : 0);
}

function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * 60_000;
}
