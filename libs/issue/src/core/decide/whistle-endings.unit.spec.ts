import { describe, expect, it } from '@jest/globals';
import { given, hoursAfter, START, type Past } from '../../testing/given.js';
import {
  acceptedIn,
  dispatched,
  returnDenied,
  returnRequested,
  signed,
} from '../../testing/history.js';
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
import { FIRE, STREET, WATER, WATER_LEAD } from '../../testing/small-district.js';
import { isAccepted, type IssueState } from '../state.js';
import { whistleStatus } from '../whistle-facts.js';

const DISTRICT = { person: 'p-district', roles: ['DISTRICT'], unit: 'district' } as const;
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

  it('is noted also when the others have begun, unless its part was waived', () => {
    const fire = { ...MISS, unit: 'fire' } as const;
    expect(given(...BEGUN).when(fire, { ...system, now: hoursAfter(COME_BY, 9) }).decision.ok).toBe(
      true,
    );
    given(...BEGUN, {
      type: 'AssistWaived',
      data: { assignment: 'a-w2', unit: 'fire', reason: 'not needed' },
    })
      .when(fire, { ...system, now: hoursAfter(COME_BY, 9) })
      .refuses('ASSIGNMENT_STATUS', { status: 'WAIVED' });
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

  it('is ruled on by another person than blew', () => {
    const asked = [...WHISTLED, rejectAsked()];
    for (const type of ['UpholdWhistle', 'CancelWhistle'] as const) {
      given(...asked)
        .when({ ...RULING, type }, byStreet)
        .refuses('OWN_REQUEST');
    }
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
  const COMPLETE = {
    type: 'CompleteHandling',
    assignment: 'a-w1',
    result: 'enc1.result',
    outcome: 'RESOLVED',
  } as const;
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
    const done = [...HELD_AT_WORK, workDone(), fireDone()];
    given(...done)
      .when(COMPLETE, { actor: WATER })
      .refuses('HELD_BY_WHISTLE', { units: ['water', 'fire'], coordinator: 'street-north' });
    expect(given(...done, released()).when(COMPLETE, { actor: WATER }).decision.ok).toBe(true);
    const fireFree = released({ units: ['fire'] });
    given(...done, fireFree)
      .when(COMPLETE, { actor: WATER })
      .refuses('HELD_BY_WHISTLE', { units: ['water'], coordinator: 'street-north' });
  });

  it('waits by name for an assist that has not come, and for one the whistle did not call', () => {
    const alone = [...HELD, checkedIn(), quorumReached(), workDone()];
    given(...alone)
      .when(COMPLETE, { actor: WATER })
      .refuses('ASSIST_OPEN', { units: ['fire'] });
    const parks: Past = {
      type: 'AssistAdded',
      data: { assist: { assignment: 'a-3', unit: 'parks' }, dueAt: COME_BY, reason: 'trees' },
    };
    given(...HELD_AT_WORK, parks)
      .when(COMPLETE, { actor: WATER })
      .refuses('ASSIST_OPEN', { units: ['parks'] });
  });

  it('holds no assist that was let go while it wanted to give the matter back', () => {
    const asked = returnRequested({ assignment: 'a-w2', unit: 'fire' });
    const denied = returnDenied({ assignment: 'a-w2', unit: 'fire' });
    given(...HELD_AT_WORK, workDone(), fireDone(), asked, released({ completes: [] }), denied)
      .when({ type: 'CompleteAssist', assignment: 'a-w2', result: 'enc1.result' }, { actor: FIRE })
      .then({
        type: 'AssistCompleted',
        data: { assignment: 'a-w2', unit: 'fire', result: 'enc1.result' },
      });
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
