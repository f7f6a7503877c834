import { describe, expect, it } from '@jest/globals';
import { given, hoursAfter, START } from '../../testing/given.js';
import {
  acceptedIn,
  dispatched,
  fedBack,
  FIRST_DUE,
  handled,
  ordered,
  requested,
  returnRequested,
  signed,
  verified,
} from '../../testing/history.js';
import { ORDERED, responded } from '../../testing/history-calls.js';
import { COMMUNITY, FIRE, STREET, WATER, WATER_LEAD } from '../../testing/small-district.js';
import type { RunningIssue } from '../state.js';

const REQUEST = { type: 'PlaceRequest', need: 'enc1.need', tried: 'enc1.tried' } as const;
const ORDER = { type: 'IssueOrder', units: ['sanitation'], basis: 'nobody else is left' } as const;
const ACCEPT = {
  type: 'RespondToOrder',
  unit: 'water',
  answer: 'ACCEPT',
  plan: 'enc1.plan',
  promisedAt: FIRST_DUE,
  contactPerson: 'enc1.contact',
} as const;
const DECLINE = {
  type: 'RespondToOrder',
  unit: 'water',
  answer: 'DECLINE',
  listItem: 'item-road',
  basis: 'the pipes are private',
} as const;
const byWater = { actor: WATER };
const declined = responded(
  { answer: 'DECLINE', listItem: 'item-road', basis: 'not ours' },
  { by: WATER_LEAD },
);

describe('点单', () => {
  it('may name what a department publishes', () => {
    given(...acceptedIn('orders'))
      .when({ ...REQUEST, offer: 'offer-lamps' }, { actor: COMMUNITY })
      .then({
        type: 'CommunityRequestPlaced',
        data: {
          community: 'community-east',
          need: 'enc1.need',
          tried: 'enc1.tried',
          offer: 'offer-lamps',
        },
      });
  });
});

describe('下单', () => {
  it('names the list item, and when the community had asked', () => {
    const { decision } = given(...acceptedIn('responses'), requested()).when(
      { ...ORDER, listItem: 'item-road' },
      { actor: STREET },
    );
    expect(decision).toMatchObject({
      events: [{ data: { listItem: 'item-road', requestedAt: hoursAfter(START, 3) } }],
    });
  });

  it('comes again when the lead has declined, and forgets the answers before', () => {
    const { decision } = given(...ORDERED, declined).when(ORDER, { actor: STREET });
    expect(decision).toMatchObject({ ok: true, events: [{ data: { units: ['sanitation'] } }] });
    expect(given(...ORDERED, declined, ordered({ units: ['parks'] })).state).toMatchObject({
      orderedUnits: ['parks'],
      responses: [],
    });
  });
});

describe('响应', () => {
  it('of the lead dispatches the matter by its promise, and takes the place of its signature', () => {
    const { decision } = given(...ORDERED).when(ACCEPT, byWater);
    expect(decision).toMatchObject({
      events: [
        {
          type: 'DepartmentResponded',
          data: {
            unit: 'water',
            answer: 'ACCEPT',
            plan: 'enc1.plan',
            promisedAt: FIRST_DUE,
            contactPerson: 'enc1.contact',
            requestedAt: hoursAfter(START, 3),
            orderedAt: hoursAfter(START, 4),
          },
        },
        {
          type: 'IssueDispatched',
          data: {
            lead: { assignment: 'assignment-1', unit: 'water' },
            assists: [{ assignment: 'assignment-2', unit: 'fire' }],
            dueAt: FIRST_DUE,
            basis: { by: 'order' },
            round: 1,
          },
        },
        { type: 'AssignmentSigned', data: { assignment: 'assignment-1', handler: WATER.person } },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    expect(given(...ORDERED, ...decision.events).state).toMatchObject({
      phase: 'IN_PROGRESS',
      assignments: [{ status: 'SIGNED' }, { status: 'PENDING_SIGN' }],
    });
  });

  it('of an assist that came first counts as its signature then', () => {
    const fireFirst = responded({ unit: 'fire' }, { by: FIRE });
    const { decision } = given(...ORDERED, fireFirst).when(ACCEPT, byWater);
    expect(decision).toMatchObject({
      events: [
        {},
        {},
        { data: { unit: 'water' } },
        {
          type: 'AssignmentSigned',
          data: { assignment: 'assignment-2', unit: 'fire', handler: FIRE.person },
        },
      ],
    });
    if (!decision.ok) throw new Error('refused');
    const { handledBy } = given(...ORDERED, fireFirst, ...decision.events).state as RunningIssue;
    expect([...handledBy].sort()).toEqual([FIRE.person, WATER.person]);
  });

  it('leaves out who declined', () => {
    const fireDeclined = responded({ unit: 'fire', answer: 'DECLINE' }, { by: FIRE });
    const { decision } = given(...ORDERED, fireDeclined).when(ACCEPT, byWater);
    expect(decision).toMatchObject({ events: [{}, { data: { assists: [] } }, {}] });
  });

  it('declines by a list item in force, once', () => {
    given(...ORDERED)
      .when(DECLINE, { actor: WATER_LEAD })
      .then({
        type: 'DepartmentResponded',
        data: {
          unit: 'water',
          answer: 'DECLINE',
          requestedAt: hoursAfter(START, 3),
          orderedAt: hoursAfter(START, 4),
          listItem: 'item-road',
          basis: 'the pipes are private',
        },
      });
    given(...ORDERED)
      .when({ ...DECLINE, listItem: 'item-gone' })
      .refuses('LIST_ITEM_UNKNOWN', { item: 'item-gone' });
    given(...ORDERED, declined, ordered())
      .when(DECLINE)
      .refuses('RETURN_ALREADY_ASKED', { unit: 'water' });
  });

  it('to a ticket signs it, or asks to return it', () => {
    const ticket = [...ORDERED, dispatched({ assists: [] })];
    expect(given(...ticket).when(ACCEPT, byWater).decision).toMatchObject({
      events: [
        { type: 'DepartmentResponded' },
        { type: 'AssignmentSigned', data: { assignment: 'a-water' } },
      ],
    });
    expect(given(...ticket).when(DECLINE, { actor: WATER_LEAD }).decision).toMatchObject({
      events: [
        { type: 'DepartmentResponded' },
        { type: 'ReturnRequested', data: { assignment: 'a-water', listItem: 'item-road' } },
      ],
    });
    given(...ticket, returnRequested())
      .when(ACCEPT, byWater)
      .refuses('ASSIGNMENT_STATUS', { status: 'RETURN_REQUESTED' });
  });

  it('is not in every mechanism', () => {
    given(...acceptedIn('orders'), requested(), ordered())
      .when(ACCEPT, byWater)
      .refuses('COMMAND_NOT_IN_PROFILE');
  });

  it('promises a time ahead', () => {
    given(...ORDERED)
      .when({ ...ACCEPT, promisedAt: START }, byWater)
      .refuses('DUE_NOT_AFTER_NOW');
  });
});

describe('评单', () => {
  const told = [
    ...ORDERED,
    dispatched({ assists: [] }),
    signed(),
    handled(),
    verified(),
    fedBack(),
  ];

  it('is the word of the community that asked', () => {
    given(...told)
      .when(
        { type: 'CommentOnResult', satisfaction: 'SATISFIED', comment: 'enc1.comment' },
        { actor: COMMUNITY },
      )
      .then({
        type: 'OrderCommented',
        data: {
          community: 'community-east',
          satisfaction: 'SATISFIED',
          comment: 'enc1.comment',
          round: 1,
        },
      });
  });
});
