import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import type { IssueFacts } from '@shaodao/identity';
import { Problem } from '../http/problem.js';
import type { Lists } from '../queries/reading-rights.js';
import { boardScopeThen, hiddenThen, mustThen } from './past-rights.js';

/** Trees in which the office belongs to a unit, and the community to a street. */
const lists = (house: string, street: string): Lists => {
  const parents: Readonly<Record<string, string>> = { office: house, community: street };
  const lineage = (code: string): string[] => [code, ...(parents[code] ? [parents[code]] : [])];
  const within = (code: string): string[] => [
    code,
    ...Object.keys(parents).filter((child) => parents[child] === code),
  ];
  return {
    isTerritoryWithin: (code, ancestor) => lineage(code).includes(ancestor),
    isUnitWithin: (code, ancestor) => lineage(code).includes(ancestor),
    territoriesWithin: within,
    unitsWithin: within,
    unitLineage: lineage,
  };
};

const THEN = lists('old-house', 'old-street');
const TODAY = lists('new-house', 'new-street');

const actor = (facts: Partial<Actor>): Actor => ({
  person: 'p-1',
  roles: ['SUPERVISOR'],
  ...facts,
});
const facts = (more: Partial<IssueFacts> = {}): IssueFacts => ({
  territory: 'community',
  units: [],
  ...more,
});

const isDenied = (who: Actor, about: IssueFacts): boolean => {
  try {
    mustThen(who, 'issue', about, THEN, TODAY);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return true;
  }
};

describe('who looks back', () => {
  it('reaches over what lay below their territory then', () => {
    const street = (territory: string): Actor => actor({ roles: ['STREET'], territory });
    expect(isDenied(street('old-street'), facts())).toBe(false);
    expect(isDenied(street('new-street'), facts())).toBe(true);
    expect(boardScopeThen(street('old-street'), 'board', THEN, TODAY)).toMatchObject({
      all: false,
      territories: ['old-street', 'community'],
    });
  });

  it.each(['office', 'old-house', 'new-house'])(
    'sees nothing that accuses %s, whose unit they are of then or today',
    (accusedUnit) => {
      const who = actor({ unit: 'office' });
      expect(isDenied(who, facts({ accusedUnit }))).toBe(true);
      expect(hiddenThen(who, THEN, TODAY).units).toContain(accusedUnit);
    },
  );

  it('sees what accuses others, and what they reported themself or is about them', () => {
    const who = actor({ unit: 'office' });
    expect(isDenied(who, facts({ accusedUnit: 'another' }))).toBe(false);
    expect(isDenied(who, facts({ accusedUnit: 'new-house', reporter: 'p-1' }))).toBe(false);
    expect(isDenied(who, facts({ accusedUnit: 'new-house', subject: 'p-1' }))).toBe(false);
    expect(boardScopeThen(who, 'board', THEN, TODAY).hiddenFrom).toEqual({
      units: ['office', 'old-house', 'new-house'],
      person: 'p-1',
    });
  });

  it('has no more rights than their roles of today', () => {
    expect(isDenied(actor({ roles: ['ADMIN'] }), facts())).toBe(true);
  });
});
