import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { ISSUE_COMMANDS } from '@shaodao/issue';
import { ROLE_NAMES, type Role } from '../roles.js';
import { decideAccess, listScope, mayEver, scopeOf } from './access.js';
import { QUERIES, type Action } from './actions.js';
import { POLICY } from './policy.js';
import type { IssueFacts, Scope, Trees } from './scopes.js';

const ACTIONS = Object.keys(POLICY) as Action[];

/** Codes with their place in the name: `a/b` lies within `a`. */
const within = (code: string, ancestor: string): boolean =>
  code === ancestor || code.startsWith(`${ancestor}/`);
const trees: Trees = { isTerritoryWithin: within, isUnitWithin: within };

const actorAs = (...roles: Role[]): Actor => ({
  person: 'li',
  post: 'p',
  roles,
  unit: 'water',
  territory: 'east',
});

/** An issue within every scope of that actor, and one outside of all but `any`. */
const INSIDE: IssueFacts = {
  territory: 'east/grid-3',
  units: ['roads', 'water/pipes'],
  assignmentUnit: 'water/pipes',
  leadUnit: 'water/pipes',
  reporter: 'li',
};
const OUTSIDE: IssueFacts = {
  territory: 'west',
  units: ['roads'],
  assignmentUnit: 'roads',
  leadUnit: 'roads',
  reporter: 'wang',
};

describe('The policy', () => {
  it('speaks of every command of an issue and of every query', () => {
    expect([...ACTIONS].sort()).toEqual([...Object.keys(ISSUE_COMMANDS), ...QUERIES].sort());
  });

  it('lets somebody do every act', () => {
    for (const action of ACTIONS) expect(Object.keys(POLICY[action])).not.toHaveLength(0);
  });

  describe.each(ROLE_NAMES.map((role) => [role] as const))('for %s', (role) => {
    it.each(ACTIONS.map((action) => [action] as const))(
      'decides %s inside and outside',
      (action) => {
        const scope = scopeOf(role, action);
        const inside = decideAccess(actorAs(role), action, INSIDE, trees);
        const outside = decideAccess(actorAs(role), action, OUTSIDE, trees);
        expect(inside).toEqual(
          scope === undefined ? { allowed: false, code: 'ROLE_NOT_ALLOWED' } : { allowed: true },
        );
        expect(outside).toEqual(
          scope === undefined
            ? { allowed: false, code: 'ROLE_NOT_ALLOWED' }
            : scope === 'any'
              ? { allowed: true }
              : { allowed: false, code: 'OUT_OF_SCOPE' },
        );
        expect(mayEver(actorAs(role), action)).toBe(scope !== undefined);
      },
    );
  });
});

describe('A scope', () => {
  const reach = (role: Role, action: Action, facts: Partial<IssueFacts>, actor = actorAs(role)) =>
    decideAccess(actor, action, { units: [], ...facts }, trees).allowed;

  it('ownTerritory reaches the territory and all below it, not its neighbour or its parent', () => {
    expect(reach('STREET', 'IssueOrder', { territory: 'east' })).toBe(true);
    expect(reach('STREET', 'IssueOrder', { territory: 'east/grid-1' })).toBe(true);
    expect(reach('STREET', 'IssueOrder', { territory: 'eastern' })).toBe(false);
    expect(
      reach(
        'STREET',
        'IssueOrder',
        { territory: 'east' },
        { ...actorAs('STREET'), territory: 'east/grid-1' },
      ),
    ).toBe(false);
  });

  it('ownTerritory reaches nothing where issue or actor has no territory', () => {
    expect(reach('STREET', 'IssueOrder', {})).toBe(false);
    const { territory: _, ...nowhere } = actorAs('STREET');
    expect(reach('STREET', 'IssueOrder', { territory: 'east' }, nowhere)).toBe(false);
  });

  it('ownTerritoryIfKnown lets a grid worker report before the place is known, never elsewhere', () => {
    expect(reach('GRID', 'ReportIssue', {})).toBe(true);
    expect(reach('GRID', 'ReportIssue', { territory: 'west' })).toBe(false);
  });

  it('assignmentUnit reaches the own ticket only, though the unit works on the issue otherwise', () => {
    expect(
      reach('UNIT', 'SignAssignment', { units: ['water', 'roads'], assignmentUnit: 'roads' }),
    ).toBe(false);
    expect(reach('UNIT', 'issue', { units: ['water', 'roads'], assignmentUnit: 'roads' })).toBe(
      true,
    );
  });

  it('leadUnit lets the lead tell the result, not an assist', () => {
    expect(reach('UNIT', 'FeedBack', { units: ['water', 'roads'], leadUnit: 'water' })).toBe(true);
    expect(reach('UNIT', 'FeedBack', { units: ['water', 'roads'], leadUnit: 'roads' })).toBe(false);
  });

  it('ownIssue is the matter one reported and the matter about oneself', () => {
    expect(reach('RESIDENT', 'SubmitEvaluation', { reporter: 'li' })).toBe(true);
    expect(reach('RESIDENT', 'SubmitEvaluation', { reporter: 'agent', subject: 'li' })).toBe(true);
    expect(reach('RESIDENT', 'SubmitEvaluation', { reporter: 'agent', subject: 'wang' })).toBe(
      false,
    );
  });

  it.each<[Scope, Role, Action]>([
    ['ownUnit', 'UNIT', 'issue'],
    ['assignmentUnit', 'UNIT', 'SignAssignment'],
    ['leadUnit', 'UNIT', 'FeedBack'],
  ])('%s reaches nothing without a unit', (_, role, action) => {
    const { unit: _unit, ...unitless } = actorAs(role);
    expect(reach(role, action, INSIDE, unitless)).toBe(false);
  });

  it('of any role of a post is enough', () => {
    const both = actorAs('AGENT', 'DISPATCHER');
    expect(decideAccess(both, 'AcceptIssue', OUTSIDE, trees).allowed).toBe(true);
    expect(decideAccess(both, 'DispatchIssue', OUTSIDE, trees).allowed).toBe(true);
    expect(
      decideAccess(actorAs('UNIT', 'STREET'), 'board', { units: [], territory: 'east' }, trees)
        .allowed,
    ).toBe(true);
  });

  it('does not come from a role the house does not know', () => {
    const stranger = { ...actorAs(), roles: ['toString', 'MAYOR'] };
    for (const action of ACTIONS)
      expect(decideAccess(stranger, action, INSIDE, trees).allowed).toBe(false);
  });
});

describe('An accused unit', () => {
  const accusation: IssueFacts = { ...INSIDE, reporter: 'wang', accusedUnit: 'water' };

  it('reaches nothing of the matter, whatever its role, and is not told why', () => {
    for (const role of ROLE_NAMES)
      for (const action of ACTIONS.filter((name) => name !== 'ReportIssue'))
        for (const unit of ['water', 'water/pipes']) {
          const access = decideAccess({ ...actorAs(role), unit }, action, accusation, trees);
          expect(access).toEqual({
            allowed: false,
            code: scopeOf(role, action) === undefined ? 'ROLE_NOT_ALLOWED' : 'OUT_OF_SCOPE',
          });
        }
  });

  it('does not bar units above it or beside it', () => {
    const lower = { ...accusation, accusedUnit: 'water/pipes' };
    expect(decideAccess(actorAs('SUPERVISOR'), 'issue', lower, trees).allowed).toBe(true);
    const beside = { ...actorAs('SUPERVISOR'), unit: 'roads' };
    expect(decideAccess(beside, 'issue', accusation, trees).allowed).toBe(true);
  });

  it('does not bar the one of its people who reported it', () => {
    const own = { ...accusation, reporter: 'li' };
    expect(decideAccess(actorAs('RESIDENT'), 'timeline', own, trees).allowed).toBe(true);
  });
});

describe('A list shows', () => {
  const hiddenFrom = { unit: 'water', person: 'li' };

  it('everything to the command centre', () => {
    expect(listScope({ person: 'li', roles: ['DISPATCHER'] }, 'board')).toEqual({
      all: true,
      territories: [],
      units: [],
    });
  });

  it('the own territory, unit or matters, and never what accuses the own unit', () => {
    expect(listScope(actorAs('STREET'), 'board')).toEqual({
      all: false,
      territories: ['east'],
      units: [],
      hiddenFrom,
    });
    expect(listScope(actorAs('UNIT'), 'inbox')).toEqual({
      all: false,
      territories: [],
      units: ['water'],
      hiddenFrom,
    });
    expect(listScope({ person: 'li', roles: ['RESIDENT'] }, 'board')).toEqual({
      all: false,
      territories: [],
      units: [],
      reporter: 'li',
    });
  });

  it('the sum of all roles of the post', () => {
    expect(listScope(actorAs('STREET', 'UNIT', 'RESIDENT'), 'board')).toEqual({
      all: false,
      territories: ['east'],
      units: ['water'],
      reporter: 'li',
      hiddenFrom,
    });
  });

  it('nothing to those who may not ask', () => {
    expect(listScope({ person: 'li', roles: ['ADMIN'] }, 'board')).toEqual({
      all: false,
      territories: [],
      units: [],
    });
  });

  it('as many rows as single questions would allow', () => {
    const list = (role: Role, query: 'board' | 'inbox' | 'supervisionList', facts: IssueFacts) => {
      const scope = listScope(actorAs(role), query);
      return (
        scope.all ||
        scope.territories.some((code) => within(facts.territory ?? '', code)) ||
        scope.units.some((code) => facts.units.some((unit) => within(unit, code))) ||
        (scope.reporter !== undefined && scope.reporter === facts.reporter)
      );
    };
    for (const role of ROLE_NAMES)
      for (const query of ['board', 'inbox', 'supervisionList'] as const)
        for (const facts of [INSIDE, OUTSIDE])
          expect([role, query, list(role, query, facts)]).toEqual([
            role,
            query,
            decideAccess(actorAs(role), query, facts, trees).allowed,
          ]);
  });
});
