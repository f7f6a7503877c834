import { describe, expect, it } from '@jest/globals';
import { hoursBefore, named, NOW, report, SECTION, TOWN } from '../../testing/town.js';
import type { CountedReport } from './finding.js';
import { findRepeats } from './repeats.js';

describe('a repeat', () => {
  const repeats = (reports: readonly CountedReport[]) => findRepeats(reports, SECTION, TOWN, NOW);
  const ofOne = (count: number, more: Partial<CountedReport> = {}) =>
    named(count, (index) => ({ subject: 's-1', reportedAt: hoursBefore(1 + index * 48), ...more }));

  it('is one person about one category again and again', () => {
    expect(repeats(ofOne(3))).toMatchObject([{ kind: 'REPEAT', total: 3, figures: { days: 30 } }]);
    expect(repeats(ofOne(2))).toEqual([]);
    expect(repeats(named(3))).toEqual([]);
  });

  it('is told of the place of the newest report', () => {
    const newest = { subject: 's-1', territory: 'd/s2/c1/g1', reportedAt: hoursBefore(0.5) };
    const moved = [...ofOne(2), report('new', newest)];
    expect(repeats(moved)).toMatchObject([{ territory: 'd/s2/c1/g1' }]);
  });

  it('never tells that reports are of one person who asked to stay unknown', () => {
    expect(repeats(ofOne(9, { hidden: true }))).toEqual([]);
  });

  it('keeps out of its words who it is', () => {
    const [found] = repeats(ofOne(3));
    expect(JSON.stringify([found?.reason, found?.figures, found?.evidence])).not.toContain('s-1');
  });
});
