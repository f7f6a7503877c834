import { describe, expect, it } from '@jest/globals';
import type { Limit } from './limit.js';
import { afterVisit, limitOfVisit, type StageTimes } from './stage-times.js';
import { startClock } from './start-clock.js';
import { china, shipped, shown } from './testing/local-time.js';

const visit = (times: StageTimes, limit: Limit, from: string, to: string): StageTimes => {
  const clock = startClock({
    id: 'c',
    kind: 'SIGN',
    subject: { kind: 'assignment' },
    spec: { limit },
    limit: limitOfVisit(times, 'SIGN', { limit, cumulative: true }),
    at: china(from),
    calendar: shipped,
  });
  return afterVisit(times, 'SIGN', { clock, at: china(to), calendar: shipped });
};

describe('time limits of a stage', () => {
  const limit: Limit = { amount: 4, unit: 'WORK_HOUR' };
  const once = visit({}, limit, '2026-03-02 09:00', '2026-03-02 10:30');

  it('start anew at each visit where visits do not add up', () => {
    expect(limitOfVisit(once, 'SIGN', { limit })).toBe(limit);
    expect(limitOfVisit(once, 'SIGN', { limit, cumulative: false })).toBe(limit);
  });

  it('are what earlier visits left where they do', () => {
    expect(limitOfVisit({}, 'SIGN', { limit, cumulative: true })).toBe(limit);
    expect(limitOfVisit(once, 'SIGN', { limit, cumulative: true }).amount).toBe(2.5);
    const twice = visit(once, limit, '2026-03-04 09:00', '2026-03-04 11:00');
    expect(twice['SIGN']).toMatchObject({ visits: 2, left: { amount: 0.5, unit: 'WORK_HOUR' } });
    expect(limitOfVisit(twice, 'HANDLE', { limit, cumulative: true })).toBe(limit);
  });

  it('leave nothing where they were used up: the next visit is due at once', () => {
    const late = visit({}, limit, '2026-03-02 09:00', '2026-03-03 15:00');
    expect(late['SIGN']?.left).toEqual({ amount: 0, unit: 'WORK_HOUR', calendar: 'office-cn' });
    const next = startClock({
      id: 'n',
      kind: 'SIGN',
      subject: { kind: 'assignment' },
      spec: { limit },
      limit: limitOfVisit(late, 'SIGN', { limit, cumulative: true }),
      at: china('2026-03-04 10:00'),
      calendar: shipped,
    });
    expect(shown(next.dueAt)).toBe('2026-03-04 10:00');
  });

  it('do not use time in which the clock stood still', () => {
    const clock = startClock({
      id: 'c',
      kind: 'SIGN',
      subject: { kind: 'assignment' },
      spec: { limit },
      at: china('2026-03-02 09:00'),
      calendar: shipped,
    });
    const paused = { ...clock, pausedAt: china('2026-03-02 10:00') };
    const at = china('2026-03-09 10:00');
    expect(afterVisit({}, 'SIGN', { clock: paused, at, calendar: shipped })).toMatchObject({
      SIGN: { left: { amount: 3 } },
    });
  });

  it('of months leave days, and of a fixed day the next one', () => {
    const month = visit({}, { amount: 1, unit: 'CAL_MONTH' }, '2026-03-10', '2026-05-01');
    expect(month['SIGN']?.left).toMatchObject({ amount: 0, unit: 'NAT_DAY' });
    const fixed = visit({}, { amount: 15, unit: 'FIXED_AT' }, '2026-03-10', '2026-05-01');
    expect(fixed['SIGN']?.left).toMatchObject({ amount: 15, unit: 'FIXED_AT' });
  });
});
