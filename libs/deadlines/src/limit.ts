/**
 * Units a limit is counted in (domain.md §5.1): running minutes, running hours, hours and days of a
 * working calendar, natural days, calendar months, and the next fixed day of a month (the 15th).
 */
export const LIMIT_UNITS = [
  'NAT_MIN',
  'NAT_HOUR',
  'WORK_HOUR',
  'WORK_DAY',
  'NAT_DAY',
  'CAL_MONTH',
  'FIXED_AT',
] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** How long something may take. `FIXED_AT`: `amount` is the day of the month. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
  /** Id of a working calendar; the default calendar where absent. */
  readonly calendar?: string;
  /** A last day that is a day off moves to the next working day (民法典 art. 203). */
  readonly rollOnHoliday?: boolean;
}
