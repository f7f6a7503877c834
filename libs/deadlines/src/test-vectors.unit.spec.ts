import { describe, expect, it } from '@jest/globals';
import { dueOf } from './due.js';
import type { Limit } from './limit.js';
import { resumeClock } from './pause.js';
import { startClock } from './start-clock.js';
import { china, office, shipped, shown } from './testing/local-time.js';

const due = (from: string, limit: Limit): string => shown(dueOf(china(from), limit, office).dueAt);

describe('the test vectors of domain.md §5.6', () => {
  it('1: four office hours run over into a make-up Saturday', () => {
    const limit: Limit = { amount: 4, unit: 'WORK_HOUR' };
    expect(due('2026-02-13 16:00', limit)).toBe('2026-02-14 11:30');
  });

  it('2: five working days count two make-up days and skip the Spring Festival', () => {
    const limit: Limit = { amount: 5, unit: 'WORK_DAY' };
    expect(due('2026-02-13', limit)).toBe('2026-02-27 17:30');
  });

  it('3: what arrives in the evening starts at the next opening', () => {
    const limit: Limit = { amount: 4, unit: 'WORK_HOUR' };
    expect(due('2026-11-20 18:00', limit)).toBe('2026-11-23 14:30');
  });

  it('4: seven natural days end in the holiday, or after it where the limit rolls', () => {
    const limit: Limit = { amount: 7, unit: 'NAT_DAY' };
    expect(due('2026-09-28', limit)).toBe('2026-10-05 23:59');
    expect(due('2026-09-28', { ...limit, rollOnHoliday: true })).toBe('2026-10-08 23:59');
  });

  it('5: sixty natural days end on 1 May, by law after the holiday', () => {
    const limit: Limit = { amount: 60, unit: 'NAT_DAY' };
    expect(due('2026-03-02', limit)).toBe('2026-05-01 23:59');
    expect(due('2026-03-02', { ...limit, rollOnHoliday: true })).toBe('2026-05-06 23:59');
  });

  it('6: thirty minutes after a whistle run through the night of a holiday', () => {
    const limit: Limit = { amount: 30, unit: 'NAT_MIN' };
    expect(due('2026-10-03 23:30', limit)).toBe('2026-10-04 00:00');
  });

  it('7: a make-up Sunday counts, and so does the Saturday after the National Day', () => {
    const limit: Limit = { amount: 5, unit: 'WORK_DAY' };
    expect(due('2026-09-18', limit)).toBe('2026-09-24 17:30');
    expect(due('2026-09-30', limit)).toBe('2026-10-13 17:30');
  });

  it('8: a pause gives back the office hours that were left', () => {
    const clock = startClock({
      id: 'c1',
      kind: 'HANDLE',
      subject: { kind: 'assignment' },
      spec: { limit: { amount: 35, unit: 'WORK_HOUR' } },
      at: china('2026-05-06 10:00'),
      calendar: shipped,
    });
    expect(shown(clock.dueAt)).toBe('2026-05-12 10:00');

    const pausedAt = china('2026-05-08 10:00');
    const resumed = resumeClock(clock, {
      pausedAt,
      at: china('2026-05-12 10:00'),
      calendar: shipped,
    });
    expect(resumed.computation).toMatchObject({ amount: 21, unit: 'WORK_HOUR' });
    expect(shown(resumed.dueAt)).toBe('2026-05-15 10:00');
  });

  it('9: three working days from the last of 2026 are provisional', () => {
    const limit: Limit = { amount: 3, unit: 'WORK_DAY' };
    const { dueAt, computation } = dueOf(china('2026-12-31'), limit, office);
    expect(computation.provisional).toBe(true);
    expect(shown(dueAt)).toBe('2027-01-05 17:30');
    expect(dueOf(china('2026-12-24'), limit, office).computation.provisional).toBe(false);
  });
});
