import { hoursAfter, START, type Past } from './given.js';
import { acceptedIn, builder, FIRST_DUE, ordered, requested } from './history.js';
import { COMMUNITY, FIRE, STREET, WATER, WATER_LEAD } from './small-district.js';

/** Pieces of the past about whistles, orders and disputes. */

/** By when those called by `blown()` have to be there: two hours after it. */
export const COME_BY = hoursAfter(START, 5);

/** By the street, for water as lead (`a-w1`), with fire assisting (`a-w2`). */
export const blown = builder(
  'WhistleBlown',
  {
    whistle: 'w-1',
    kind: 'JOINT_ENFORCEMENT',
    lead: { assignment: 'a-w1', unit: 'water', respondBy: COME_BY },
    assists: [{ assignment: 'a-w2', unit: 'fire', respondBy: COME_BY }],
    coordinator: 'street-north',
    reason: 'several departments are needed',
    nobodyLeavesUnfinished: false,
  },
  STREET,
);

export const checkedIn = builder(
  'UnitCheckedIn',
  {
    whistle: 'w-1',
    assignment: 'a-w1',
    unit: 'water',
    person: WATER.person,
    mode: 'ON_SITE',
    authorized: true,
    late: false,
    media: [],
    takesUp: false,
  },
  WATER,
);

export const fireCheckedIn = builder(
  'UnitCheckedIn',
  {
    whistle: 'w-1',
    assignment: 'a-w2',
    unit: 'fire',
    person: FIRE.person,
    mode: 'ON_SITE',
    authorized: true,
    late: false,
    media: [],
    takesUp: false,
  },
  FIRE,
);

/** Water is in, fire is not yet. */
export const quorumReached = builder(
  'CheckInQuorumReached',
  {
    whistle: 'w-1',
    begins: [
      { assignment: 'a-w1', unit: 'water', role: 'lead', isIn: true, person: WATER.person },
      { assignment: 'a-w2', unit: 'fire', role: 'assist', isIn: false },
    ],
    replaces: [],
    dueAt: FIRST_DUE,
    round: 1,
    phase: 'IN_PROGRESS',
  },
  WATER,
);

/** Both are in. */
export const bothBegin = (): Past =>
  quorumReached({
    begins: [
      { assignment: 'a-w1', unit: 'water', role: 'lead', isIn: true, person: WATER.person },
      { assignment: 'a-w2', unit: 'fire', role: 'assist', isIn: true, person: FIRE.person },
    ],
  });

export const rejectAsked = builder(
  'WhistleRejectRequested',
  { whistle: 'w-1', assignment: 'a-w2', unit: 'fire', basis: 'no fire risk' },
  FIRE,
);

export const upheld = builder('WhistleUpheld', {
  whistle: 'w-1',
  assignment: 'a-w2',
  unit: 'fire',
  reason: 'there is one',
  respondBy: COME_BY,
});

export const calledOff = builder('WhistleCancelled', {
  whistle: 'w-1',
  reason: 'solved itself',
  cancels: ['a-w1', 'a-w2'],
  over: true,
  phase: 'ACCEPTED',
});

export const workDone = builder(
  'WhistleWorkCompleted',
  { whistle: 'w-1', assignment: 'a-w1', unit: 'water', result: 'enc1.result' },
  WATER,
);

export const fireDone = builder(
  'WhistleWorkCompleted',
  { whistle: 'w-1', assignment: 'a-w2', unit: 'fire', result: 'enc1.result' },
  FIRE,
);

export const released = builder(
  'UnitsReleased',
  { whistle: 'w-1', units: ['water', 'fire'], completes: ['a-w2'] },
  STREET,
);

export const responded = builder(
  'DepartmentResponded',
  {
    unit: 'water',
    answer: 'ACCEPT',
    plan: 'enc1.plan',
    promisedAt: FIRST_DUE,
    contactPerson: 'enc1.contact',
  },
  WATER,
);

export const objected = builder(
  'ObjectionRaised',
  { assignment: 'a-water', unit: 'water', basis: 'not our pipes', listItem: 'item-road' },
  WATER_LEAD,
);

export const consulted = builder('ConsultationHeld', {
  units: ['water', 'sanitation'],
  record: 'enc1.record',
});

export const ruled = builder('ObjectionRuled', {
  assignment: 'a-water',
  unit: 'water',
  liableUnit: 'water',
  final: true,
  reason: 'the list says so',
  rulers: ['p-arbiter'],
  raisedAt: hoursAfter(START, 5),
});

export const commented = builder(
  'OrderCommented',
  { community: 'community-east', satisfaction: 'SATISFIED', comment: 'enc1.comment', round: 1 },
  COMMUNITY,
);

/** Whistled, under a mechanism where the lead makes the quorum and several may be blown. */
export const WHISTLED: readonly Past[] = [...acceptedIn('whistles'), blown()];
/** The same where all must come and nobody leaves unfinished. */
export const HELD: readonly Past[] = [
  ...acceptedIn('residents'),
  blown({ nobodyLeavesUnfinished: true }),
];
/** At work by a whistle: water is in, fire is not. */
export const BEGUN: readonly Past[] = [...WHISTLED, checkedIn(), quorumReached()];
/** Both at work, where nobody leaves unfinished. */
export const HELD_AT_WORK: readonly Past[] = [...HELD, checkedIn(), fireCheckedIn(), bothBegin()];
/** Ordered from water and fire, under the mechanism with responses. */
export const ORDERED: readonly Past[] = [...acceptedIn('responses'), requested(), ordered()];
