import { describe, expect, it } from '@jest/globals';
import { given, hoursAfter, START } from '../../testing/given.js';
import { acceptedIn, dispatched, FIRST_DUE, reported, signed } from '../../testing/history.js';
import {
  BEGUN,
  blown,
  bothBegin,
  calledOff,
  checkedIn,
  COME_BY,
  fireCheckedIn,
  fireDone,
  HELD,
  HELD_AT_WORK,
  quorumReached,
  rejectAsked,
  released,
  upheld,
  WHISTLED,
  workDone,
} from '../../testing/history-calls.js';
import {
  COMMUNITY,
  FIRE,
  RESIDENT,
  STREET,
  WATER,
  WATER_LEAD,
} from '../../testing/small-district.js';
import { isAccepted, type IssueState } from '../state.js';
import { whistleStatus } from '../whistle-facts.js';

const DISTRICT = { person: 'p-district', roles: ['DISTRICT'], unit: 'district' } as const;
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

function statusOf(state: IssueState): string {
  const [whistle] = isAccepted(state) ? state.whistles : [];
  return isAccepted(state) && whistle !== undefined
    ? whistleStatus(whistle, state.assignments)
    : 'none';
}

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

describe('a unit that does not come', () => {
  const MISS = { type: 'MarkNoShow', whistle: 'w-1', unit: 'water' } as const;
  const system = { actor: { person: 'clock', roles: ['SYSTEM'] }, now: COME_BY };

  it('is noted when its limit is over', () => {
    given(...WHISTLED)
      .when(MISS, system)
      .then({
        type: 'UnitNoShow',
        data: {
          whistle: 'w-1',
          assignment: 'a-w1',
          unit: 'water',
          role: 'lead',
          respondBy: COME_BY,
        },
      });
  });

  it('gives way to the unit the mechanism falls back on', () => {
    const { decision } = given(...HELD).when(MISS, system);
    expect(decision).toMatchObject({
      events: [
        {
          data: {
            fallback: {
              assignment: 'assignment-1',
              unit: 'street-north',
              respondBy: hoursAfter(COME_BY, 2),
            },
          },
        },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    const { state } = given(...HELD, ...decision.events);
    expect(state).toMatchObject({
      phase: 'WHISTLED',
      assignments: [
        { unit: 'water', status: 'CANCELLED' },
        { unit: 'fire', status: 'CALLED' },
        { unit: 'street-north', role: 'lead', status: 'CALLED' },
      ],
    });
  });

  it('leaves the coordinator to begin without it', () => {
    const { decision } = given(...WHISTLED).when(
      { type: 'OverrideQuorum', whistle: 'w-1', reason: 'it burns' },
      byStreet,
    );
    expect(decision).toMatchObject({
      events: [{ data: { override: { reason: 'it burns', missing: ['water'] } } }],
    });
  });
});

describe('a unit that refuses to come (退哨)', () => {
  const RULING = { whistle: 'w-1', unit: 'fire', reason: 'there is a risk' } as const;

  it('is heard, and another person rules', () => {
    given(...WHISTLED)
      .when(
        { type: 'RejectWhistle', whistle: 'w-1', unit: 'fire', basis: 'no risk', note: 'enc1.n' },
        { actor: FIRE },
      )
      .then({
        type: 'WhistleRejectRequested',
        data: {
          whistle: 'w-1',
          assignment: 'a-w2',
          unit: 'fire',
          basis: 'no risk',
          note: 'enc1.n',
        },
      });
    given(...WHISTLED, rejectAsked())
      .when({ ...RULING, type: 'UpholdWhistle' }, { actor: { ...DISTRICT, person: FIRE.person } })
      .refuses('OWN_REQUEST');
  });

  it('has to come by its limit, or a new one where that is over', () => {
    const asked = [...WHISTLED, rejectAsked()];
    expect(
      given(...asked).when({ ...RULING, type: 'UpholdWhistle' }, { actor: DISTRICT }).decision,
    ).toMatchObject({ events: [{ data: { respondBy: hoursAfter(START, 7) } }] });
    const { state } = given(...asked, upheld());
    expect(statusOf(state)).toBe('UPHELD');
  });

  it('is let off, and the others may be enough then', () => {
    const asked = [...HELD, checkedIn(), rejectAsked()];
    const { decision } = given(...asked).when(
      { ...RULING, type: 'CancelWhistle' },
      { actor: DISTRICT },
    );
    expect(decision).toMatchObject({
      events: [
        { data: { unit: 'fire', cancels: ['a-w2'], over: false, phase: 'WHISTLED' } },
        { type: 'CheckInQuorumReached', data: { begins: [{ unit: 'water' }] } },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    expect(given(...asked, ...decision.events).state).toMatchObject({
      phase: 'IN_PROGRESS',
      ruledOut: ['fire'],
      assignments: [{ status: 'SIGNED' }, { status: 'CANCELLED' }],
    });
  });

  it('ends the whistle where it should have led', () => {
    const asked = rejectAsked({ assignment: 'a-w1', unit: 'water' }, { by: WATER_LEAD });
    const { decision } = given(...WHISTLED, asked).when(
      { ...RULING, type: 'CancelWhistle', unit: 'water' },
      { actor: DISTRICT },
    );
    if (!decision.ok) throw new Error('refused');
    const { state } = given(...WHISTLED, asked, ...decision.events);
    expect(state).toMatchObject({ phase: 'ACCEPTED', ruledOut: ['water'] });
    expect(statusOf(state)).toBe('REJECTED');
  });
});

describe('a whistle called off', () => {
  it('leaves the matter where it was', () => {
    const past = [...acceptedIn('whistles'), dispatched({ assists: [] }), signed(), blown()];
    const { decision } = given(...past).when(
      { type: 'CancelWhistle', whistle: 'w-1', reason: 'solved itself' },
      { actor: DISTRICT },
    );
    expect(decision).toMatchObject({ events: [{ data: { over: true, phase: 'IN_PROGRESS' } }] });
    const { state } = given(...WHISTLED, calledOff());
    expect(state).toMatchObject({
      phase: 'ACCEPTED',
      assignments: [{ status: 'CANCELLED' }, { status: 'CANCELLED' }],
    });
    expect(statusOf(state)).toBe('CANCELLED');
  });

  it('leaves it whistled while another one waits', () => {
    const third = blown({
      whistle: 'w-2',
      lead: { assignment: 'a-w3', unit: 'parks', respondBy: COME_BY },
      assists: [],
    });
    const { decision } = given(...WHISTLED, third).when(
      { type: 'CancelWhistle', whistle: 'w-2', reason: 'solved itself' },
      { actor: DISTRICT },
    );
    expect(decision).toMatchObject({ events: [{ data: { phase: 'WHISTLED' } }] });
    const came = given(...WHISTLED, third).when(COME, { actor: WATER });
    expect(came.decision).toMatchObject({ events: [{}, { data: { phase: 'WHISTLED' } }] });
  });
});

describe('事不完人不撤', () => {
  const RELEASE = { type: 'ReleaseUnits', whistle: 'w-1', units: ['water', 'fire'] } as const;

  it('lets all go together when all are done', () => {
    given(...HELD_AT_WORK, workDone(), fireDone())
      .when({ ...RELEASE, units: ['water', 'fire'] }, byStreet)
      .then({
        type: 'UnitsReleased',
        data: { whistle: 'w-1', units: ['water', 'fire'], completes: ['a-w2'] },
      });
  });

  it('lets the lead complete only then', () => {
    const complete = {
      type: 'CompleteHandling',
      assignment: 'a-w1',
      result: 'enc1.result',
      outcome: 'RESOLVED',
    } as const;
    const done = [...HELD_AT_WORK, workDone(), fireDone()];
    given(...done)
      .when(complete, { actor: WATER })
      .refuses('ASSIST_OPEN', { units: ['fire'] });
    expect(given(...done, released()).when(complete, { actor: WATER }).decision.ok).toBe(true);
    const fireFree = released({ units: ['fire'] });
    given(...done, fireFree)
      .when(complete, { actor: WATER })
      .refuses('HELD_BY_WHISTLE', { units: ['water'] });
  });

  it('does not hold where the mechanism lets units go one by one', () => {
    const loose = [...WHISTLED, checkedIn(), fireCheckedIn(), bothBegin()];
    const { decision } = given(...loose).when({ ...RELEASE, units: ['fire'] }, byStreet);
    expect(decision).toMatchObject({ events: [{ data: { completes: ['a-w2'] } }] });
    const alone = given(...loose).when(
      { type: 'CompleteAssist', assignment: 'a-w2', result: 'enc1.result' },
      { actor: FIRE },
    );
    expect(alone.decision.ok).toBe(true);
  });
});

describe('the state of a whistle', () => {
  it.each([
    ['BLOWN', WHISTLED],
    ['PARTLY_CHECKED_IN', [...HELD, checkedIn()]],
    ['REJECT_REQUESTED', [...WHISTLED, rejectAsked()]],
    ['CHECKED_IN', BEGUN],
    ['RESOLVED', [...HELD_AT_WORK, workDone(), fireDone(), released()]],
  ] as const)('is %s', (status, past) => {
    const { state } = given(...past);
    // Water, the lead, still has to complete the matter; it is let go by the whistle.
    expect(statusOf(state)).toBe(status);
  });
});
