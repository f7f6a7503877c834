import { describe, expect, it } from '@jest/globals';
import type { CalendarDefinition } from './calendar.js';
import { calendarFaults } from './calendar-faults.js';
import { OFFICE_HOURS_CN, SHIPPED_CALENDARS } from './calendars.js';
import { compileCalendar } from './working-calendar.js';

describe('what keeps a definition from being a calendar', () => {
  it.each(SHIPPED_CALENDARS.map((calendar) => [calendar.id, calendar] as const))(
    'is nothing for %s, which ships',
    (_id, calendar) => {
      expect(calendarFaults(calendar)).toEqual([]);
    },
  );

  const wrong: readonly (readonly [Partial<CalendarDefinition>, string])[] = [
    [{ weekdays: [] }, 'No weekday is a working day.'],
    [{ weekdays: [0, 1] }, '0 is no weekday: 1 is Monday, 7 is Sunday.'],
    [{ office: [] }, 'A working day has no office hours.'],
    [{ office: [{ from: 600, to: 600 }] }, 'Office hours 600–600 do not lie'],
    [{ office: [{ from: 600, to: 1_441 }] }, 'Office hours 600–1441 do not lie'],
    [{ office: [{ from: 0.5, to: 600 }] }, 'Office hours 0.5–600 do not lie'],
    [
      {
        office: [
          { from: 540, to: 720 },
          { from: 700, to: 1_000 },
        ],
      },
      'Office hours 700–1000 do not lie',
    ],
    [{ exceptions: [{ date: '2026-02-30', off: true }] }, '2026-02-30 is no date.'],
    [
      {
        exceptions: [
          { date: '2026-03-03', off: true },
          { date: '2026-03-03', off: false },
        ],
      },
      '2026-03-03 stands there twice.',
    ],
    [{ utcOffsetMinutes: 900 }, '900 minutes is no offset from UTC.'],
  ];
  it.each(wrong)('is said of %j', (change, fault) => {
    const definition = { ...OFFICE_HOURS_CN, ...change };
    expect(calendarFaults(definition)).toEqual([expect.stringContaining(fault)]);
    expect(() => compileCalendar(definition)).toThrow(fault);
  });

  it('is made once per definition', () => {
    expect(compileCalendar(OFFICE_HOURS_CN)).toBe(compileCalendar(OFFICE_HOURS_CN));
  });
});
