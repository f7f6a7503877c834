import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { decideSideAccess, mayEverSide, sideShare, sideViewOf } from './side-access.js';

const within = (code: string, ancestor: string): boolean =>
  code === ancestor || code.startsWith(`${ancestor}/`);
const trees = { isTerritoryWithin: within, isUnitWithin: within };
const actorAs = (...roles: string[]): Actor => ({
  person: 'li',
  roles,
  unit: 'water',
  territory: 'east',
});
const GRANTS = {
  DISPATCHER: 'any',
  COMMUNITY: 'ownTerritory',
  UNIT: 'ownUnit',
  RESIDENT: 'participant',
} as const;
const INSIDE = { territory: 'east/grid-1', units: ['water/pipes'], persons: ['li'] };
const OUTSIDE = { territory: 'west', units: ['roads'], persons: ['wang'] };

describe('Access to a side stream', () => {
  it.each(Object.keys(GRANTS))('reaches for %s as far as its scope', (role) => {
    expect(decideSideAccess(actorAs(role), GRANTS, INSIDE, trees)).toEqual({ allowed: true });
    expect(decideSideAccess(actorAs(role), GRANTS, OUTSIDE, trees)).toEqual(
      role === 'DISPATCHER' ? { allowed: true } : { allowed: false, code: 'OUT_OF_SCOPE' },
    );
  });

  it('is refused to a role without a grant, also to one the house does not know', () => {
    for (const role of ['STREET', 'toString', 'constructor']) {
      expect(decideSideAccess(actorAs(role), GRANTS, INSIDE, trees)).toEqual({
        allowed: false,
        code: 'ROLE_NOT_ALLOWED',
      });
      expect(mayEverSide(actorAs(role), GRANTS)).toBe(false);
    }
    expect(mayEverSide(actorAs('STREET', 'UNIT'), GRANTS)).toBe(true);
  });

  it('reaches nothing by a territory or a unit that is not there', () => {
    const nowhere: Actor = { person: 'li', roles: ['COMMUNITY', 'UNIT'] };
    expect(decideSideAccess(nowhere, GRANTS, INSIDE, trees).allowed).toBe(false);
    const unplaced = { units: [], persons: [] };
    expect(decideSideAccess(actorAs('COMMUNITY'), GRANTS, unplaced, trees).allowed).toBe(false);
  });

  it('is the same for a list as for each of its rows', () => {
    for (const role of [...Object.keys(GRANTS), 'STREET'])
      for (const facts of [INSIDE, OUTSIDE]) {
        const share = sideShare(actorAs(role), GRANTS);
        const listed =
          share.all ||
          share.territories.some((code) => within(facts.territory, code)) ||
          share.units.some((code) => facts.units.some((unit) => within(unit, code))) ||
          (share.person !== undefined && facts.persons.includes(share.person));
        const { allowed } = decideSideAccess(actorAs(role), GRANTS, facts, trees);
        expect([role, listed]).toEqual([role, allowed]);
      }
  });
});

describe('Personal data of a side stream', () => {
  const phone = (role: string, facts = INSIDE) =>
    sideViewOf(actorAs(role), 'identityPhone', GRANTS, facts, trees);

  it('is shown to who may read it, as far as the role may see such data', () => {
    expect([phone('COMMUNITY'), phone('COMMUNITY', OUTSIDE)]).toEqual(['masked', 'none']);
    expect(phone('STREET')).toBe('none');
  });

  it('shows a resident what the other parties see, not their phones', () => {
    expect(phone('RESIDENT')).toBe('none');
    expect(sideViewOf(actorAs('RESIDENT'), 'freeText', GRANTS, INSIDE, trees)).toBe('clear');
  });

  it('is shown to a post of several roles as the best of them shows it', () => {
    const both = actorAs('RESIDENT', 'DISPATCHER');
    expect(sideViewOf(both, 'identityPhone', GRANTS, INSIDE, trees)).toBe('masked');
  });
});
