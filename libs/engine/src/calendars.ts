import { compileCalendar, OFFICE_HOURS_CN, type CalendarFinder } from '@shaodao/deadlines';
import type { DirectoryService } from '@shaodao/directory';
import { shippedCalendar } from './side-streams.js';

/** Working calendars as the directory has them now; those that ship where it has none of the id. */
export function calendarsOf(directory: Pick<DirectoryService, 'current'>): CalendarFinder {
  return (id = OFFICE_HOURS_CN.id) => {
    const published = directory.current().calendar(id);
    return published === undefined ? shippedCalendar(id) : compileCalendar(published);
  };
}
