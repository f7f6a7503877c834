import { describe, expect, it } from '@jest/globals';
import { FindingsBook, type Findings } from './report.js';
import type { Deadline, Standing } from './deadlines-of.js';
import type { Simulation } from './simulate.js';
import type { StoredEvent } from './world.js';

const deadline = (id: string, unit: string, standing: Standing): Deadline => ({
  ...{ id, unit, standing, kind: 'HANDLE' },
  startedAt: '2026-03-02T00:00:00.000Z',
  dueAt: '2026-03-05T00:00:00.000Z',
});

const dispatch = (unit: string): StoredEvent => ({
  type: 'IssueDispatched',
  occurredAt: '2026-03-02T00:00:00.000Z',
  data: {
    lead: { assignment: 'a-1', unit },
    assists: [{ assignment: 'a-2', unit: 'helpers' }],
  },
  meta: { actor: { person: 'p', roles: [] }, commandId: 'c' },
});

/** One issue whose lead went to one unit and would have gone to another. */
function simulation(
  from: string,
  to: string,
  was: Standing,
  is: Standing,
): Simulation<StoredEvent> {
  const actual = deadline('c-1', from, was);
  const alternative = deadline('c-1', to, is);
  return {
    actual: { events: [dispatch(from)], deadlines: [actual] },
    alternative: { events: [dispatch(to)], deadlines: [alternative] },
    moves:
      from === to ? [] : [{ assignment: 'a-1', role: 'lead', from, to, by: 'DIRECTORY' as const }],
    flips: was === is ? [] : [{ actual, alternative, reasons: ['LIMIT_CHANGED'] }],
    assumptions: ['SPLIT_BY_RULE'],
    state: { phase: 'NONE' },
  };
}

const COURSE = [
  ['01', simulation('a', 'b', 'MET', 'MISSED')],
  ['02', simulation('a', 'b', 'MET', 'MET')],
  ['03', simulation('a', 'c', 'MISSED', 'MET')],
  ['04', simulation('d', 'd', 'OPEN', 'MISSED')],
] as const;

const found = (...some: readonly (typeof COURSE)[number][]): Findings => {
  const book = new FindingsBook();
  for (const [issue, each] of some) book.add(issue, each);
  return book.findings();
};

describe('what many simulations come to', () => {
  it('counts deadlines under the unit that had them, and under the one that would have', () => {
    const { deadlines } = found(...COURSE);
    expect(deadlines.map(({ unit, actual, alternative }) => [unit, actual, alternative])).toEqual([
      ['a', { MET: 2, MISSED: 1, OPEN: 0 }, { MET: 0, MISSED: 0, OPEN: 0 }],
      ['b', { MET: 0, MISSED: 0, OPEN: 0 }, { MET: 1, MISSED: 1, OPEN: 0 }],
      ['c', { MET: 0, MISSED: 0, OPEN: 0 }, { MET: 1, MISSED: 0, OPEN: 0 }],
      ['d', { MET: 0, MISSED: 0, OPEN: 1 }, { MET: 0, MISSED: 1, OPEN: 0 }],
    ]);
  });

  it('counts tickets alike in both histories, whoever has them', () => {
    const { tickets } = found(...COURSE);
    const sum = (history: 'actual' | 'alternative'): number =>
      tickets.reduce((total, each) => total + each[history], 0);
    expect([sum('actual'), sum('alternative')]).toEqual([8, 8]);
    expect(tickets.find(({ unit }) => unit === 'helpers')).toEqual({
      ...{ unit: 'helpers', actual: 4, alternative: 4 },
    });
  });

  it('tells moves, the most frequent first, with examples', () => {
    expect(found(...COURSE).moves).toEqual([
      { from: 'a', to: 'b', by: 'DIRECTORY', count: 2, examples: ['01', '02'] },
      { from: 'a', to: 'c', by: 'DIRECTORY', count: 1, examples: ['03'] },
    ]);
  });

  it('keeps no more than five examples, the first by identifier', () => {
    const many = Array.from({ length: 9 }, (_, n) => [`0${String(9 - n)}`, COURSE[0][1]] as const);
    const book = new FindingsBook();
    for (const [issue, each] of many) book.add(issue, each);
    expect(book.findings().moves[0]?.examples).toEqual(['01', '02', '03', '04', '05']);
  });

  it('tells both ways a deadline may flip', () => {
    expect(found(...COURSE)).toMatchObject({ issues: 4, metToMissed: 2, missedToMet: 1 });
  });

  it('adds up to the same, however it is parted', () => {
    const whole = found(...COURSE);
    const [one, two, three, four] = COURSE;
    for (const parts of [
      [[one], [two, three, four]],
      [[four, three], [two], [one]],
      [[], [three, one, two, four]],
    ]) {
      const book = new FindingsBook();
      for (const part of parts) book.addAll(found(...part));
      expect(book.findings()).toEqual(whole);
    }
  });
});
