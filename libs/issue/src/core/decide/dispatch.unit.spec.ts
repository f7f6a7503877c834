import { describe, expect, it } from '@jest/globals';
import type { IssueCommandOf } from '../../commands/index.js';
import { daysAfter, given, hoursAfter, START, type Past } from '../../testing/given.js';
import {
  ACCEPTED,
  acceptedIn,
  acceptedUnder,
  classified,
  DISPATCHED,
  dispatched,
  FIRST_DUE,
  HANDLED,
  IN_PROGRESS,
  ordered,
  redispatched,
  reported,
  requested,
  returned,
  returnRequested,
  signed,
} from '../../testing/history.js';
import { COMMUNITY, DIRECTORY, RESIDENT, STREET } from '../../testing/small-district.js';

const REQUEST = { type: 'PlaceRequest', need: 'enc1.need', tried: 'enc1.tried' } as const;
const ORDER: IssueCommandOf<'IssueOrder'> = {
  type: 'IssueOrder',
  units: ['water', 'fire'],
  basis: 'list item 12',
};
const DISPATCH: IssueCommandOf<'DispatchIssue'> = {
  type: 'DispatchIssue',
  lead: 'water',
  assists: ['fire'],
  dueAt: FIRST_DUE,
};
const REDISPATCH: IssueCommandOf<'Redispatch'> = {
  type: 'Redispatch',
  lead: 'sanitation',
  dueAt: FIRST_DUE,
  reason: 'it is a matter of cleaning',
};

const ACCUSATION = [
  reported({ kind: 'ACCUSATION', accusedUnit: 'water' }),
  classified(),
  acceptedUnder('orders'),
];

describe('the limit promised for the whole matter', () => {
  const promised = daysAfter(START, 7);
  const history = [reported(), classified(), acceptedUnder('hotline', { dueAt: promised })];
  const told = (...past: readonly Past[]) => {
    const { state } = given(...history, ...past);
    return 'assignments' in state ? [state.overallDueAt, state.dueAt] : [];
  };

  it('stays told while tickets are shorter, also when the next one is shorter still', () => {
    const short = dispatched({ assists: [], dueAt: daysAfter(START, 5) });
    expect(told(short)).toEqual([promised, promised]);
    const { decision } = given(...history, short).when({
      type: 'Redispatch',
      lead: 'parks',
      dueAt: daysAfter(START, 4),
      reason: 'other duty',
    });
    expect(decision.ok).toBe(true);
    expect(told(short, redispatched({ dueAt: daysAfter(START, 4) }))).toEqual([promised, promised]);
  });

  it('does not stop a longer ticket, which moves what is told but not what was promised', () => {
    const dueAt = daysAfter(START, 12);
    const { decision } = given(...history).when({ type: 'DispatchIssue', lead: 'water', dueAt });
    expect(decision.ok).toBe(true);
    expect(told(dispatched({ assists: [], dueAt }))).toEqual([promised, dueAt]);
  });

  it('does not keep a matter that is late from a unit', () => {
    const late = { now: daysAfter(START, 9) };
    const dispatch = { type: 'DispatchIssue', lead: 'water' } as const;
    const { decision } = given(...history).when({ ...dispatch, dueAt: daysAfter(START, 10) }, late);
    expect(decision.ok).toBe(true);
    given(...history)
      .when({ ...dispatch, dueAt: promised }, late)
      .refuses('DUE_NOT_AFTER_NOW');
  });
});

describe('a community request (点单)', () => {
  it('states need and what was tried, in the name of the community', () => {
    given(...acceptedIn('orders'))
      .when(REQUEST, { actor: COMMUNITY })
      .then({
        type: 'CommunityRequestPlaced',
        data: { community: 'community-east', need: 'enc1.need', tried: 'enc1.tried' },
      });
  });

  it('is no step of every mechanism', () => {
    given(...ACCEPTED)
      .when(REQUEST, { actor: COMMUNITY })
      .refuses('STEP_NOT_IN_PROFILE', { mechanism: { id: 'hotline' }, phase: 'REQUESTED' });
  });

  it('comes from a unit', () => {
    given(...acceptedIn('orders'))
      .when(REQUEST, { actor: RESIDENT })
      .refuses('ACTOR_WITHOUT_UNIT');
  });
});

describe('a street order (下单)', () => {
  const asked = [...acceptedIn('orders'), requested()];

  it('names departments, basis and response limit', () => {
    given(...asked)
      .when({ ...ORDER, respondBy: FIRST_DUE }, { actor: STREET })
      .then({
        type: 'StreetOrderIssued',
        data: {
          street: 'street-north',
          units: ['water', 'fire'],
          basis: 'list item 12',
          respondBy: FIRST_DUE,
          requestedAt: hoursAfter(START, 3),
        },
      });
  });

  it('follows a request, where the mechanism has one', () => {
    given(...acceptedIn('orders'))
      .when(ORDER, { actor: STREET })
      .refuses('WRONG_PHASE');
    const streetOnly = given(...acceptedIn('street-only')).when(ORDER, { actor: STREET });
    expect(streetOnly.decision.ok).toBe(true);
  });

  it('is no step of every mechanism, and comes from a unit', () => {
    given(...ACCEPTED)
      .when(ORDER, { actor: STREET })
      .refuses('STEP_NOT_IN_PROFILE');
    given(...asked)
      .when(ORDER, { actor: RESIDENT })
      .refuses('ACTOR_WITHOUT_UNIT');
  });

  it('names each unit once, in service, and none that is accused', () => {
    const by = { actor: STREET };
    given(...asked)
      .when({ ...ORDER, units: ['fire', 'fire'] }, by)
      .refuses('UNITS_NOT_DISTINCT', { unit: 'fire' });
    given(...asked)
      .when({ ...ORDER, units: ['old-office'] }, by)
      .refuses('UNIT_NOT_ACTIVE', { unit: 'old-office' });
    given(...ACCUSATION, requested())
      .when({ ...ORDER, units: ['water-repair'] }, by)
      .refuses('ACCUSED_UNIT', { unit: 'water-repair' });
  });

  it('asks for a response ahead', () => {
    given(...asked)
      .when({ ...ORDER, respondBy: START }, { actor: STREET })
      .refuses('DUE_NOT_AFTER_NOW');
  });
});

describe('dispatching (派单)', () => {
  it('goes to one lead and its assists, with the deadline on the ticket', () => {
    given(...ACCEPTED)
      .when({ ...DISPATCH, reason: 'list item 3' })
      .then({
        type: 'IssueDispatched',
        data: {
          lead: { assignment: 'assignment-1', unit: 'water' },
          assists: [{ assignment: 'assignment-2', unit: 'fire' }],
          dueAt: FIRST_DUE,
          basis: { by: 'person', reason: 'list item 3' },
          round: 1,
        },
      });
  });

  it('says so where it was taken over from another system', () => {
    const importer = { person: 'importer', roles: ['SYSTEM'] };
    const { decision } = given(reported(), classified(), acceptedUnder('records')).when(DISPATCH, {
      actor: importer,
    });
    expect(decision).toMatchObject({ events: [{ data: { basis: { by: 'import' } } }] });
  });

  it('never names a unit twice, out of service, or accused', () => {
    given(...ACCEPTED)
      .when({ ...DISPATCH, assists: ['water'] })
      .refuses('UNITS_NOT_DISTINCT', { unit: 'water' });
    given(...ACCEPTED)
      .when({ ...DISPATCH, assists: ['old-office'] })
      .refuses('UNIT_NOT_ACTIVE', { unit: 'old-office' });
    given(...ACCUSATION)
      .when({ ...DISPATCH, lead: 'fire', assists: ['water-repair'], reason: 'clear' })
      .refuses('ACCUSED_UNIT', { unit: 'water-repair' });
  });

  it('sets a deadline ahead', () => {
    given(...ACCEPTED)
      .when({ ...DISPATCH, dueAt: START })
      .refuses('DUE_NOT_AFTER_NOW');
  });

  describe('where the mechanism has request and order', () => {
    const { assists: _none, ...direct } = DISPATCH;

    it('is direct only with the reason why duties are clear', () => {
      given(...acceptedIn('orders'))
        .when(direct)
        .refuses('DIRECT_DISPATCH_NEEDS_REASON');
      const reasoned = given(...acceptedIn('orders')).when({ ...direct, reason: 'list item 3' });
      expect(reasoned.decision.ok).toBe(true);
    });

    it('waits for the order once a request was placed', () => {
      given(...acceptedIn('orders'), requested())
        .when({ ...direct, reason: 'list item 3' })
        .refuses('WRONG_PHASE', { phase: 'REQUESTED', allowed: ['ORDERED'] });
      const unordered = given(...acceptedIn('community-only'), requested()).when(direct);
      expect(unordered.decision.ok).toBe(true);
    });

    it('goes to a department of the order, or says why not', () => {
      const history = [...acceptedIn('orders'), requested(), ordered()];
      expect(given(...history).when(direct).decision.ok).toBe(true);
      given(...history)
        .when({ ...direct, lead: 'parks' })
        .refuses('LEAD_NOT_ORDERED', { unit: 'parks' });
      const reasoned = given(...history).when({ ...direct, lead: 'parks', reason: 'new list' });
      expect(reasoned.decision.ok).toBe(true);
    });
  });
});

describe('redispatching (改派)', () => {
  it('names another lead; the old one stays until the new one signs', () => {
    const history = given(...IN_PROGRESS);
    history.when(REDISPATCH).then({
      type: 'IssueRedispatched',
      data: {
        lead: { assignment: 'assignment-1', unit: 'sanitation' },
        assists: [],
        dueAt: FIRST_DUE,
        basis: { by: 'person', reason: 'it is a matter of cleaning' },
        round: 2,
        reason: 'it is a matter of cleaning',
        replaces: ['a-water'],
      },
    });
  });

  it('lets an assist become the lead', () => {
    const { decision } = given(...ACCEPTED, dispatched()).when({ ...REDISPATCH, lead: 'fire' });
    expect(decision).toMatchObject({ events: [{ data: { replaces: ['a-water', 'a-fire'] } }] });
  });

  it('changes the lead, and adds only units that do not assist yet', () => {
    given(...DISPATCHED)
      .when({ ...REDISPATCH, lead: 'water' })
      .refuses('SAME_LEAD', { unit: 'water' });
    given(...ACCEPTED, dispatched())
      .when({ ...REDISPATCH, assists: ['fire'] })
      .refuses('ALREADY_ASSISTING', { unit: 'fire' });
    given(...DISPATCHED)
      .when({ ...REDISPATCH, assists: ['sanitation'] })
      .refuses('UNITS_NOT_DISTINCT', { unit: 'sanitation' });
  });

  it('waits for the ruling on a return', () => {
    given(...DISPATCHED, returnRequested())
      .when(REDISPATCH)
      .refuses('RETURN_OPEN', { unit: 'water' });
  });

  it('goes to no unit that only advises, which may assist', () => {
    const isCourt = (code: string) => (code === 'fire' ? 'adviser' : 'owner');
    const directory = { ...DIRECTORY, unitNature: isCourt } as const;
    given(...ACCEPTED)
      .when({ ...DISPATCH, lead: 'fire', assists: [] }, { directory })
      .refuses('ADVISER_LEADS', { unit: 'fire' });
    const { decision } = given(...ACCEPTED).when({ ...DISPATCH, assists: ['fire'] }, { directory });
    expect(decision).toMatchObject({ ok: true });
  });

  it('does not go back to a unit that a ruling let go', () => {
    const history = [...DISPATCHED, returnRequested(), returned()];
    given(...history)
      .when({ ...REDISPATCH, lead: 'water' })
      .refuses('UNIT_RULED_OUT', { unit: 'water' });
    expect(given(...history).when(REDISPATCH).decision).toMatchObject({
      events: [{ data: { replaces: [], round: 2 } }],
    });
  });

  it('never moves the deadline told to the appellant earlier', () => {
    given(...DISPATCHED)
      .when({ ...REDISPATCH, dueAt: daysAfter(START, 9) })
      .refuses('DUE_MOVED_EARLIER', { told: FIRST_DUE });
  });

  it('may set a shorter ticket where a limit for the whole matter was told', () => {
    const overall = acceptedUnder('hotline', { dueAt: daysAfter(START, 30) });
    const { decision } = given(reported(), classified(), overall, dispatched()).when({
      ...REDISPATCH,
      dueAt: daysAfter(START, 5),
    });
    expect(decision.ok).toBe(true);
  });

  it('is a way out of handling that failed, too', () => {
    expect(given(...HANDLED).when(REDISPATCH).decision.ok).toBe(true);
  });

  it('leaves the first receiver liable until a new lead signs, however often it is passed on', () => {
    const twice = [
      ...IN_PROGRESS,
      redispatched(),
      redispatched({
        lead: { assignment: 'a-parks', unit: 'parks' },
        round: 3,
        replaces: ['a-sanitation'],
      }),
    ];
    expect(given(...twice).state).toMatchObject({ phase: 'DISPATCHED', liable: 'water' });

    const parksSigns = signed({ assignment: 'a-parks', unit: 'parks' });
    const { state } = given(...twice, parksSigns);
    expect(state).toMatchObject({ phase: 'IN_PROGRESS' });
    expect(state).not.toHaveProperty('liable');
    expect(state).toMatchObject({
      assignments: [
        { id: 'a-water', status: 'CANCELLED' },
        { id: 'a-sanitation', status: 'CANCELLED' },
        { id: 'a-parks', status: 'SIGNED' },
      ],
    });
  });
});
