import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { curveBegin, curveOf, type TopicIssue } from './curve.js';

const ADOPTED = '2026-03-02T00:00:00.000Z';
const DAY = 86_400_000;
const day = (days: number): string => new Date(Date.parse(ADOPTED) + days * DAY).toISOString();
const COUNTING = {
  weeksBefore: 2,
  solved: ['RESOLVED'],
  satisfied: ['VERY_SATISFIED', 'SATISFIED'],
} as const;

const issue = (days: number, more: Partial<TopicIssue> = {}): TopicIssue => ({
  issue: `i-${String(days)}`,
  reportedAt: day(days),
  onTime: null,
  resolution: null,
  satisfaction: null,
  ...more,
});

describe('the curve of a topic', () => {
  const solved = {
    onTime: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
  } as const;
  const late = { onTime: false, resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' } as const;
  const issues = [
    issue(-15),
    issue(-13, late),
    issue(-8, late),
    issue(-1, solved),
    issue(0, solved),
    issue(6.9, { onTime: true }),
    issue(8),
    issue(20),
  ];
  const curve = curveOf(issues, { adoptedAt: ADOPTED, until: day(10) }, COUNTING);

  it('has a point for each week before and after the adoption', () => {
    expect(curve.points.map(({ week, reports, whole }) => [week, reports, whole])).toEqual([
      [-2, 2, true],
      [-1, 1, true],
      [0, 2, true],
      [1, 1, false],
    ]);
    expect(curve.points[2]).toMatchObject({ from: ADOPTED, to: day(7) });
  });

  it('counts of each share only those of which it is known', () => {
    expect(curve.points[0]).toMatchObject({
      onTime: { n: 0, d: 2 },
      solved: { n: 0, d: 2 },
      satisfied: { n: 0, d: 2 },
    });
    expect(curve.points[2]).toMatchObject({
      onTime: { n: 2, d: 2 },
      solved: { n: 1, d: 1 },
      satisfied: { n: 1, d: 1 },
    });
    expect(curve.points[3]).toMatchObject({ onTime: { n: 0, d: 0 } });
  });

  it('holds whole weeks against whole weeks', () => {
    expect(curve.before).toMatchObject({ weeks: 2, reports: 3, reportsPerWeek: 1.5 });
    expect(curve.before.onTime).toEqual({ n: 1, d: 3 });
    expect(curve.after).toMatchObject({ weeks: 1, reports: 2, reportsPerWeek: 2 });
  });

  it('begins so many weeks before, and while it is not adopted ends now', () => {
    expect(curveBegin({ adoptedAt: ADOPTED, until: day(10) }, COUNTING)).toBe(day(-14));
    const waiting = curveOf(issues, { until: ADOPTED }, COUNTING);
    expect(waiting.adoptedAt).toBeNull();
    expect(waiting.points.map(({ week, reports }) => [week, reports])).toEqual([
      [-2, 2],
      [-1, 1],
    ]);
    expect(waiting.after).toMatchObject({ weeks: 0, reportsPerWeek: null });
  });

  it('counts every report of its span once', () => {
    const days = fc.array(fc.double({ min: -14, max: 40, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (reported, until) => {
        const all = reported.map((at, index) => ({ ...issue(at), issue: String(index) }));
        const { points } = curveOf(all, { adoptedAt: ADOPTED, until: day(until) }, COUNTING);
        const inside = all.filter(
          ({ reportedAt }) => Date.parse(reportedAt) < Date.parse(day(until)),
        );
        const expected = inside.filter(
          ({ reportedAt }) => Date.parse(reportedAt) >= Date.parse(day(-14)),
        );
        expect(points.reduce((sum, { reports }) => sum + reports, 0)).toBe(expected.length);
        expect(points.map(({ week }) => week)).toEqual(points.map((_, index) => index - 2));
      }),
    );
  });
});
