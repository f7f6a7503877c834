import type { DayException } from './calendar.js';
import { dateOfDay, dayOfDate } from './local-days.js';

/** One year's notice of the State Council on holidays (国务院办公厅关于部分节假日安排的通知). */
export interface YearNotice {
  readonly year: number;
  /** Addresses of the notices. */
  readonly papers: readonly string[];
  /** Runs of days off. */
  readonly off: readonly {
    readonly first: string;
    readonly days: number;
    readonly name: string;
  }[];
  /** Make-up workdays (调休上班日). */
  readonly work: readonly string[];
}

/** The form in which holiday-cn publishes years; `isOffDay` false is a make-up workday. */
export type HolidayFile = Readonly<
  Record<
    string,
    {
      readonly days: readonly {
        readonly name: string;
        readonly date: string;
        readonly isOffDay: boolean;
      }[];
    }
  >
>;

/** What a calendar takes from announced years. */
export interface AnnouncedYears {
  readonly exceptions: readonly DayException[];
  readonly knownYears: readonly number[];
}

/** The exceptions of notices, by date. */
export function announcedBy(notices: readonly YearNotice[]): AnnouncedYears {
  const exceptions = notices.flatMap(({ off, work }) => [
    ...off.flatMap(({ first, days, name }) =>
      Array.from({ length: days }, (_, index) => ({
        date: dateOfDay(dayOfDate(first) + index),
        off: true,
        name,
      })),
    ),
    ...work.map((date) => ({ date, off: false })),
  ]);
  return { exceptions: byDate(exceptions), knownYears: notices.map(({ year }) => year) };
}

/**
 * The exceptions of a file in holiday-cn's form, by date. A year without days was not announced when
 * the file was made: it stays unknown.
 */
export function announcedInFile(file: HolidayFile): AnnouncedYears {
  const years = Object.entries(file).filter(([, { days }]) => days.length > 0);
  return {
    exceptions: byDate(
      years.flatMap(([, { days }]) =>
        days.map(({ date, isOffDay, name }) => ({ date, off: isOffDay, name })),
      ),
    ),
    knownYears: years.map(([year]) => Number(year)),
  };
}

function byDate(exceptions: readonly DayException[]): readonly DayException[] {
  return exceptions.toSorted((one, other) => (one.date < other.date ? -1 : 1));
}
