/** A place in a sorted list, opaque to callers: the sort key and identifiers of the last row seen. */

/** The cursor was not made by us, or for another list. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super('The cursor is not one of this list');
  }
}

const SORT_TIME = /^(infinity|-infinity|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

/** Text of a cursor for the row with this sort time and these identifiers. */
export function writeCursor(list: string, time: string, ...ids: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, time, ...ids])).toString('base64url');
}

/**
 * Sort time and identifiers of a cursor.
 * @throws InvalidCursor when it is not one of the list, with that many identifiers.
 */
export function readCursor(list: string, cursor: string, ids: number): readonly string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor();
  }
  if (!Array.isArray(parts) || parts.length !== ids + 2) throw new InvalidCursor();
  const texts = parts.filter((part): part is string => typeof part === 'string');
  const [name, time, ...rest] = texts;
  if (texts.length !== parts.length || name !== list) throw new InvalidCursor();
  if (time === undefined || !SORT_TIME.test(time) || rest.some((id) => id.includes('\0'))) {
    throw new InvalidCursor();
  }
  if (time.includes('T') && Number.isNaN(Date.parse(time))) throw new InvalidCursor();
  return [time, ...rest];
}
