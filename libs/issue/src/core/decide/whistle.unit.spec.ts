import { describe, expect, it } from '@jest/globals';
import { given, hoursAfter, START } from '../../testing/given.js';
import { acceptedIn, dispatched, FIRST_DUE, reported, signed } from '../../testing/history.js';
import {
  BEGUN,
  blown,
  checkedIn,
  COME_BY,
  fireCheckedIn,
  HELD,
  quorumReached,
  WHISTLED,
} from '../../testing/history-calls.js';
import { COMMUNITY, FIRE, RESIDENT, STREET, WATER } from '../../testing/small-district.js';

const BLOW = {
  type: 'BlowWhistle',
  kind: 'JOINT_ENFORCEMENT',
  lead: 'water',
  assists: ['fire'],
  reason: 'several departments are needed',
} as const;
const COME = {
  type: 'CheckIn',
  whistle: 'w-1',
  unit: 'water',
  mode: 'ON_SITE',
  authorized: true,
} as const;
const byStreet = { actor: STREET };

describe('blowing the whistle (吹哨)', () => {
  it('calls each unit to come within the limit of the mechanism', () => {
    const { decision } = given(...acceptedIn('whistles')).when(
      { ...BLOW, tried: 'enc1.tried' },
      byStreet,
    );
    expect(decision).toMatchObject({
      events: [
        {
          type: 'WhistleBlown',
          data: {
            whistle: 'whistle-1',
            kind: 'JOINT_ENFORCEMENT',
            lead: { assignment: 'assignment-2', unit: 'water', respondBy: COME_BY },
            assists: [{ assignment: 'assignment-3', unit: 'fire', respondBy: COME_BY }],
            coordinator: 'street-north',
            reason: 'several departments are needed',
            nobodyLeavesUnfinished: false,
            tried: 'enc1.tried',
          },
        },
      ],
    });
  });

  it('gives an emergency its own, shorter limit', () => {
    const { decision } = given(...acceptedIn('whistles')).when(
      { ...BLOW, kind: 'EMERGENCY' },
      byStreet,
    );
    expect(decision).toMatchObject({
      events: [{ data: { lead: { respondBy: '2026-03-02T11:30:00.000Z' } } }],
    });
  });

  it('takes a limit the blower names, and the place without its exact position', () => {
    const { decision } = given(...acceptedIn('whistles')).when(
      {
        ...BLOW,
        respondBy: '2026-03-02T21:00:00+08:00',
        place: { address: 'enc1.address', latitude: 31.77777 },
      },
      byStreet,
    );
    expect(decision).toMatchObject({
      events: [
        {
          data: {
            lead: { respondBy: '2026-03-02T13:00:00.000Z' },
            place: { address: 'enc1.address', latitude: 31.778 },
          },
        },
      ],
    });
  });

  it('leaves the unit at work at its assignment', () => {
    const { decision } = given(
      ...acceptedIn('whistles'),
      dispatched({ assists: [] }),
      signed(),
    ).when(BLOW, byStreet);
    expect(decision).toMatchObject({
      events: [{ data: { lead: { assignment: 'a-water', unit: 'water', atWork: true } } }],
    });
  });

  it('is possible for residents before acceptance, which it then contains', () => {
    const { decision } = given(reported({ territory: 'east' })).when(
      { ...BLOW, kind: 'RESIDENT_TO_PROPERTY', profile: 'residents' },
      { actor: RESIDENT },
    );
    expect(decision).toMatchObject({
      ok: true,
      events: [
        { type: 'IssueClassified' },
        { type: 'IssueAccepted', data: { profile: { id: 'residents' }, territory: 'east' } },
        { type: 'WhistleBlown', data: { coordinator: 'community-east' } },
      ],
    });
  });

  it('waits for an order where the mechanism has orders, except in an emergency', () => {
    const reviewed = { ...BLOW, reviewedBy: 'p-head', tried: 'enc1.tried' };
    given(...acceptedIn('responses'))
      .when(reviewed, byStreet)
      .refuses('WRONG_PHASE');
    const { decision } = given(...acceptedIn('responses')).when(
      { ...BLOW, kind: 'EMERGENCY', tried: 'enc1.tried' },
      byStreet,
    );
    expect(decision.ok).toBe(true);
  });

  it('is not in every mechanism', () => {
    given(...acceptedIn('hotline'))
      .when(BLOW, byStreet)
      .refuses('COMMAND_NOT_IN_PROFILE');
  });

  it('leaves the matter whistled, and the called units with an assignment to come for', () => {
    expect(given(...WHISTLED).state).toMatchObject({
      phase: 'WHISTLED',
      whistledFrom: 'ACCEPTED',
      assignments: [
        { id: 'a-w1', unit: 'water', role: 'lead', status: 'CALLED' },
        { id: 'a-w2', unit: 'fire', role: 'assist', status: 'CALLED' },
      ],
    });
  });
});

describe('checking in (报到)', () => {
  it('is the unit’s own act; with the lead in, work begins', () => {
    given(...WHISTLED)
      .when({ ...COME, media: ['picture-1'] }, { actor: WATER })
      .then(
        {
          type: 'UnitCheckedIn',
          data: {
            whistle: 'w-1',
            assignment: 'a-w1',
            unit: 'water',
            person: WATER.person,
            mode: 'ON_SITE',
            authorized: true,
            late: false,
            media: ['picture-1'],
            takesUp: false,
          },
        },
        {
          type: 'CheckInQuorumReached',
          data: {
            whistle: 'w-1',
            begins: [
              { assignment: 'a-w1', unit: 'water', role: 'lead', isIn: true, person: WATER.person },
              { assignment: 'a-w2', unit: 'fire', role: 'assist', isIn: false },
            ],
            replaces: [],
            dueAt: hoursAfter(START, 4 + 5 * 24),
            round: 1,
            phase: 'IN_PROGRESS',
          },
        },
      );
  });

  it('waits for all where all must come', () => {
    const { decision } = given(...HELD).when(COME, { actor: WATER });
    expect(decision).toMatchObject({ events: [{ type: 'UnitCheckedIn' }] });
    expect(decision.ok && decision.events).toHaveLength(1);
    const second = given(...HELD, checkedIn()).when({ ...COME, unit: 'fire' }, { actor: FIRE });
    expect(second.decision).toMatchObject({
      events: [{ type: 'UnitCheckedIn' }, { type: 'CheckInQuorumReached' }],
    });
  });

  it('is enough by whoever is first, where the mechanism says so', () => {
    const { decision } = given(...acceptedIn('any-comes'), blown()).when(
      { ...COME, unit: 'fire' },
      { actor: FIRE },
    );
    expect(decision).toMatchObject({
      events: [
        {},
        {
          data: {
            begins: [
              { unit: 'water', isIn: false },
              { unit: 'fire', isIn: true },
            ],
          },
        },
      ],
    });
  });

  it('is late after the limit, and still counts', () => {
    const late = { actor: WATER, now: hoursAfter(COME_BY, 1) };
    expect(given(...WHISTLED).when(COME, late).decision).toMatchObject({
      events: [{ data: { late: true } }, { type: 'CheckInQuorumReached' }],
    });
    const { decision } = given(...WHISTLED).when(COME, { actor: WATER, now: COME_BY });
    expect(decision).toMatchObject({ events: [{ data: { late: false } }, {}] });
  });

  it('recorded by the coordinator is marked, and makes nobody of the office a handler', () => {
    const { decision } = given(...WHISTLED).when(
      { ...COME, overrideReason: 'their phone is broken' },
      byStreet,
    );
    expect(decision).toMatchObject({
      events: [
        { data: { override: { reason: 'their phone is broken', coordinator: 'street-north' } } },
        { data: { begins: [{ unit: 'water', isIn: true }, {}] } },
      ],
    });
    const override = { reason: 'their phone is broken', coordinator: 'street-north' };
    const begins = [{ assignment: 'a-w1', unit: 'water', role: 'lead', isIn: true }] as const;
    const { state } = given(
      ...WHISTLED,
      checkedIn({ override, person: STREET.person }, { by: STREET }),
      quorumReached({ begins }),
    );
    expect(state).toMatchObject({ handledBy: [], phase: 'IN_PROGRESS' });
    given(...WHISTLED)
      .when({ ...COME, overrideReason: 'I saw them' }, { actor: COMMUNITY })
      .refuses('NOT_COORDINATOR');
  });

  it('gives each unit its assignment; who is not in yet signs by coming', () => {
    const { state } = given(...BEGUN);
    expect(state).toMatchObject({
      phase: 'IN_PROGRESS',
      handledBy: [WATER.person],
      dispatchRound: 1,
      assignments: [
        { id: 'a-w1', status: 'SIGNED', dueAt: FIRST_DUE, workedBy: [WATER.person] },
        { id: 'a-w2', status: 'PENDING_SIGN', dueAt: FIRST_DUE },
      ],
    });
    expect(state).not.toHaveProperty('whistledFrom');
    const { decision } = given(...BEGUN).when({ ...COME, unit: 'fire' }, { actor: FIRE });
    expect(decision).toMatchObject({ events: [{ data: { takesUp: true } }] });
    expect(given(...BEGUN, fireCheckedIn({ takesUp: true })).state).toMatchObject({
      assignments: [{}, { status: 'SIGNED', workedBy: [FIRE.person] }],
    });
  });
});

describe('a lead called by a whistle', () => {
  const work = [...acceptedIn('whistles'), dispatched({ assists: [] }), signed()];
  const second = blown({
    lead: { assignment: 'a-w1', unit: 'fire', respondBy: COME_BY },
    assists: [],
  });

  it('takes over from the one at work by coming', () => {
    const { decision } = given(...work, second).when({ ...COME, unit: 'fire' }, { actor: FIRE });
    expect(decision).toMatchObject({
      events: [{}, { data: { replaces: ['a-water'], round: 2, dueAt: FIRST_DUE } }],
    });
  });

  it('leaves the old one liable while work begins without it', () => {
    const override = { reason: 'it burns', missing: ['fire'] };
    const begins = [{ assignment: 'a-w1', unit: 'fire', role: 'lead', isIn: false }] as const;
    const begun = quorumReached({ begins, replaces: ['a-water'], round: 2, override });
    expect(given(...work, second, begun).state).toMatchObject({
      phase: 'IN_PROGRESS',
      liable: 'water',
      assignments: [{ status: 'SIGNED', replaced: true }, { status: 'PENDING_SIGN' }],
    });
    const came = checkedIn({ unit: 'fire', person: FIRE.person, takesUp: true }, { by: FIRE });
    const { state } = given(...work, second, begun, came);
    expect(state).toMatchObject({ assignments: [{ status: 'CANCELLED' }, { status: 'SIGNED' }] });
    expect(state).not.toHaveProperty('liable');
    given(...work, second, begun)
      .when({
        type: 'CompleteHandling',
        assignment: 'a-water',
        result: 'enc1.result',
        outcome: 'RESOLVED',
      })
      .refuses('ASSIGNMENT_REPLACED');
  });
});
