import type { Fault } from './checker.js';

/** Escapes in JSON that may mean NUL or half a character; everything else is storable. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;
// eslint-disable-next-line no-control-regex -- NUL is what is looked for
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/** True where a JSON text has to be looked at by `unstorableTexts`: cheap, for every request. */
export function maySmuggle(json: string): boolean {
  return SUSPICIOUS.test(json);
}

/** True for a text PostgreSQL can keep in JSON: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** The texts (keys too) of a value that cannot be stored, as faults. */
export function unstorableTexts(value: unknown, field = ''): Fault[] {
  if (typeof value === 'string')
    return isStorable(value) ? [] : [{ field, rule: 'text', wanted: undefined }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    isStorable(name)
      ? unstorableTexts(inner, `${field}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      : [{ field, rule: 'text', wanted: undefined }],
  );
}
