import { describe, expect, it } from '@jest/globals';
import { moment } from './moment.js';

describe('a moment as people read it', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-12T08:30:59.999Z', '2026-03-12 16:30', ' UTC+8'],
    // The day changes at the reader's midnight, and midnight is 00:00.
    ['Asia/Shanghai', '2026-03-11T15:59:00.000Z', '2026-03-11 23:59', ' UTC+8'],
    ['Asia/Shanghai', '2026-03-11T16:00:00.000Z', '2026-03-12 00:00', ' UTC+8'],
    ['Asia/Shanghai', '2026-12-31T16:00:00.000Z', '2027-01-01 00:00', ' UTC+8'],
    // The offset is the one of that day.
    ['America/New_York', '2026-03-08T06:59:00.000Z', '2026-03-08 01:59', ' UTC-5'],
    ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-08 03:00', ' UTC-4'],
    ['Asia/Kolkata', '2026-03-12T08:30:00.000Z', '2026-03-12 14:00', ' UTC+5:30'],
    ['UTC', '2026-03-12T08:30:00.000Z', '2026-03-12 08:30', ' UTC'],
    // Said with an offset of its own, it is the same moment.
    ['Asia/Shanghai', '2026-03-12T09:30:00+01:00', '2026-03-12 16:30', ' UTC+8'],
  ])('stands on the clocks of %s: %s', (timeZone, instant, local, offset) => {
    expect(moment(instant, timeZone)).toEqual({ zh: local, en: `${local}${offset}` });
  });

  it('is the text itself where that is no instant, as of a deadline that is refused', () => {
    expect(moment('tomorrow', 'Asia/Shanghai')).toEqual({ zh: 'tomorrow', en: 'tomorrow' });
  });
});
