import type { FactInstant } from '../facts/fact.js';
import { dayNamed, localDayOf, monthCode, startOfDay } from './local-day.js';
import type { Period, PeriodKind, PeriodTable } from './period-table.js';

/** The kind of a code; undefined where the table has none. */
export const periodKind = (table: PeriodTable, code: string): PeriodKind | undefined =>
  table.kinds.find((each) => each.code === code);

/** The period of a kind that an instant lies in; undefined where none of the list holds it. */
export function periodAt(
  table: PeriodTable,
  kindCode: string,
  instant: FactInstant,
): Period | undefined {
  const kind = periodKind(table, kindCode);
  if (kind === undefined) return undefined;
  const { utcOffsetMinutes } = table;
  const { year, month, day } = localDayOf(instant, utcOffsetMinutes);
  switch (kind.rule.every) {
    case 'MONTH': {
      const { startDay } = kind.rule;
      const next = startDay > 1 && day >= startDay ? 1 : 0;
      return monthly(table, kind.code, { year, month: month + next, startDay });
    }
    case 'QUARTER':
      return quarterly(table, kind.code, { year, quarter: Math.floor((month - 1) / 3) + 1 });
    case 'YEAR':
      return yearly(table, kind.code, year);
    case 'LISTED':
      return listed(table, kind).find(({ start, end }) => start <= instant && instant < end);
  }
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^\d{4}$/;

/** The period a code names; undefined where it names none of that kind. */
export function periodNamed(
  table: PeriodTable,
  kindCode: string,
  code: string,
): Period | undefined {
  const kind = periodKind(table, kindCode);
  if (kind === undefined) return undefined;
  switch (kind.rule.every) {
    case 'MONTH': {
      const [, year, month] = MONTH.exec(code) ?? [];
      const { startDay } = kind.rule;
      return year === undefined
        ? undefined
        : monthly(table, kind.code, { year: Number(year), month: Number(month), startDay });
    }
    case 'QUARTER': {
      const [, year, quarter] = QUARTER.exec(code) ?? [];
      return year === undefined
        ? undefined
        : quarterly(table, kind.code, { year: Number(year), quarter: Number(quarter) });
    }
    case 'YEAR':
      return YEAR.test(code) ? yearly(table, kind.code, Number(code)) : undefined;
    case 'LISTED':
      return listed(table, kind).find((each) => each.code === code);
  }
}

/** The period before one; undefined at the beginning of a list. */
export function periodBefore(
  table: PeriodTable,
  { kind, start, code }: Period,
): Period | undefined {
  const rule = periodKind(table, kind);
  if (rule?.rule.every === 'LISTED') {
    const list = listed(table, rule);
    return list[list.findIndex((each) => each.code === code) - 1];
  }
  return periodAt(table, kind, new Date(Date.parse(start) - 1).toISOString());
}

/** The same period a year before (去年同期); undefined for listed periods. */
export function sameLastYear(table: PeriodTable, { kind, code }: Period): Period | undefined {
  if (periodKind(table, kind)?.rule.every === 'LISTED') return undefined;
  const year = String(Number(code.slice(0, 4)) - 1).padStart(4, '0');
  return periodNamed(table, kind, `${year}${code.slice(4)}`);
}

/** Every instant at which a period of a list begins or ends, in order. */
export function boundsOfList(table: PeriodTable, kindCode: string): readonly FactInstant[] {
  const kind = periodKind(table, kindCode);
  if (kind === undefined) return [];
  return [...new Set(listed(table, kind).flatMap(({ start, end }) => [start, end]))].sort();
}

interface MonthOf {
  readonly year: number;
  readonly month: number;
  readonly startDay: number;
}

/** From the start day of the month before (from the 1st: of this month) to that of the next. */
function monthly(table: PeriodTable, kind: string, { year, month, startDay }: MonthOf): Period {
  const first = startDay > 1 ? month - 1 : month;
  const at = (months: number): FactInstant =>
    startOfDay({ year, month: months, day: startDay }, table.utcOffsetMinutes);
  return { kind, code: monthCode(year, month), start: at(first), end: at(first + 1) };
}

interface QuarterOf {
  readonly year: number;
  readonly quarter: number;
}

function quarterly(table: PeriodTable, kind: string, { year, quarter }: QuarterOf): Period {
  const at = (month: number): FactInstant =>
    startOfDay({ year, month, day: 1 }, table.utcOffsetMinutes);
  const first = quarter * 3 - 2;
  const code = `${String(year).padStart(4, '0')}-Q${String(quarter)}`;
  return { kind, code, start: at(first), end: at(first + 3) };
}

function yearly(table: PeriodTable, kind: string, year: number): Period {
  const at = (of: number): FactInstant =>
    startOfDay({ year: of, month: 1, day: 1 }, table.utcOffsetMinutes);
  return { kind, code: String(year).padStart(4, '0'), start: at(year), end: at(year + 1) };
}

function listed(
  { utcOffsetMinutes }: PeriodTable,
  { code: kind, rule }: PeriodKind,
): readonly Period[] {
  if (rule.every !== 'LISTED') return [];
  return rule.list
    .flatMap(({ code, from, to }): readonly Period[] => {
      const [first, last] = [dayNamed(from), dayNamed(to)];
      if (first === undefined || last === undefined) return [];
      const start = startOfDay(first, utcOffsetMinutes);
      const end = startOfDay({ ...last, day: last.day + 1 }, utcOffsetMinutes);
      return [{ kind, code, start, end }];
    })
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}
