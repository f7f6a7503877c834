import type { components } from '../../api/document.js';
import type { Language } from '../../language/choice.js';

/** A table of the directory, as the API names it. */
export type Table = components['schemas']['PreviewedChange']['table'];

/** An entry of any table, as the API answers it; its fields stand in `table-forms.ts`. */
export type Entry = Readonly<Record<string, unknown>>;

/** What an entry held from a day on; `until` is the first day it no longer did. */
export interface Span {
  readonly from: string;
  readonly until?: string;
  readonly entry: Entry;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What tells an entry from the others of its table. */
export function keyOf(entry: Entry): string {
  const { id, code } = entry;
  return isText(id) ? id : isText(code) ? code : '';
}

/** Its name in the reader's language; where it has none, its key. */
export function titleOf(entry: Entry, language: Language): string {
  const { name } = entry;
  if (typeof name !== 'object' || name === null) return keyOf(entry);
  const said = (name as Readonly<Record<string, unknown>>)[language];
  return isText(said) ? said : keyOf(entry);
}

/** A field that holds one code; absent where it holds none. */
export function codeIn(entry: Entry, field: string): string | undefined {
  const value = entry[field];
  return isText(value) ? value : undefined;
}
