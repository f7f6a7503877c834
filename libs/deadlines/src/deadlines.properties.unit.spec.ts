import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDefinition } from './calendar.js';
import { OFFICE_HOURS_CN } from './calendars.js';
import { dueOf, extendedDue } from './due.js';
import { minutesBetween, workingMinutesBetween } from './elapsed.js';
import { extendClock } from './extend.js';
import { LIMIT_UNITS, type Limit } from './limit.js';
import { remainingOf, resumeClock } from './pause.js';
import { computedAgain } from './recalculate.js';
import { startClock } from './start-clock.js';
import { office, shipped, shown } from './testing/local-time.js';
import { compileCalendar, type WorkingCalendar } from './working-calendar.js';

const RUNS = { numRuns: Number(process.env['SHAODAO_PROPERTY_RUNS'] ?? 500) };

const instant = fc
  .integer({
    min: Date.parse('2025-06-01T00:00:00Z') / 1_000,
    max: Date.parse('2027-06-01T00:00:00Z') / 1_000,
  })
  .map((seconds) => new Date(seconds * 1_000).toISOString());

const limit: fc.Arbitrary<Limit> = fc
  .record({
    unit: fc.constantFrom(...LIMIT_UNITS),
    amount: fc.integer({ min: 0, max: 40 }),
    rollOnHoliday: fc.boolean(),
  })
  .map((one) => (one.unit === 'FIXED_AT' ? { ...one, amount: 1 + (one.amount % 31) } : one));

/** Any week, any hours, any holidays. */
const calendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 2, maxLength: 7 }),
    days: fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }),
    offset: fc.integer({ min: -720, max: 720 }),
  })
  .map(({ weekdays, cuts, days, offset }) => {
    const marks = cuts.toSorted((one, other) => one - other);
    const definition: CalendarDefinition = {
      ...OFFICE_HOURS_CN,
      id: 'any',
      weekdays,
      utcOffsetMinutes: offset,
      office: marks
        .slice(0, marks.length - (marks.length % 2))
        .flatMap((from, index, all) =>
          index % 2 === 0 ? [{ from, to: all[index + 1] ?? 1_440 }] : [],
        ),
      exceptions: days.map((day, index) => ({
        date: new Date(Date.parse('2025-06-01') + day * 86_400_000).toISOString().slice(0, 10),
        off: index % 3 > 0,
      })),
    };
    return compileCalendar(definition);
  });

const start = (at: string, limitOf: Limit) =>
  startClock({
    id: 'c',
    kind: 'HANDLE',
    subject: { kind: 'issue' },
    spec: { limit: limitOf, warnAt: [0.3, 0.5, 0.8] },
    at,
    calendar: shipped,
  });

const inOrder = (...instants: readonly string[]): readonly string[] => instants.toSorted();

describe('due times, whatever the calendar', () => {
  it('come no earlier for starting later', () => {
    fc.assert(
      fc.property(calendar, instant, instant, limit, (by, one, other, of) => {
        const [early = '', late = ''] = inOrder(one, other);
        expect(dueOf(early, of, by).dueAt <= dueOf(late, of, by).dueAt).toBe(true);
      }),
      RUNS,
    );
  });

  it('come no earlier for being granted more', () => {
    fc.assert(
      fc.property(calendar, instant, limit, fc.nat(20), (by, from, of, more) => {
        fc.pre(of.unit !== 'FIXED_AT');
        const longer = { ...of, amount: of.amount + more };
        expect(dueOf(from, of, by).dueAt <= dueOf(from, longer, by).dueAt).toBe(true);
      }),
      RUNS,
    );
  });

  it('lie at or after the start, and extended ones at or after the due time', () => {
    fc.assert(
      fc.property(calendar, instant, limit, limit, (by, from, of, more) => {
        const due = dueOf(from, of, by);
        expect(due.dueAt >= from).toBe(true);
        expect(extendedDue(due, more, by).dueAt >= due.dueAt).toBe(true);
      }),
      RUNS,
    );
  });

  it('of office hours have just these office hours before them', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 6_000 }), (by, from, minutes) => {
        const { dueAt } = dueOf(from, { amount: minutes / 60, unit: 'WORK_HOUR' }, by);
        expect(workingMinutesBetween(from, dueAt, by)).toBe(minutes);
        const before = new Date(Date.parse(dueAt) - 1).toISOString();
        expect(workingMinutesBetween(from, before, by)).toBeLessThan(minutes);
      }),
      RUNS,
    );
  });

  it('are never earlier than what is shown of them', () => {
    fc.assert(
      fc.property(instant, limit, (from, of) => {
        const { dueAt } = dueOf(from, of, office);
        const shownAt = Date.parse(`${shown(dueAt).replace(' ', 'T')}:00+08:00`);
        expect(Date.parse(dueAt)).toBeGreaterThanOrEqual(shownAt);
        // A limit by natural days lasts through the day that is shown.
        if (['NAT_DAY', 'CAL_MONTH', 'FIXED_AT'].includes(of.unit))
          expect(shown(dueAt).slice(11)).toBe('23:59');
      }),
      RUNS,
    );
  });

  it('roll only onto working days', () => {
    fc.assert(
      fc.property(calendar, instant, fc.nat(60), (by, from, amount) => {
        const of: Limit = { amount, unit: 'NAT_DAY', rollOnHoliday: true };
        const { dueAt, computation } = dueOf(from, of, by);
        expect(by.isWorkingDay(by.dayOf(Date.parse(dueAt)))).toBe(true);
        const unrolled = dueOf(from, { ...of, rollOnHoliday: false }, by).dueAt;
        expect(computation.rolled).toBe(unrolled !== dueAt);
      }),
      RUNS,
    );
  });

  it('come out the same when an auditor computes them again', () => {
    fc.assert(
      fc.property(calendar, instant, limit, limit, (by, from, of, more) => {
        const due = extendedDue(dueOf(from, of, by), more, by);
        expect(computedAgain(due.computation, () => by)).toEqual(due);
      }),
      RUNS,
    );
  });
});

describe('office time between two instants', () => {
  it('adds up, and is no longer than the time itself', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (by, ...three) => {
        const [a = '', b = '', c = ''] = inOrder(...three);
        const [ab, bc, ac] = [
          workingMinutesBetween(a, b, by),
          workingMinutesBetween(b, c, by),
          workingMinutesBetween(a, c, by),
        ];
        expect(ab + bc).toBeCloseTo(ac, 6);
        expect(ab).toBeGreaterThanOrEqual(0);
        expect(ab).toBeLessThanOrEqual(minutesBetween(a, b));
        expect(workingMinutesBetween(b, a, by)).toBeCloseTo(-ab, 6);
      }),
      RUNS,
    );
  });

  it('is what counting minute by minute gives', () => {
    const hour = fc.integer({ min: 0, max: 72 });
    fc.assert(
      fc.property(instant, hour, (from, hours) => {
        const start = Math.floor(Date.parse(from) / 60_000) * 60_000;
        let counted = 0;
        for (let minute = start; minute < start + hours * 3_600_000; minute += 60_000) {
          const [date = '', time = ''] = shown(new Date(minute).toISOString()).split(' ');
          const exception = OFFICE_HOURS_CN.exceptions.find((one) => one.date === date);
          const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
          const works = exception === undefined ? weekday % 6 !== 0 : !exception.off;
          const open = (time >= '09:00' && time < '12:00') || (time >= '13:30' && time < '17:30');
          if (works && open) counted += 1;
        }
        const to = new Date(start + hours * 3_600_000).toISOString();
        expect(workingMinutesBetween(new Date(start).toISOString(), to, office)).toBe(counted);
      }),
      { numRuns: 40 },
    );
  });
});

describe('clocks that are paused and extended', () => {
  const life = fc.record({
    at: instant,
    of: limit,
    more: limit,
    wait: fc.nat(40),
    pause: fc.nat(40),
  });
  const hours = (from: string, count: number): string =>
    new Date(Date.parse(from) + count * 3_600_000).toISOString();

  it('never get shorter by it', () => {
    fc.assert(
      fc.property(life, ({ at, of, more, wait, pause }) => {
        const clock = start(at, of);
        const added = extendClock(clock, { by: more, at, calendar: shipped });
        expect(added.dueAt >= clock.dueAt).toBe(true);
        const longer = { ...clock, ...added };
        const pausedAt = hours(at, wait);
        const resumedAt = hours(pausedAt, pause);
        const resumed = resumeClock(longer, { pausedAt, at: resumedAt, calendar: shipped });
        expect(resumed.dueAt >= longer.dueAt).toBe(true);
      }),
      RUNS,
    );
  });

  it('gain nothing from a pause of no length', () => {
    fc.assert(
      fc.property(life, ({ at, of, wait }) => {
        const clock = start(at, of);
        const pausedAt = hours(at, wait);
        const resumed = resumeClock(clock, { pausedAt, at: pausedAt, calendar: shipped });
        expect(resumed.dueAt).toBe(clock.dueAt);
      }),
      RUNS,
    );
  });

  it('have as much left after a pause as before it', () => {
    fc.assert(
      fc.property(life, ({ at, of, wait, pause }) => {
        const clock = start(at, of);
        const pausedAt = hours(at, wait);
        const resumedAt = hours(pausedAt, pause);
        const left = remainingOf(clock, pausedAt, shipped);
        fc.pre(left !== undefined && of.unit !== 'FIXED_AT');
        const resumed = resumeClock(clock, { pausedAt, at: resumedAt, calendar: shipped });
        fc.pre(resumed.dueAt !== clock.dueAt && resumedAt < resumed.dueAt);
        const again = remainingOf({ ...clock, ...resumed }, resumedAt, shipped);
        expect(again!.unit).toBe(left.unit);
        expect(again!.amount).toBeCloseTo(left.amount, 6);
      }),
      RUNS,
    );
  });

  it('warn in order, after now and before the due time, and no more often than asked', () => {
    fc.assert(
      fc.property(life, ({ at, of, more, wait, pause }) => {
        const clock = start(at, of);
        const pausedAt = hours(at, wait);
        const resumedAt = hours(pausedAt, pause);
        const resumed = resumeClock(clock, { pausedAt, at: resumedAt, calendar: shipped });
        const added = extendClock(
          { ...clock, ...resumed },
          { by: more, at: resumedAt, calendar: shipped },
        );
        for (const [{ warnAt, dueAt }, now] of [
          [clock, at],
          [resumed, resumedAt],
          [added, resumedAt],
        ] as const) {
          expect(warnAt).toEqual([...new Set(warnAt)].sort());
          expect(warnAt.length).toBeLessThanOrEqual(3);
          expect(warnAt.every((warning) => warning > now && warning < dueAt)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
