import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command-event.js';

const ISSUE = '01K9AAAAAAAAAAAAAAAAAAAAA1';
const EVENT = {
  specversion: '1.0',
  id: 'order-7:sign',
  source: '/departments/water',
  type: 'shaodao.command.LogStep',
  subject: ISSUE,
  data: { assignment: 'a-1', note: '已到场', step: null },
};
const read = (event: unknown, key: string | null = ISSUE) =>
  readCommand(
    key === null ? null : Buffer.from(key),
    Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)),
  );

describe('a command message', () => {
  it('is the command that HTTP would take as path and body together', () => {
    expect(read(EVENT)).toEqual({
      event: { ...EVENT, data: { assignment: 'a-1', note: '已到场' } },
      command: { type: 'LogStep', assignment: 'a-1', note: '已到场' },
    });
  });

  it('may carry attributes we do not know, and those we may look at', () => {
    const more = {
      ...EVENT,
      expectedrevision: 4,
      correlationid: 'x',
      partitionkey: 'p',
      time: 'now',
    };
    expect(read(more)).toMatchObject({ event: { expectedrevision: 4, correlationid: 'x' } });
  });

  it.each([
    ['nothing', ''],
    ['half a message', '{"specversion":"1.0"'],
  ])('is unreadable where it is %s', (_what, text) => {
    expect(read(text)).toEqual({ code: 'UNREADABLE' });
  });

  it('is unreadable where it is a tombstone, or no UTF-8', () => {
    const key = Buffer.from(ISSUE);
    expect(readCommand(key, null)).toEqual({ code: 'UNREADABLE' });
    expect(readCommand(key, Buffer.from([0x7b, 0xff, 0x7d]))).toEqual({ code: 'UNREADABLE' });
  });

  it.each([
    ['a list', []],
    ['a number', 7],
    ['nothing at all', null],
    ['another version', { ...EVENT, specversion: '0.3' }],
    ['no id', { ...EVENT, id: undefined }],
    ['an id with spaces', { ...EVENT, id: 'a b' }],
    ['an issue that cannot be', { ...EVENT, subject: '../01K9' }],
    ['data that is text', { ...EVENT, data: 'x' }],
    ['a revision before the first', { ...EVENT, expectedrevision: 0 }],
  ])('has attributes at fault where it is %s', (_what, event) => {
    const unread = read(event);
    expect(unread).toMatchObject({ code: 'ATTRIBUTES_INVALID' });
    expect(unread).not.toHaveProperty('event');
  });

  it.each(['shaodao.command.AcceptIssue', 'shaodao.command.toString', 'LogStep', 'x'])(
    'is of no known type where that is %s, and can be answered',
    (type) => {
      expect(read({ ...EVENT, type })).toMatchObject({ code: 'TYPE_UNKNOWN', event: { type } });
    },
  );

  it.each(['01K9AAAAAAAAAAAAAAAAAAAAA2', '', null])('is keyed wrongly by %p', (key) => {
    expect(read(EVENT, key)).toMatchObject({ code: 'KEY_NOT_ISSUE', event: { id: EVENT.id } });
  });

  it('names every field of its data at fault', () => {
    const data = { assignment: 7, type: 'CloseIssue', note: `a${String.fromCharCode(0)}b` };
    const unread = read({ ...EVENT, data });
    if (!('faults' in unread)) throw new Error('It was read');
    expect(unread.code).toBe('VALIDATION_FAILED');
    expect(unread.faults.map(({ field }) => field).sort()).toEqual(['/assignment', '/type']);
    const smuggled = read({
      ...EVENT,
      data: { assignment: 'a', note: `a${String.fromCharCode(0)}b` },
    });
    expect(smuggled).toMatchObject({ faults: [{ field: '/note', rule: 'text' }] });
  });
});
