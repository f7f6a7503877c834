import type { Entry } from './entry.js';
import type { Field } from './table-forms.js';

/** What a form holds. */
export type Values = Readonly<Record<string, unknown>>;

const minuteIn = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An entry as its form begins. */
export function valuesOf(entry: Entry, fields: readonly Field[]): Values {
  return Object.fromEntries(
    fields.flatMap(({ field, kind }) => {
      const value = entry[field];
      if (value === undefined) return [];
      const isInstant = kind.is === 'instant' && typeof value === 'string';
      return [
        [field, isInstant ? minuteIn.format(Date.parse(value)).replace(' ', 'T') : value] as const,
      ];
    }),
  );
}

/** The entry a form describes, with its days; what was left empty is absent. */
export function entryOf(values: Values, fields: readonly Field[]): Entry {
  const filled = fields.flatMap(({ field, kind }) => {
    const value = withoutGaps(values[field]);
    if (value === undefined) return [];
    const isInstant = kind.is === 'instant' && typeof value === 'string';
    // Typed by the clocks of China, whatever the browser's.
    return [[field, isInstant ? new Date(`${value}:00+08:00`).toISOString() : value] as const];
  });
  const days = ['validFrom', 'validTo'].flatMap((field) => {
    const value = withoutGaps(values[field]);
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries([...filled, ...days]);
}

/** Undefined for what says nothing: empty text, no choice, an object with a part left empty. */
function withoutGaps(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return value.length === 0 ? undefined : (value as readonly unknown[]);
  if (typeof value !== 'object') return value;
  return Object.values(value).some((part) => part === undefined || part === null || part === '')
    ? undefined
    : value;
}
