import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidCursor, readCursor, writeCursor } from './cursor.js';

const TIME = '2026-03-02T01:00:00.000Z';

describe('a cursor', () => {
  it('gives back what it was made of', () => {
    const cursor = writeCursor('inbox', TIME, 'i1', 'a1');
    expect(readCursor('inbox', cursor, 2)).toEqual([TIME, 'i1', 'a1']);
    expect(readCursor('due', writeCursor('due', 'infinity', 'i1'), 1)).toEqual(['infinity', 'i1']);
  });

  it.each([
    ['another list', writeCursor('due', TIME, 'i1')],
    ['another number of identifiers', writeCursor('reported', TIME, 'i1', 'a1')],
    ['a time that is none', writeCursor('reported', '2026-99-99T01:00:00.000Z', 'i1')],
    ['a text that PostgreSQL cannot hold', writeCursor('reported', TIME, 'i\0')],
    ['nothing', ''],
  ])('of %s is refused', (_what, cursor) => {
    expect(() => readCursor('reported', cursor, 1)).toThrow(InvalidCursor);
  });

  it('made up by a stranger is refused and never crashes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(encode)), (cursor) => {
        expect(() => readCursor('reported', cursor, 1)).toThrow(InvalidCursor);
      }),
    );
  });
});

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
