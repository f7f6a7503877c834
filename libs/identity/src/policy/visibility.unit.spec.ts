import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import { ROLE_NAMES, type Role } from '../roles.js';
import type { IssueFacts, Trees } from './scopes.js';
import { maySee, PERSONAL_FIELDS, viewOf } from './visibility.js';

const same = (code: string, ancestor: string): boolean => code === ancestor;
const trees: Trees = { isTerritoryWithin: same, isUnitWithin: same };
const actorAs = (...roles: Role[]): Actor => ({
  person: 'li',
  roles,
  unit: 'water',
  territory: 'east',
});
const issue: IssueFacts = {
  territory: 'east',
  units: ['water', 'roads'],
  leadUnit: 'water',
  reporter: 'agent',
  subject: 'resident-1',
};
const phone = (role: Role, facts: IssueFacts = issue): string =>
  viewOf(actorAs(role), 'identityPhone', facts, trees);

describe('Name and phone are shown', () => {
  it('in clear to the desk that speaks with the resident: the agent on the own call only', () => {
    const ownCall = { ...issue, reporter: 'li' };
    expect([phone('AGENT', ownCall), phone('CALLER')]).toEqual(['clear', 'clear']);
    expect(phone('AGENT')).toBe('masked');
  });

  it('masked to those who steer, supervise or lead the work', () => {
    const roles: Role[] = ['DISPATCHER', 'SUPERVISOR', 'COMMUNITY', 'GRID', 'STREET', 'UNIT'];
    for (const role of roles) expect([role, phone(role)]).toEqual([role, 'masked']);
  });

  it('not at all to analysts, inspectors, administrators and machines', () => {
    const roles: Role[] = ['ANALYST', 'INSPECTOR', 'ARBITER', 'ADMIN', 'SYSTEM'];
    for (const role of roles) expect([role, phone(role)]).toEqual([role, 'none']);
  });

  it('to a resident only of their own matter', () => {
    expect(phone('RESIDENT')).toBe('none');
    expect(phone('RESIDENT', { ...issue, subject: 'li' })).toBe('clear');
  });

  it('to nobody of an assisting unit', () => {
    const assisted = { ...issue, leadUnit: 'roads' };
    expect([phone('UNIT', assisted), phone('UNITLEAD', assisted)]).toEqual(['none', 'none']);
  });

  it('outside the own territory to no community', () => {
    expect(phone('COMMUNITY', { ...issue, territory: 'west' })).toBe('none');
  });

  it.each(['HIDE_CONTACT', 'HIDE_IDENTITY', 'ANONYMOUS', 'RESTRICTED_CASE'])(
    'only to the desk with the wish %s',
    (confidentiality) => {
      const hidden = { ...issue, confidentiality };
      const seeing = ROLE_NAMES.filter((role) => phone(role, hidden) !== 'none');
      expect(seeing).toEqual(['AGENT', 'CALLER', 'SUPERVISOR', 'DATAOFFICER']);
    },
  );
});

describe('The other personal data is shown', () => {
  const all = (role: Role, facts: IssueFacts = issue): string[] =>
    PERSONAL_FIELDS.map((field) => viewOf(actorAs(role), field, facts, trees));

  it('to the lead in clear, to an assist with redacted media', () => {
    expect(all('UNIT')).toEqual(['masked', 'clear', 'clear', 'clear']);
    expect(all('UNIT', { ...issue, leadUnit: 'roads' })).toEqual([
      'none',
      'clear',
      'masked',
      'clear',
    ]);
  });

  it('to those outside the government as far as the work needs it, even where they lead', () => {
    for (const role of ['PROPERTY', 'TEAM', 'OWNERS', 'MERCHANT'] as const)
      expect([role, ...all(role)]).toEqual([role, 'none', 'clear', 'masked', 'clear']);
  });

  it('to a centre household and a deputy only of what they brought in', () => {
    expect(all('CENTREHOUSEHOLD')).toEqual(['none', 'none', 'none', 'none']);
    expect(all('CENTREHOUSEHOLD', { ...issue, reporter: 'li' })).toEqual([
      'none',
      'clear',
      'masked',
      'clear',
    ]);
    expect(all('DEPUTY', { ...issue, reporter: 'li' })).toEqual([
      'none',
      'masked',
      'masked',
      'clear',
    ]);
  });

  it('to those at the table of a mediation in no form: the issue is not theirs to read', () => {
    for (const role of ['HOST', 'PARTY', 'WISE', 'WITNESS', 'MEDIATOR', 'TRIBUNAL'] as const)
      expect([role, ...all(role)]).toEqual([role, 'none', 'none', 'none', 'none']);
  });

  it('to an analyst as a territory only', () => {
    expect(all('ANALYST')).toEqual(['none', 'masked', 'none', 'none']);
  });

  it('to an accused unit in no form, even to its supervisor', () => {
    const accusation = { ...issue, accusedUnit: 'water' };
    for (const role of ROLE_NAMES)
      expect([role, ...all(role, accusation)]).toEqual([role, 'none', 'none', 'none', 'none']);
  });

  it('to a post of several roles as the best of them shows it', () => {
    const both = actorAs('DISPATCHER', 'AGENT');
    const ownCall = { ...issue, reporter: 'li' };
    expect(viewOf(both, 'identityPhone', ownCall, trees)).toBe('clear');
  });

  it('never better than the role allows at most', () => {
    const rank = { none: 0, masked: 1, clear: 2 };
    for (const role of ROLE_NAMES.filter((name) => name !== 'UNIT' && name !== 'UNITLEAD'))
      for (const field of PERSONAL_FIELDS)
        expect(rank[viewOf(actorAs(role), field, issue, trees)]).toBeLessThanOrEqual(
          rank[maySee(role, field)],
        );
  });
});
