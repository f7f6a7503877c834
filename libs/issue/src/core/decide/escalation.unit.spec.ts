import { describe, expect, it } from '@jest/globals';
import { contextOf, given, type Past } from '../../testing/given.js';
import { AT_WORK, CHECKED, escalated, IN_LEVELS, SENT } from '../../testing/history-beside.js';
import { ACCEPTED, FIRST_DUE, reported, reworkOrdered, handled } from '../../testing/history.js';
import { COMMUNITY, DIRECTORY, profileOf, STREET } from '../../testing/small-district.js';
import { isAccepted } from '../state.js';
import {
  escalateBecause,
  escalationByAppellants,
  escalationByRework,
  escalationByTransfers,
} from './escalation.js';

const UP = { type: 'EscalateIssue', tried: 'enc1.tried', reason: 'beyond us' } as const;
const DOWN = { type: 'TransferDown', reason: 'the community can do it' } as const;
const by = { actor: COMMUNITY };
const AT_DISTRICT: readonly Past[] = [
  ...AT_WORK,
  escalated(),
  escalated({ from: 'STREET', to: 'DISTRICT', unit: 'district' }),
];

describe('going up a level (升级)', () => {
  it('names what was tried, who owns the matter now, and the sponsors of that level', () => {
    const directory = { ...DIRECTORY, sponsorChain: () => ['p-secretary', 'p-mayor'] };
    given(...IN_LEVELS)
      .when(UP, { ...by, directory })
      .then({
        type: 'IssueEscalated',
        data: {
          from: 'COMMUNITY',
          to: 'STREET',
          cause: 'PERSON',
          reason: 'beyond us',
          tried: 'enc1.tried',
          unit: 'street-north',
          sponsors: ['p-secretary', 'p-mayor'],
        },
      });
  });

  it('may name the owner, who has to exist and not to be the accused', () => {
    given(...IN_LEVELS)
      .when({ ...UP, unit: 'old-office' }, by)
      .refuses('UNIT_NOT_ACTIVE', { unit: 'old-office' });
    const accusation = reported({ kind: 'ACCUSATION', accusedUnit: 'water' });
    given(accusation, ...IN_LEVELS.slice(1))
      .when({ ...UP, unit: 'water-repair' }, by)
      .refuses('ACCUSED_UNIT');
    expect(given(...IN_LEVELS).when({ ...UP, unit: 'fire' }, by).decision).toMatchObject({
      events: [{ data: { unit: 'fire', sponsors: [] } }],
    });
  });

  it('hands nothing to the accused, though it owns the level', () => {
    const accusation = reported({ kind: 'ACCUSATION', accusedUnit: 'street-north' });
    const { decision } = given(accusation, ...IN_LEVELS.slice(1)).when(UP);
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(decision.events[0]?.data).not.toHaveProperty('unit');
  });

  it('keeps what each level tried, and ends at the top', () => {
    const { state } = given(...AT_DISTRICT);
    if (!isAccepted(state)) throw new Error(state.phase);
    expect(state.level).toEqual({
      level: 'DISTRICT',
      owner: 'district',
      attempts: [{ level: 'COMMUNITY' }, { level: 'STREET', owner: 'street-north' }],
      problemTicket: false,
    });
    given(...AT_DISTRICT)
      .when(UP, { actor: STREET })
      .refuses('TOP_LEVEL', { level: 'DISTRICT' });
  });

  it('is nothing for a mechanism without levels', () => {
    given(...ACCEPTED)
      .when(UP, by)
      .refuses('NO_LEVELS');
    given(...ACCEPTED)
      .when(DOWN, by)
      .refuses('NO_LEVELS');
  });
});

describe('handing down a level (下转)', () => {
  it('gives the reason and the new owner', () => {
    given(...AT_WORK, escalated())
      .when(DOWN, { actor: STREET })
      .then({
        type: 'IssueTransferredDown',
        data: { from: 'STREET', to: 'COMMUNITY', reason: 'the community can do it' },
      });
    given(...AT_WORK, escalated())
      .when({ ...DOWN, unit: 'community-east' }, { actor: STREET })
      .then({
        type: 'IssueTransferredDown',
        data: {
          from: 'STREET',
          to: 'COMMUNITY',
          reason: 'the community can do it',
          unit: 'community-east',
        },
      });
  });

  it('ends at the bottom, and checks a named owner', () => {
    given(...AT_WORK)
      .when(DOWN, by)
      .refuses('LOWEST_LEVEL', { level: 'COMMUNITY' });
    given(...AT_WORK, escalated())
      .when({ ...DOWN, unit: 'nowhere' }, by)
      .refuses('UNIT_NOT_ACTIVE');
  });

  it('counts the level it came from among those that tried', () => {
    const down: Past = {
      type: 'IssueTransferredDown',
      data: { from: 'STREET', to: 'COMMUNITY', reason: 'x' },
    };
    const { state } = given(...AT_WORK, escalated(), down);
    expect(isAccepted(state) && state.level?.attempts).toHaveLength(2);
    expect(isAccepted(state) && state.level?.level).toBe('COMMUNITY');
  });
});

describe('what the mechanism counts', () => {
  const reworked = [...CHECKED, reworkOrdered(), handled()];
  const types = ({ decision }: ReturnType<ReturnType<typeof given>['when']>) =>
    decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.code;

  it('raises the matter with the rework that is one too many', () => {
    const again = { type: 'OrderRework', reason: 'enc1.reason' } as const;
    expect(types(given(...CHECKED).when(again))).toEqual(['ReworkOrdered']);
    expect(types(given(...reworked).when(again))).toEqual(['ReworkOrdered', 'IssueEscalated']);
    const failed = { type: 'VerifyResult', passed: false, note: 'enc1.note' } as const;
    expect(types(given(...reworked).when(failed))).toEqual([
      'VerificationFailed',
      'ReworkOrdered',
      'IssueEscalated',
    ]);
  });

  it('makes a problem ticket of a matter handed on too often', () => {
    const on = { type: 'Redispatch', lead: 'parks', dueAt: FIRST_DUE, reason: 'not us' } as const;
    const once: Past = {
      type: 'IssueRedispatched',
      data: {
        lead: { assignment: 'a-fire', unit: 'fire' },
        assists: [],
        dueAt: FIRST_DUE,
        basis: { by: 'person' },
        round: 2,
        reason: 'not us',
        replaces: ['a-water'],
      },
    };
    expect(types(given(...SENT).when(on))).toEqual(['IssueRedispatched']);
    expect(types(given(...SENT, once).when(on))).toEqual(['IssueRedispatched', 'IssueEscalated']);
    const { state } = given(...SENT, escalated({ cause: 'TRANSFERS' }), escalated());
    expect(isAccepted(state) && state.level?.problemTicket).toBe(true);
  });

  it('names the cause, and says nothing of an attempt', () => {
    const { state } = given(...AT_WORK);
    if (!isAccepted(state)) throw new Error(state.phase);
    const situation = { state, profile: profileOf('levels'), context: contextOf() };
    expect(escalateBecause(situation, 'LEVEL_CLOCK')).toEqual([
      {
        type: 'IssueEscalated',
        data: {
          from: 'COMMUNITY',
          to: 'STREET',
          cause: 'LEVEL_CLOCK',
          reason: 'Not settled at this level in time',
          unit: 'street-north',
          sponsors: [],
        },
      },
    ]);
    expect(escalationByRework(situation, 1)).toEqual([]);
    expect(escalationByTransfers(situation, 2)).toEqual([]);
    expect(escalationByTransfers(situation, 3)).toHaveLength(1);
    expect(escalationByAppellants(situation, 1)).toEqual([]);
    expect(escalationByAppellants(situation, 2)).toMatchObject([{ data: { cause: 'APPELLANTS' } }]);
    const without = { ...situation, profile: profileOf('hotline') };
    expect(escalateBecause(without, 'NO_SHOW')).toEqual([]);
    expect(escalationByRework(without, 9)).toEqual([]);
    expect(escalationByTransfers(without, 9)).toEqual([]);
  });
});
