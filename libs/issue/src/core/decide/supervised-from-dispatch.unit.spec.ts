import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, hoursAfter, START, type Past } from '../../testing/given.js';
import {
  acceptedUnder,
  classified,
  dispatched,
  FIRST_DUE,
  reported,
} from '../../testing/history.js';
import { profileOf } from '../../testing/small-district.js';
import type { IssueProfile } from '../context.js';
import type { Complexity } from '../vocabulary.js';

const supervising = (): IssueProfile => ({
  ...profileOf('hotline'),
  supervision: {
    ladder: [],
    fromDispatch: { complexities: ['HARD'], replyWithin: { amount: 48, unit: 'NAT_HOUR' } },
  },
});
const accepted = (complexity: Complexity): readonly Past[] => [
  reported(),
  classified({ complexity }),
  acceptedUnder('hotline'),
];
const DISPATCH = { type: 'DispatchIssue', lead: 'water', dueAt: FIRST_DUE } as const;
const REDISPATCH = {
  ...DISPATCH,
  type: 'Redispatch',
  lead: 'sanitation',
  reason: 'theirs',
} as const;

/** The events of a command, by type and unit. */
const pressed = (history: readonly Past[], command: typeof DISPATCH | typeof REDISPATCH) => {
  const { decision } = given(...history).when(command, { profile: supervising });
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.events.filter(({ type }) => type === 'SupervisionOrdered');
};

describe('supervision from the dispatch on (监督办)', () => {
  it('is ordered with a difficult matter, its reply due as the mechanism says', () => {
    expect(pressed(accepted('HARD'), DISPATCH)).toMatchObject([
      { data: { unit: 'water', replyBy: hoursAfter(START, 51), basis: { by: 'ladder' } } },
    ]);
  });

  it('is not ordered with a matter of another class', () => {
    for (const complexity of ['SIMPLE', 'ORDINARY'] as const)
      expect(pressed(accepted(complexity), DISPATCH)).toEqual([]);
  });

  it('goes over to the next lead, but is never ordered twice', () => {
    const sent = [...accepted('HARD'), dispatched({ assists: [] })];
    expect(pressed(sent, REDISPATCH)).toMatchObject([{ data: { unit: 'sanitation' } }]);
    const order: Past = {
      type: 'SupervisionOrdered',
      data: { order: 'o-1', unit: 'sanitation', reason: 'before', replyBy: daysAfter(START, 2) },
    };
    expect(pressed([...sent, order], REDISPATCH)).toEqual([]);
  });
});
