import {
  compileCalendar,
  OFFICE_HOURS_CN,
  SHIPPED_CALENDARS,
  type CalendarFinder,
} from '@shaodao/deadlines';
import type { DirectoryService } from '@shaodao/directory';

/** Working calendars as the directory has them now; those that ship where it has none of the id. */
export function calendarsOf(directory: Pick<DirectoryService, 'current'>): CalendarFinder {
  return (id = OFFICE_HOURS_CN.id) => {
    const published = directory.current().calendar(id);
    return published === undefined ? shippedCalendar(id) : compileCalendar(published);
  };
}

/** A calendar that ships, by default office hours. @throws RangeError for one nobody knows */
export function shippedCalendar(
  id: string = OFFICE_HOURS_CN.id,
): ReturnType<typeof compileCalendar> {
  const found = SHIPPED_CALENDARS.find((calendar) => calendar.id === id);
  if (found === undefined) throw new RangeError(`There is no calendar ${id}`);
  return compileCalendar(found);
}
