import { describe, expect, it } from '@jest/globals';
import type { Limit, LimitUnit } from '@shaodao/deadlines';
import * as fc from 'fast-check';
import type { LimitChange } from './alternative.js';
import { LimitChanges, scaled, type Granted } from './limit-changes.js';
import { UnitChanges } from './unit-changes.js';

const DIRECTORY = {
  version: 1,
  units: [],
  territories: [
    { code: 'city', level: 'city' },
    { code: 'north', level: 'street', parent: 'city' },
  ],
  categories: [{ code: 'roads' }, { code: 'pothole', parent: 'roads' }, { code: 'noise' }],
  lists: [],
};
const FIVE: Limit = { amount: 5, unit: 'WORK_DAY', calendar: 'office-cn' };

const GRANTED: Granted = {
  kind: 'HANDLE',
  limit: FIVE,
  matter: { category: 'pothole', territory: 'north', urgency: 'NORMAL', complexity: 'ORDINARY' },
};

const of = (limits: readonly LimitChange[], granted: Partial<Granted> = {}) =>
  new LimitChanges({ limits }, [], new UnitChanges(DIRECTORY, {})).of({ ...GRANTED, ...granted });

describe('a limit made shorter or longer', () => {
  it.each<[LimitUnit, number, number, number]>([
    ['WORK_DAY', 5, 0.8, 4],
    ['WORK_DAY', 1, 0.8, 1],
    ['WORK_DAY', 1, 0.1, 1],
    ['WORK_DAY', 0, 0.1, 0],
    ['NAT_DAY', 7, 0.8, 6],
    ['CAL_MONTH', 3, 0.8, 2],
    ['NAT_DAY', 7, 1.5, 11],
    ['NAT_MIN', 30, 0.8, 24],
    ['NAT_HOUR', 2, 0.8, 1.6],
    ['WORK_HOUR', 4, 0.8, 3.2],
  ])('%s: %d times %d is %d', (unit, amount, factor, becomes) => {
    expect(scaled({ amount, unit }, factor).limit.amount).toBeCloseTo(becomes, 9);
  });

  it('leaves a fixed day where it is, and says so', () => {
    const limit: Limit = { amount: 15, unit: 'FIXED_AT' };
    expect(scaled(limit, 0.5)).toEqual({ limit, assumption: 'FIXED_DAY_KEPT' });
  });

  it('never grows by a factor below one, nor shrinks by one above', () => {
    const units = fc.constantFrom<LimitUnit>('NAT_MIN', 'NAT_HOUR', 'WORK_DAY', 'CAL_MONTH');
    const factors = fc.double({ min: 0.01, max: 20, noNaN: true });
    fc.assert(
      fc.property(units, fc.nat(400), factors, (unit, amount, factor) => {
        const is = scaled({ amount, unit }, factor).limit.amount;
        expect(factor < 1 ? is <= amount : is >= amount).toBe(true);
      }),
    );
  });
});

describe('which change holds', () => {
  it('none that speaks of another kind, category or territory', () => {
    expect(of([{ kinds: ['SIGN'], factor: 0.5 }])).toBeUndefined();
    expect(of([{ categories: ['noise'], factor: 0.5 }])).toBeUndefined();
    expect(of([{ territories: ['south'], factor: 0.5 }])).toBeUndefined();
  });

  it('one that names what lies above', () => {
    expect(of([{ categories: ['roads'], territories: ['city'], factor: 0.4 }])).toMatchObject({
      limit: { amount: 2, unit: 'WORK_DAY', calendar: 'office-cn' },
    });
  });

  it('the first of several', () => {
    const two = [
      { factor: 0.4 },
      { limit: { amount: 9, unit: 'WORK_DAY' as const } },
    ] satisfies LimitChange[];
    expect(of(two)?.limit.amount).toBe(2);
    expect(of([...two].reverse())?.limit.amount).toBe(9);
  });

  it('speaks of windows only where it names them', () => {
    const window = { kind: 'REOPEN_WINDOW' as const };
    expect(of([{ factor: 0.4 }], window)).toBeUndefined();
    expect(of([{ kinds: ['REOPEN_WINDOW'], factor: 0.4 }], window)?.limit.amount).toBe(2);
  });

  it('says nothing where the limit is what it was', () => {
    expect(of([{ factor: 1 }])).toBeUndefined();
    expect(of([{ limit: FIVE }])).toBeUndefined();
    expect(of([{ limit: { amount: 5, unit: 'WORK_DAY' } }])).toBeUndefined();
    expect(of([{ limit: { ...FIVE, rollOnHoliday: true } }])).toBeDefined();
  });

  it('takes the catalogue’s word for the work and for the whole matter', () => {
    const limit: Limit = { amount: 2, unit: 'NAT_DAY' };
    const catalogue = [{ category: 'roads', limit }];
    const changes = new LimitChanges({ catalogue }, [], new UnitChanges(DIRECTORY, {}));
    expect(changes.of(GRANTED)).toEqual({ limit });
    expect(changes.of({ ...GRANTED, kind: 'OVERALL' })).toEqual({ limit });
    expect(changes.of({ ...GRANTED, kind: 'SIGN' })).toBeUndefined();
    const noise = { ...GRANTED, matter: { ...GRANTED.matter, category: 'noise' } };
    expect(changes.of(noise)).toBeUndefined();
  });

  it('takes another mechanism’s limit by urgency and complexity', () => {
    const profile = {
      ...{ id: 'other', version: 3, name: { zh: '别', en: 'other' }, skips: [] },
      ...{ maxReturns: 1, maxReworkRounds: 1, evaluationWindowDays: 1, reopenWindowDays: 1 },
      ...{ returnWindowHours: 1, reworkDays: 1, retentionClass: 'x' },
      overallLimitFromCatalogue: false,
      clocks: {
        HANDLE: {
          limit: { amount: 9, unit: 'WORK_DAY' as const },
          byUrgency: { URGENT: { amount: 6, unit: 'NAT_HOUR' as const } },
        },
      },
    };
    const older = {
      ...profile,
      version: 2,
      clocks: { HANDLE: { limit: { amount: 1, unit: 'NAT_HOUR' as const } } },
    };
    const changed = (playbook: { id: string; version?: number }, urgency: 'NORMAL' | 'URGENT') =>
      new LimitChanges(
        { limits: [{ playbook }] },
        [profile, older],
        new UnitChanges(DIRECTORY, {}),
      ).of({ ...GRANTED, matter: { ...GRANTED.matter, urgency } })?.limit;
    expect(changed({ id: 'other' }, 'NORMAL')).toEqual({ amount: 9, unit: 'WORK_DAY' });
    expect(changed({ id: 'other' }, 'URGENT')).toEqual({ amount: 6, unit: 'NAT_HOUR' });
    expect(changed({ id: 'other', version: 2 }, 'URGENT')).toEqual({ amount: 1, unit: 'NAT_HOUR' });
  });
});
