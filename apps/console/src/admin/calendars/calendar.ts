/** A working calendar, as the API answers and takes it. */
export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly utcOffsetMinutes: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight. */
  readonly office: readonly { readonly from: number; readonly to: number }[];
  readonly exceptions: readonly DayException[];
  /** Years whose holidays are announced; in others limits are provisional. */
  readonly knownYears: readonly number[];
}

export interface DayException {
  readonly date: string;
  readonly off: boolean;
  readonly name?: string;
}

/** Weekday of a day, 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** How a day stands in a calendar. */
export function standingOf(
  date: string,
  { weekdays, exceptions }: Pick<Calendar, 'weekdays' | 'exceptions'>,
): { readonly works: boolean; readonly exception: DayException | undefined } {
  const exception = exceptions.find((each) => each.date === date);
  return {
    works: exception === undefined ? weekdays.includes(weekdayOf(date)) : !exception.off,
    exception,
  };
}

/** The exceptions with one day turned: to the other of work and off, or back to its weekday. */
export function turned(
  date: string,
  calendar: Pick<Calendar, 'weekdays' | 'exceptions'>,
  name: string,
): readonly DayException[] {
  const { works, exception } = standingOf(date, calendar);
  const others = calendar.exceptions.filter((each) => each.date !== date);
  if (exception !== undefined) return others;
  const named = works && name.trim() !== '' ? { name: name.trim() } : {};
  return [...others, { date, off: works, ...named }].toSorted((one, other) =>
    one.date < other.date ? -1 : 1,
  );
}

/** The days of a month in weeks from Monday; undefined for days of its neighbours. */
export function weeksOf(year: number, month: number): readonly (readonly (string | undefined)[])[] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dates = Array.from(
    { length: days },
    (_, index) => `${year}-${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`,
  );
  const before = weekdayOf(dates[0] ?? '') - 1;
  const cells: (string | undefined)[] = [...Array<undefined>(before).fill(undefined), ...dates];
  while (cells.length % 7 > 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
