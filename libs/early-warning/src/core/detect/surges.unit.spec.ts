import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chance, GRIDS, poisson, SECTION, TOWN } from '../../testing/town.js';
import type { AlertSection } from '../alert/section.js';
import { findSurges, type WeekCount } from './surges.js';

/** Counts of nine windows for one place as filed. */
const weeks = (territory: string, reports: readonly number[], category = 'noise'): WeekCount[] =>
  reports.map((count, week) => ({ territory, category, week, reports: count }));
const surges = (counts: readonly WeekCount[], known = 8, section: AlertSection = SECTION) =>
  findSurges(counts, known, section, TOWN);

describe('a surge', () => {
  const steady = [4, 4, 4, 4, 4, 4, 4, 4];

  it('is told with what was usual', () => {
    const [found] = surges(weeks('d/s1/c1/g1', [20, ...steady]));
    expect(found?.finding).toMatchObject({
      kind: 'SURGE',
      territory: 'd/s1/c1',
      total: 20,
      figures: { reports: 20, expected: 4, weeks: 8 },
    });
    expect(found?.filedIn).toEqual(['d/s1/c1/g1']);
    expect(found?.finding.reason.zh).toContain('前 8 周同期平均 4 件');
    expect(found?.finding.reason.en).toContain('against 4 on average in the same days');
  });

  it('is none while it is few, not much more than usual, or not unlikely enough', () => {
    expect(surges(weeks('d/s1/c1/g1', [7, 0, 0, 0, 0, 0, 0, 0, 0]))).toEqual([]);
    const large = Array.from({ length: 8 }, () => 1_000);
    expect(surges(weeks('d/s1/c1/g1', [1_400, ...large]))).toEqual([]);
    expect(surges(weeks('d/s1/c1/g1', [9, ...steady]))).toEqual([]);
  });

  it('cannot be said of a house that is too young to know what is usual', () => {
    const counts = weeks('d/s1/c1/g1', [30, 1, 1, 1, 1]);
    expect(surges(counts, 3)).toEqual([]);
    expect(surges(counts, 4)).toMatchObject([{ finding: { figures: { weeks: 4 } } }]);
  });

  it('that only the whole street shows is told of the street', () => {
    const thin = GRIDS.slice(0, 4).flatMap((grid) => weeks(grid, [4, 1, 1, 1, 1, 1, 1, 1, 1]));
    const found = surges(thin);
    expect(found.map(({ finding }) => finding.territory)).toEqual(['d/s1']);
    expect([...(found[0]?.filedIn ?? [])].sort()).toEqual(GRIDS.slice(0, 4));
  });

  it('is not told again of the street around the community that surges', () => {
    const counts = [
      ...weeks('d/s1/c1/g1', [30, ...steady]),
      ...weeks('d/s1/c2/g1', [5, ...steady]),
    ];
    expect(surges(counts).map(({ finding }) => finding.territory)).toEqual(['d/s1/c1']);
  });

  it('planted into steady streams is found wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: 0, max: 1e6 }), (at, seed) => {
        const next = chance(seed);
        const counts = GRIDS.flatMap((grid, index) =>
          weeks(
            grid,
            Array.from({ length: 9 }, (_, week) =>
              index === at && week === 0 ? 60 : poisson(3, next),
            ),
          ),
        );
        const planted = GRIDS[at] ?? '';
        const found = surges(counts).filter(({ filedIn }) => filedIn.includes(planted));
        expect(found.map(({ finding }) => finding.territory)).toEqual([
          planted.slice(0, planted.lastIndexOf('/')),
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('on steady streams everywhere is told no more often than alpha for each place', () => {
    const next = chance(99);
    const section: AlertSection = {
      ...SECTION,
      surge: {
        levels: ['grid', 'community', 'street', 'district'],
        days: 7,
        weeks: 8,
        leastWeeks: 4,
        reports: 1,
        factor: 1,
        alpha: 0.01,
      },
    };
    const towns = 400;
    let alarms = 0;
    for (let town = 0; town < towns; town += 1) {
      const counts = GRIDS.flatMap((grid) =>
        weeks(
          grid,
          Array.from({ length: 9 }, () => poisson(2, next)),
        ),
      );
      alarms += surges(counts, 8, section).length;
    }
    // Eight grids, four communities, two streets, one district.
    const borne = towns * 15 * 0.01;
    expect(alarms).toBeLessThanOrEqual(borne + 3 * Math.sqrt(borne));
  });
});
