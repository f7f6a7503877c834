import type { FactInstant } from '../facts/fact.js';

const MINUTE_MS = 60_000;

/** A day of a calendar, `month` from 1. */
export interface LocalDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The local day an instant falls on. */
export function localDayOf(instant: FactInstant, utcOffsetMinutes: number): LocalDay {
  const local = new Date(Date.parse(instant) + utcOffsetMinutes * MINUTE_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  };
}

/** Midnight with which a local day begins; months and days may run over (month 13 is January). */
export function startOfDay({ year, month, day }: LocalDay, utcOffsetMinutes: number): FactInstant {
  return new Date(Date.UTC(year, month - 1, day) - utcOffsetMinutes * MINUTE_MS).toISOString();
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** `2026-03`; months that run over are taken into the years. */
export function monthCode(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1));
  return `${padded(first.getUTCFullYear(), 4)}-${padded(first.getUTCMonth() + 1, 2)}`;
}

/** `2026-03-21` of an instant, local: what validity of formulas is compared with. */
export function dayCode(instant: FactInstant, utcOffsetMinutes: number): string {
  const { year, month, day } = localDayOf(instant, utcOffsetMinutes);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day a code names; undefined where it names none, e.g. the 30th of February. */
export function dayNamed(code: string): LocalDay | undefined {
  const parts = DAY.exec(code)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = parts;
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day
    ? { year, month, day }
    : undefined;
}
