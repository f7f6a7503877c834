/**
 * A batch as columns for `unnest`, written here: the driver writes arrays, too, but escapes every
 * value by two replacements, which cost more than all the rest of a small batch.
 */

type Value = string | number | boolean | null;

/** One column as an array literal; any text may stand in it. */
export function column<T>(rows: readonly T[], valueOf: (row: T) => Value): string {
  const elements: string[] = [];
  let last: Value | undefined;
  let element = '';
  for (const row of rows) {
    const value = valueOf(row);
    // Neighbours are often alike; what stands ready need not be quoted again.
    if (value !== last) element = elementOf(value);
    last = value;
    elements.push(element);
  }
  return `{${elements.join(',')}}`;
}

/**
 * One column of JSON, to be taken apart by `string_to_array(…, chr(31))`: JSON is full of quotes,
 * each of which an array literal would escape, and never holds that control character bare.
 */
export function jsonColumn<T>(rows: readonly T[], valueOf: (row: T) => object): string {
  return rows.map((row) => JSON.stringify(valueOf(row))).join('\u001f');
}

function elementOf(value: Value): string {
  if (typeof value !== 'string') return value === null ? 'NULL' : String(value);
  return `"${SPECIAL.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`;
}

const SPECIAL = /["\\]/;
