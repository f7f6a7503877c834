import type { Json } from '../offline/queued-order.js';
import type { Field } from './fields.js';

/** What stands in the fields of a form. */
export type Entered = Readonly<Record<string, unknown>>;

/** True where a field is asked for, as the others stand. */
export const isAsked = ({ when }: Field, entered: Entered): boolean =>
  when === undefined || entered[when.field] === when.is;

/** What a form holds before anybody touched it. */
export const initialOf = (fields: readonly Field[]): Entered =>
  Object.fromEntries(
    fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])),
  );

/** What was entered, as the API wants it: nothing for what was left empty or not asked in the end. */
export function bodyOf(fields: readonly Field[], entered: Entered): Readonly<Record<string, Json>> {
  const body: Record<string, Json> = {};
  for (const field of fields) {
    const { name, kind, needed } = field;
    const value = isAsked(field, entered) ? said(entered[name]) : undefined;
    // Needed pictures may be none where the rules do not ask for any: the server judges.
    if (value === undefined) {
      if (kind.is === 'pictures' && needed) body[name] = [];
    } else body[name] = inShape(kind.is, name, value);
  }
  return body;
}

function inShape(kind: Field['kind']['is'], name: string, value: Json): Json {
  if (kind === 'address') return { address: value };
  if (kind === 'scores') return scoresOf(value);
  // Another record is named as a stream.
  return kind === 'matter' && name === 'stream' ? `issue-${value as string}` : value;
}

const scoresOf = (given: Json): Json =>
  Object.entries(given as Readonly<Record<string, number>>).map(([item, score]) => ({
    item,
    score,
  }));

function said(value: unknown): Json | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value) && value.length === 0) return undefined;
  return value as Json;
}
