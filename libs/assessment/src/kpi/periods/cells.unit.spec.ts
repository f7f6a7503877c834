import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { houseSet } from '../../../../../test/setup/house-formulas.js';
import { cellAt, cellsOf } from './cells.js';
import { periodAt, periodNamed } from './periods.js';
import type { PeriodTable } from './period-table.js';

const HOUSE = houseSet().periods;

/** The house's periods and campaigns that overlap each other and everything else. */
const WITH_CAMPAIGNS: PeriodTable = {
  ...HOUSE,
  kinds: [
    ...HOUSE.kinds,
    {
      code: 'campaign',
      name: { zh: '专项行动', en: 'Campaign' },
      rule: {
        every: 'LISTED',
        list: [
          { code: 'winter', from: '2025-12-15', to: '2026-01-31' },
          { code: 'new-year', from: '2025-12-31', to: '2026-02-10' },
          { code: 'spring', from: '2026-03-21', to: '2026-03-25' },
        ],
      },
    },
  ],
};

const instant = fc
  .date({ min: new Date('2025-11-01'), max: new Date('2026-05-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const table = fc.constantFrom(HOUSE, WITH_CAMPAIGNS);

describe('a cell of time', () => {
  it('begins at the last bound of any period', () => {
    expect(cellAt(HOUSE, '2026-03-22T00:00:00.000Z')).toBe('2026-03-20T16:00:00.000Z');
    expect(cellAt(HOUSE, '2026-03-28T00:00:00.000Z')).toBe('2026-03-25T16:00:00.000Z');
    expect(cellAt(HOUSE, '2026-04-02T00:00:00.000Z')).toBe('2026-03-31T16:00:00.000Z');
  });

  it('makes up a month with two others, a year with 35', () => {
    const cells = (kind: string, code: string) => cellsOf(HOUSE, periodNamed(HOUSE, kind, code)!);
    expect(cells('month', '2026-03')).toEqual([
      '2026-02-28T16:00:00.000Z',
      '2026-03-20T16:00:00.000Z',
      '2026-03-25T16:00:00.000Z',
    ]);
    expect(cells('month21', '2026-03')).toHaveLength(3);
    expect(cells('year', '2026')).toHaveLength(36);
  });

  it('lies in a period of every kind, or in none, with all its instants', () => {
    fc.assert(
      fc.property(table, instant, (periods, at) => {
        const cell = cellAt(periods, at)!;
        for (const { code: kind } of periods.kinds) {
          const period = periodAt(periods, kind, at);
          expect(periodAt(periods, kind, cell)).toEqual(period);
          if (period !== undefined) expect(cellsOf(periods, period)).toContain(cell);
        }
      }),
    );
  });

  it('is one of one period of a kind only', () => {
    fc.assert(
      fc.property(table, instant, instant, (periods, one, other) => {
        for (const { code: kind } of periods.kinds) {
          const [mine, yours] = [one, other].map((at) => periodAt(periods, kind, at));
          if (mine === undefined || yours === undefined || mine.code === yours.code) continue;
          const cells = new Set(cellsOf(periods, mine));
          expect(cellsOf(periods, yours).filter((cell) => cells.has(cell))).toEqual([]);
        }
      }),
    );
  });

  it('has no name where no period ever began', () => {
    const only: PeriodTable = { ...HOUSE, kinds: WITH_CAMPAIGNS.kinds.slice(-1) };
    expect(cellAt(only, '2025-12-01T00:00:00.000Z')).toBeUndefined();
    expect(cellAt(only, '2026-12-01T00:00:00.000Z')).toBe('2026-03-25T16:00:00.000Z');
    expect(cellAt(only, '2025-12-31T00:00:00.000Z')).toBe('2025-12-30T16:00:00.000Z');
  });
});
