import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { boardScope, hiddenFrom, must, mustEver, type Lists } from './reading-rights.js';

/** A department with one section, a street with one community, each with its place. */
const PARENTS: Readonly<Record<string, string>> = {
  section: 'department',
  department: 'government',
  community: 'street',
  street: 'government',
};
const lineage = (code: string): string[] => {
  const parent = PARENTS[code];
  return parent === undefined ? [code] : [code, ...lineage(parent)];
};
const within = (code: string): string[] =>
  [...new Set([code, ...Object.keys(PARENTS)])].filter((each) => lineage(each).includes(code));

const lists: Lists = {
  isTerritoryWithin: (code, ancestor) => lineage(code).includes(ancestor),
  isUnitWithin: (code, ancestor) => lineage(code).includes(ancestor),
  territoriesWithin: within,
  unitsWithin: within,
  unitLineage: lineage,
};

const actor = (roles: readonly string[], rest: Partial<Actor> = {}): Actor => ({
  person: 'p',
  roles,
  ...rest,
});

describe('the share of the board', () => {
  it('of those who oversee is everything but what accuses their house', () => {
    expect(boardScope(actor(['AGENT'], { unit: 'section' }), 'board', lists)).toEqual({
      all: true,
      territories: [],
      units: [],
      hiddenFrom: { units: ['section', 'department', 'government'], person: 'p' },
    });
  });

  it('of a street office that also works is its territory or its work', () => {
    const post = actor(['STREET', 'UNIT'], { unit: 'street', territory: 'street' });
    expect(boardScope(post, 'board', lists)).toEqual({
      all: false,
      territories: ['street', 'community'],
      units: ['street', 'community'],
      hiddenFrom: { units: ['street', 'government'], person: 'p' },
    });
  });

  it('of a resident is their own matters, with nobody to hide anything from', () => {
    expect(boardScope(actor(['RESIDENT']), 'board', lists)).toEqual({
      all: false,
      territories: [],
      units: [],
      person: 'p',
      hiddenFrom: { units: [], person: 'p' },
    });
  });

  it.each([
    ['a handler without a unit', actor(['UNIT'])],
    ['a community without a territory', actor(['COMMUNITY'], { unit: 'community' })],
  ])('of %s is empty, and that is said', (_who, post) => {
    expect(() => boardScope(post, 'board', lists)).toThrow('OUT_OF_SCOPE');
  });

  it.each([
    ['the board', 'board', actor(['ADMIN'])],
    ['the live stream', 'boardStream', actor(['RESIDENT'])],
  ] as const)('of %s is nobody’s without a role for it', (_what, query, post) => {
    expect(() => boardScope(post, query, lists)).toThrow('ROLE_NOT_ALLOWED');
  });
});

describe('a refusal to read', () => {
  it('is 403 with the sentence of its code', () => {
    const resident = actor(['RESIDENT']);
    const sentence = { en: expect.stringContaining('outside your territory') };
    expect(() => mustEver(resident, 'inbox')).toThrow('ROLE_NOT_ALLOWED');
    try {
      must(resident, 'issue', { units: [], reporter: 'other' }, lists);
      throw new Error('It was allowed');
    } catch (problem) {
      expect(problem).toMatchObject({ status: 403, code: 'OUT_OF_SCOPE', details: { sentence } });
    }
  });

  it('does not tell an accused unit why', () => {
    const handler = actor(['UNIT'], { unit: 'section' });
    const accusing = { units: ['section'], reporter: 'other', accusedUnit: 'department' };
    expect(() => must(handler, 'issue', accusing, lists)).toThrow('OUT_OF_SCOPE');
    expect(() =>
      must(handler, 'issue', { ...accusing, accusedUnit: 'street' }, lists),
    ).not.toThrow();
  });

  it('hides from a unit what accuses it or one above it, never what accuses one below', () => {
    expect(hiddenFrom(actor(['UNIT'], { unit: 'department' }), lists).units).toEqual([
      'department',
      'government',
    ]);
  });
});
