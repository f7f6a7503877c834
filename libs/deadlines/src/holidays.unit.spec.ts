import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN } from './calendars.js';
import { announcedInFile, type HolidayFile } from './holidays.js';
import { dayOfDate } from './local-days.js';
import { office } from './testing/local-time.js';

const works = (date: string): boolean => office.isWorkingDay(dayOfDate(date));

describe('the announced days', () => {
  it('of 2026 are those of domain.md §5.2', () => {
    const makeUp = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
    const announced = OFFICE_HOURS_CN.exceptions.filter(({ date }) => date.startsWith('2026'));
    expect(announced.filter(({ off }) => !off).map(({ date }) => date.slice(5))).toEqual(makeUp);
    expect(announced.filter(({ off }) => off)).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
    expect(announced.find(({ date }) => date === '2026-10-01')?.name).toBe('国庆节');
  });

  it('leave the other days to the week', () => {
    expect(['2026-03-02', '2026-03-07', '2026-02-14', '2026-10-08'].map(works)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(['2027-01-01', '2027-01-02'].map(works)).toEqual([true, false]);
  });

  it('come from a file that names them, whose empty years stay unknown', () => {
    const file: HolidayFile = {
      '2026': {
        days: [
          { name: '元旦', date: '2026-01-04', isOffDay: false },
          { name: '元旦', date: '2026-01-01', isOffDay: true },
        ],
      },
      '2027': { days: [] },
    };
    expect(announcedInFile(file)).toEqual({
      exceptions: [
        { date: '2026-01-01', off: true, name: '元旦' },
        { date: '2026-01-04', off: false, name: '元旦' },
      ],
      knownYears: [2026],
    });
  });

  const shared = '../shared/data/holidays-cn.json';
  (existsSync(shared) ? it : it.skip)('that ship are those of the whole file', () => {
    const { exceptions, knownYears } = announcedInFile(
      JSON.parse(readFileSync(shared, 'utf8')) as HolidayFile,
    );
    const days = (list: typeof exceptions): readonly string[] =>
      list.map(({ date, off }) => `${date} ${String(off)}`);
    expect(days(OFFICE_HOURS_CN.exceptions)).toEqual(days(exceptions));
    expect(OFFICE_HOURS_CN.knownYears).toEqual(knownYears);
  });
});
