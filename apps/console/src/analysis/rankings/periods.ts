import type { components } from '../../api/document.js';

type PeriodTable = components['schemas']['PeriodTable'];
type PeriodRule = components['schemas']['PeriodRule'];

const MINUTE_MS = 60_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** A period as the API names it: `month.2026-03`. */
export const periodName = (kind: string, code: string): string => `${kind}.${code}`;

/** Kind and code of a period's name; undefined where it is none. */
export function periodIn(name: string | undefined): { kind: string; code: string } | undefined {
  const dot = name?.indexOf('.') ?? -1;
  if (name === undefined || dot < 1) return undefined;
  return { kind: name.slice(0, dot), code: name.slice(dot + 1) };
}

/** The code of the period an instant (milliseconds) lies in; of a list, the newest that has begun. */
export function codeAt(table: PeriodTable, rule: PeriodRule, at: number): string {
  const local = new Date(at + table.utcOffsetMinutes * MINUTE_MS);
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth();
  switch (rule.every) {
    case 'MONTH':
      // A month that begins on a later day is named by the one it ends in.
      return monthCode(
        year,
        rule.startDay > 1 && local.getUTCDate() >= rule.startDay ? month + 1 : month,
      );
    case 'QUARTER':
      return `${year}-Q${Math.floor(month / 3) + 1}`;
    case 'YEAR':
      return String(year);
    case 'LISTED': {
      const today = local.toISOString().slice(0, 10);
      const begun = rule.list.filter(({ from }) => from <= today);
      return (begun.at(-1) ?? rule.list[0])?.code ?? '';
    }
  }
}

/** The period so many later (or, below 0, earlier); undefined where a list has none. */
export function codeBeside(rule: PeriodRule, code: string, by: number): string | undefined {
  const [year = 0, part = 1] = code.split(/-Q?/).map(Number);
  switch (rule.every) {
    case 'MONTH':
      return monthCode(year, part - 1 + by);
    case 'QUARTER': {
      const quarter = year * 4 + part - 1 + by;
      return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
    }
    case 'YEAR':
      return String(year + by);
    case 'LISTED': {
      const place = rule.list.findIndex((each) => each.code === code);
      return place < 0 ? undefined : rule.list[place + by]?.code;
    }
  }
}

/** A period and those before it, the oldest first. */
export function codesUpTo(rule: PeriodRule, code: string, count: number): readonly string[] {
  const codes: string[] = [];
  for (let back = count - 1; back >= 0; back -= 1) {
    const each = codeBeside(rule, code, -back);
    if (each !== undefined) codes.push(each);
  }
  return codes;
}

function monthCode(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month, 1));
  return `${first.getUTCFullYear()}-${two(first.getUTCMonth() + 1)}`;
}
