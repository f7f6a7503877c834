/** Minutes after local midnight, from inclusive, to exclusive. */
export interface OfficeSpan {
  readonly from: number;
  readonly to: number;
}

/** A day that breaks the week's pattern: a holiday, or a make-up workday (调休上班日). */
export interface DayException {
  /** Local date, `2026-10-01`. */
  readonly date: string;
  readonly off: boolean;
  readonly name?: string;
}

/** A working calendar as stored; `compileCalendar` makes it quick to ask. */
export interface CalendarDefinition {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  /** Minutes east of Greenwich; China has one zone and no summer time (480). */
  readonly utcOffsetMinutes: number;
  /** Working weekdays, 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Spans of every working day, ascending, not overlapping; one span 0–1440 is round the clock. */
  readonly office: readonly OfficeSpan[];
  readonly exceptions: readonly DayException[];
  /** Years whose State Council notice is loaded; in others results are provisional. */
  readonly knownYears: readonly number[];
}
