import { describe, expect, it } from '@jest/globals';
import { OFFICE_HOURS_CN } from '@shaodao/deadlines';
import type { RecordedEvent } from '@shaodao/event-store';
import { netChanges } from './net-changes.js';
import { calendarOfClock } from './published-calendars.js';
import { at, eventWith } from './testing/timekeeping-scene.js';

const published = (validFrom?: string): RecordedEvent => ({
  ...eventWith(),
  type: 'CalendarsPublished',
  data: {
    calendars: [
      { ...OFFICE_HOURS_CN, version: 2, ...(validFrom === undefined ? {} : { validFrom }) },
    ],
  },
  stream: 'directory-house',
  revision: 1,
  position: 1 as RecordedEvent['position'],
  recordedAt: at(0),
});

describe('a published calendar', () => {
  it('is a moment of the directory, at once', () => {
    expect(netChanges([published()])).toEqual([
      {
        stream: 'directory-house',
        clock: 'calendar:office-cn@2',
        moments: [at(0)],
        paused: false,
        stopped: false,
      },
    ]);
  });

  it('comes on its first day, as its zone cuts it, but not before it was published', () => {
    const moments = (validFrom: string): readonly string[] | undefined =>
      netChanges([published(validFrom)])[0]?.moments;
    expect(moments('2027-01-01')).toEqual(['2026-12-31T16:00:00.000Z']);
    expect(moments('2026-01-01')).toEqual([at(0)]);
  });

  it('is found by the name of its clock', () => {
    expect(calendarOfClock('calendar:office-cn@12')).toEqual({ id: 'office-cn', version: 12 });
    expect(calendarOfClock('HANDLE:a-1')).toBeUndefined();
  });
});
