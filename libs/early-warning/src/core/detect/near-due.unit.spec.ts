import { describe, expect, it } from '@jest/globals';
import { NOW, SECTION, TOWN } from '../../testing/town.js';
import { findNearDue, type UnitLoad } from './near-due.js';

describe('a load near due', () => {
  const load = (more: Partial<UnitLoad> = {}): UnitLoad => ({
    unit: 'roads',
    due: 30,
    first: [{ issue: 'i-1', assignment: 'a-1', at: NOW }],
    done: 100,
    workedHours: 80,
    hoursPerDay: 8,
    territory: 'd/s1',
    ...more,
  });
  const nearDue = (...loads: readonly UnitLoad[]) => findNearDue(loads, SECTION, TOWN);

  it('is more due than the unit gets done in that time at its pace', () => {
    // 100 in 80 hours: 10 in the 8 hours ahead.
    expect(nearDue(load())).toMatchObject([
      {
        kind: 'NEAR_DUE',
        unit: 'roads',
        territory: 'd/s1',
        total: 30,
        figures: { due: 30, hours: 8, donePerDay: 10, pace: 10 },
        evidence: [{ issue: 'i-1', assignment: 'a-1' }],
      },
    ]);
    expect(nearDue(load({ due: 15 }))).toEqual([]);
    expect(nearDue(load({ due: 16 }))).toHaveLength(1);
  });

  it('counts from as many as the threshold, also where nothing was done yet', () => {
    expect(nearDue(load({ due: 9, done: 0 }))).toEqual([]);
    expect(nearDue(load({ due: 10, done: 0 }))).toHaveLength(1);
    expect(nearDue(load({ workedHours: 0 }))).toEqual([]);
  });

  it('tells each unit by itself', () => {
    const found = nearDue(load(), load({ unit: 'water', due: 3 }), load({ unit: 'parks' }));
    expect(found.map(({ key }) => key)).toEqual(['NEAR_DUE/roads', 'NEAR_DUE/parks']);
  });
});
