/** Facts of events that are moments, by the names they have. */
const INSTANTS: ReadonlySet<string> = new Set([
  'dueAt',
  'previousDueAt',
  'respondBy',
  'replyBy',
  'nextReviewAt',
  'nextAt',
  'until',
  'toldDueAt',
  'orderedAt',
  'requestedAt',
  'promisedAt',
  'from',
  'to',
]);

/** Facts of events that are units. */
const UNITS: ReadonlySet<string> = new Set([
  'unit',
  'units',
  'community',
  'street',
  'coordinator',
  'recipients',
  'suggestedUnit',
]);

/** Clocks are retold by themselves; the grounds of a dispatch stay those of the day. */
const LEFT_AS_IT_IS: ReadonlySet<string> = new Set(['clocks', 'basis']);

const ISO = /^\d{4}-\d{2}-\d{2}T/;

/** How moments and units of an event's facts read in the other history. */
export interface Reading {
  readonly instant: (value: string) => string;
  readonly unit: (code: string) => string;
}

/** The facts as the other history has them; the same object where they read alike. */
export function readAgain<T>(data: T, reading: Reading): T {
  return read(data, undefined, reading) as T;
}

function read(value: unknown, key: string | undefined, reading: Reading): unknown {
  if (typeof value === 'string') return readText(value, key, reading);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const again = items.map((item) => read(item, key, reading));
    return again.every((item, n) => item === items[n]) ? value : again;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(
    ([name, field]: [string, unknown]) =>
      [name, LEFT_AS_IT_IS.has(name) ? field : read(field, name, reading), field] as const,
  );
  if (fields.every(([, again, field]) => again === field)) return value;
  return Object.fromEntries(fields.map(([name, again]) => [name, again]));
}

function readText(text: string, key: string | undefined, { instant, unit }: Reading): string {
  if (key === undefined) return text;
  if (UNITS.has(key)) return unit(text);
  return INSTANTS.has(key) && ISO.test(text) ? instant(text) : text;
}
