import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  chance,
  GRIDS,
  hoursBefore,
  named,
  NOW,
  report,
  SECTION,
  TOWN,
} from '../../testing/town.js';
import type { AlertSection } from '../alert/section.js';
import { findClusters } from './clusters.js';
import type { CountedReport } from './finding.js';

const clusters = (reports: readonly CountedReport[], section: AlertSection = SECTION) =>
  findClusters(reports, section, TOWN, NOW);

describe('a cluster', () => {
  it('is told of the narrowest place that has enough reports of enough people', () => {
    const found = clusters(named(5));
    expect(found).toMatchObject([
      {
        kind: 'CLUSTER',
        territory: 'd/s1/c1/g1',
        category: 'road.pothole',
        total: 5,
        figures: { reports: 5, appellants: 5, days: 14 },
      },
    ]);
    expect(found[0]?.evidence).toHaveLength(5);
    expect(found[0]?.reason.zh).toContain('近 14 天有 5 人反映');
    expect(found[0]?.reason.en).toContain('5 reports of “name of road.pothole” by 5 people');
  });

  it('is no cluster with one report too few, too few people, or over too long a time', () => {
    expect(clusters(named(4))).toEqual([]);
    const two = named(6, (index) => ({ subject: `s-${String(index % 2)}` }));
    expect(clusters(two)).toEqual([]);
    const old = named(5, (index) => ({ reportedAt: hoursBefore(index === 0 ? 14 * 24 : 1) }));
    expect(clusters(old)).toEqual([]);
  });

  it('is told of the place around, where only together they are enough', () => {
    const apart = named(6, (index) => ({ territory: `d/s1/c1/g${String(1 + (index % 2))}` }));
    expect(clusters(apart)).toMatchObject([{ territory: 'd/s1/c1', total: 6 }]);
  });

  it('is not told again of the place around a narrower one that accounts for it', () => {
    const dense = named(5);
    const beside = named(4, (index) => ({ issue: `b-${String(index)}`, territory: 'd/s1/c1/g2' }));
    expect(clusters([...dense, ...beside]).map(({ territory }) => territory)).toEqual([
      'd/s1/c1/g1',
    ]);
  });

  it('is held against other thresholds where an override speaks of the place and category', () => {
    const strict: AlertSection = {
      ...SECTION,
      overrides: [
        { category: 'road', cluster: { reports: 2, appellants: 2 } },
        { category: 'road', territory: 'd/s2', off: ['CLUSTER'] },
      ],
    };
    expect(clusters(named(2), strict)).toHaveLength(1);
    expect(
      clusters(
        named(2, () => ({ category: 'noise' })),
        strict,
      ),
    ).toEqual([]);
    expect(
      clusters(
        named(9, () => ({ territory: 'd/s2/c1/g1' })),
        strict,
      ),
    ).toEqual([]);
  });

  it('planted into any scattered reports is found, and its evidence is the planted one', () => {
    const scattered = fc.array(
      fc.record({
        territory: fc.constantFrom(...GRIDS.slice(1)),
        category: fc.constantFrom('noise', 'water'),
        hours: fc.nat(400),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(scattered, fc.integer({ min: 5, max: 9 }), (others, size) => {
        const planted = named(size);
        const noise = others.map(({ territory, category, hours }, index) =>
          report(`o-${String(index)}`, { territory, category, reportedAt: hoursBefore(hours) }),
        );
        const found = clusters([...noise, ...planted]).find(
          ({ category }) => category === 'road.pothole',
        );
        expect(found).toMatchObject({ territory: 'd/s1/c1/g1', total: size });
        expect(found?.evidence.map(({ issue }) => issue).sort()).toEqual(
          planted.map(({ issue }) => issue).sort(),
        );
      }),
    );
  });

  it('is the same in whatever order the reports come', () => {
    const many = fc.array(fc.record({ grid: fc.nat(7), who: fc.nat(9), hours: fc.nat(300) }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(many, fc.integer(), (drawn, seed) => {
        const reports = drawn.map(({ grid, who, hours }, index) =>
          report(`i-${String(index)}`, {
            territory: GRIDS[grid] ?? '',
            subject: `s-${String(who)}`,
            reportedAt: hoursBefore(hours),
          }),
        );
        const next = chance(seed);
        const shuffled = [...reports].sort(() => next() - 0.5);
        expect(clusters(shuffled)).toEqual(clusters(reports));
      }),
    );
  });
});
