import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeReader } from './time-format.js';

const utc = (text: string): number => Date.parse(`${text}Z`);

describe('reading a time of a format', () => {
  const iso = timeReader('yyyy-MM-ddTHH:mm:ss');

  it('reads wall-clock times', () => {
    expect(iso('2011-07-01T01:32:33')).toEqual({ local: utc('2011-07-01T01:32:33') });
  });

  it('drops fractions and heeds an offset', () => {
    expect(iso('2011-07-01T01:32:33.123')).toEqual({ local: utc('2011-07-01T01:32:33') });
    expect(iso('2011-07-01T01:32:33Z')?.offset).toBe(0);
    expect(iso('2011-07-01T01:32:33-04:30')?.offset).toBe(-4.5 * 3_600_000);
  });

  it.each([
    '2011-02-29T00:00:00',
    '2011-13-01T00:00:00',
    '2011-07-01T24:00:00',
    '2011-07-01T10:61:00',
    '2011-07-01',
    'yesterday',
    '0011-07-01T00:00:00',
    '',
  ])('takes %p for no time', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  it('reads American times with halves of the day', () => {
    const read = timeReader('MM/dd/yyyy hh:mm:ss a');
    expect(read('03/09/2023 12:00:00 AM')).toEqual({ local: utc('2023-03-09T00:00:00') });
    expect(read('03/09/2023 12:30:00 PM')).toEqual({ local: utc('2023-03-09T12:30:00') });
    expect(read('3/9/2023 1:05:09 pm')).toEqual({ local: utc('2023-03-09T13:05:09') });
    expect(read('03/09/2023 13:00:00 PM')).toBeUndefined();
  });

  it('reads days alone as their beginning', () => {
    expect(timeReader('dd.MM.yyyy')('09.03.2023')).toEqual({ local: utc('2023-03-09T00:00:00') });
  });

  it('reads back every second of a century', () => {
    const range = { min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const second = Math.floor(date.getTime() / 1_000) * 1_000;
        expect(iso(new Date(second).toISOString().slice(0, 19))).toEqual({ local: second });
      }),
    );
  });
});
