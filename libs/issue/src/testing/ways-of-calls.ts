import type { IssueCommand } from '../commands/index.js';
import type { CALL_REJECTIONS } from '../core/rejections/calls.js';
import { daysAfter, hoursAfter, START, type Circumstances, type Past } from './given.js';
import * as past from './history.js';
import * as calls from './history-calls.js';
import { ARBITER, COMMUNITY, FIRE, RESIDENT, STREET, WATER, WATER_LEAD } from './small-district.js';

export type Way = readonly [
  history: readonly Past[],
  command: IssueCommand,
  circumstances?: Circumstances,
];

const DISTRICT = { person: 'p-district', roles: ['DISTRICT'], unit: 'district' } as const;
const BLOW = {
  type: 'BlowWhistle',
  kind: 'JOINT_ENFORCEMENT',
  lead: 'sanitation',
  reason: 'a second matter',
} as const;
const BLOW_HERE = { ...BLOW, lead: 'water' } as const;
const COME = {
  type: 'CheckIn',
  whistle: 'w-1',
  unit: 'water',
  mode: 'ON_SITE',
  authorized: true,
} as const;
const OVERRIDE = { type: 'OverrideQuorum', whistle: 'w-1', reason: 'it cannot wait' } as const;
const REFUSE = { type: 'RejectWhistle', whistle: 'w-1', unit: 'fire', basis: 'no risk' } as const;
const WORK = {
  type: 'CompleteWhistleWork',
  whistle: 'w-1',
  unit: 'water',
  result: 'enc1.result',
} as const;
const RELEASE = { type: 'ReleaseUnits', whistle: 'w-1', units: ['water', 'fire'] };
const RATE = {
  type: 'RateWhistle',
  whistle: 'w-1',
  unit: 'water',
  scores: [{ item: 'speed', score: 3 }],
} satisfies IssueCommand;
const RESPOND = {
  type: 'RespondToOrder',
  unit: 'water',
  answer: 'ACCEPT',
  plan: 'enc1.plan',
  promisedAt: past.FIRST_DUE,
  contactPerson: 'enc1.contact',
} as const;
const ORDER = { type: 'IssueOrder', units: ['water', 'fire'], basis: 'list item 12' };
const REQUEST = { type: 'PlaceRequest', need: 'enc1.need', tried: 'enc1.tried' } as const;
const COMMENT = {
  type: 'CommentOnResult',
  satisfaction: 'SATISFIED',
  comment: 'enc1.comment',
} as const;
const OBJECT = { type: 'RaiseObjection', assignment: 'a-water', basis: 'not ours' } as const;
const CONSULT = { type: 'HoldConsultation', units: ['water', 'fire'], record: 'enc1.record' };
const RULE = { type: 'RuleObjection', liableUnit: 'water', final: true, reason: 'law' } as const;
const ADD = { type: 'AddAssist', unit: 'parks', reason: 'trees' } as const;
const LINK = { type: 'LinkIssue', relation: 'PART_OF', stream: 'issue-parent' } as const;

const under = (profile: string): readonly Past[] => [
  ...past.acceptedIn(profile),
  past.dispatched({ assists: [] }),
  past.signed(),
];
const DISPUTED = [...under('whistles'), calls.objected()];
const RATED: Past = {
  type: 'WhistleRated',
  data: { whistle: 'w-1', unit: 'water', scores: [{ item: 'speed', score: 3 }] },
};
const AFTER = [...calls.BEGUN, past.handled(), past.verified(), past.fedBack(), past.evaluated()];
const ASKED_BY = [...past.acceptedIn('responses'), past.requested()];
const fireMatter = past.classified({ category: 'fire-passage' });
const noise = past.classified({ category: 'noise' });

/** One way to each code about whistles, orders, disputes and ratings. */
export const CALL_WAYS: Readonly<Record<keyof typeof CALL_REJECTIONS, Way>> = {
  LIST_FORBIDS_LEAD: [
    past.ACCEPTED,
    { type: 'DispatchIssue', lead: 'community-east', dueAt: past.FIRST_DUE },
  ],
  LIST_FORBIDS_UNIT: [
    [past.reported(), noise, past.acceptedUnder('hotline')],
    { type: 'DispatchIssue', lead: 'water', assists: ['street-north'], dueAt: past.FIRST_DUE },
  ],
  NEGATIVE_LIST_TASK: [
    [past.reported(), fireMatter, past.acceptedUnder('orders')],
    REQUEST,
    { actor: COMMUNITY },
  ],
  LIST_ITEM_UNKNOWN: [ASKED_BY, { ...ORDER, type: 'IssueOrder', listItem: 'item-gone' }],
  LIST_ITEM_NEEDED: [
    under('responses'),
    { type: 'RequestReturn', assignment: 'a-water', basis: 'not ours' },
  ],
  OFFER_UNKNOWN: [past.acceptedIn('orders'), { ...REQUEST, offer: 'o-none' }, { actor: COMMUNITY }],
  OFFER_FULL: [
    past.acceptedIn('orders'),
    { ...REQUEST, offer: 'offer-trees' },
    { actor: COMMUNITY },
  ],
  OFFER_ELSEWHERE: [
    past.acceptedIn('orders'),
    { ...REQUEST, offer: 'offer-south' },
    { actor: COMMUNITY },
  ],
  ORDER_STANDS: [calls.ORDERED, { ...ORDER, type: 'IssueOrder' }, { actor: STREET }],
  UNIT_NOT_ORDERED: [calls.ORDERED, { ...RESPOND, unit: 'parks' }],
  ALREADY_RESPONDED: [
    [...calls.ORDERED, calls.responded({ unit: 'fire' }, { by: FIRE })],
    { ...RESPOND, unit: 'fire' },
  ],
  RESPONSE_INCOMPLETE: [
    calls.ORDERED,
    { type: 'RespondToOrder', unit: 'water', answer: 'ACCEPT', plan: 'enc1.plan' },
  ],
  PROMISE_BEYOND_LIMIT: [
    [
      past.reported(),
      past.classified(),
      past.acceptedUnder('responses', { dueAt: daysAfter(START, 3) }),
      past.requested(),
      past.ordered(),
    ],
    RESPOND,
  ],
  RESPONSE_NEEDED: [
    [...calls.ORDERED, past.dispatched()],
    { type: 'SignAssignment', assignment: 'a-water' },
  ],
  NOT_REQUESTER: [[...past.VERIFIED, past.fedBack()], COMMENT, { actor: COMMUNITY }],
  ALREADY_COMMENTED: [
    [
      ...ASKED_BY,
      past.ordered(),
      past.dispatched({ assists: [] }),
      past.signed(),
      past.handled(),
      past.verified(),
      past.fedBack(),
      calls.commented(),
    ],
    COMMENT,
    { actor: COMMUNITY },
  ],
  LEAD_MISSING: [[...past.DISPATCHED, past.returnRequested(), past.returned()], ADD],
  DUE_BEYOND_ISSUE: [past.DISPATCHED, { ...ADD, dueAt: daysAfter(past.FIRST_DUE, 1) }],
  ALREADY_LINKED: [
    [
      ...past.ACCEPTED,
      { type: 'IssueLinked', data: { relation: 'PART_OF', stream: 'issue-parent' } },
    ],
    LINK,
  ],
  DISPUTE_OPEN: [
    DISPUTED,
    {
      type: 'Redispatch',
      lead: 'parks',
      dueAt: past.FIRST_DUE,
      reason: 'others',
    },
  ],
  DISPUTE_MISSING: [under('whistles'), RULE],
  OBJECTION_ALREADY_RAISED: [
    [...DISPUTED, calls.ruled({ final: false })],
    OBJECT,
    { actor: WATER_LEAD },
  ],
  PARTY_MISSING: [DISPUTED, { ...CONSULT, type: 'HoldConsultation', units: ['fire'] }],
  CONSULTATION_NEEDED: [[...under('responses'), calls.objected()], RULE, { actor: ARBITER }],
  RULER_HAS_PART: [
    DISPUTED,
    RULE,
    { actor: { person: 'p-other', roles: ['ARBITER'], unit: 'water' } },
  ],
  PLACE_AND_CATEGORY_NEEDED: [[past.reported()], BLOW, { actor: RESIDENT }],
  WHISTLE_KIND_NOT_IN_PROFILE: [
    past.acceptedIn('whistles'),
    { ...BLOW_HERE, kind: 'RESIDENT_TO_PROPERTY' },
    { actor: STREET },
  ],
  BLOWER_NOT_IN_PROFILE: [past.acceptedIn('whistles'), BLOW_HERE, { actor: COMMUNITY }],
  REVIEW_NEEDED: [calls.ORDERED, BLOW_HERE, { actor: STREET }],
  OWN_REVIEW: [calls.ORDERED, { ...BLOW_HERE, reviewedBy: STREET.person }, { actor: STREET }],
  TRIED_FIRST_NEEDED: [calls.ORDERED, { ...BLOW_HERE, reviewedBy: 'p-head' }, { actor: STREET }],
  WHISTLE_LIMIT: [
    [...past.acceptedIn('residents'), calls.blown()],
    { ...BLOW, kind: 'EMERGENCY' },
    { actor: STREET },
  ],
  UNIT_ALREADY_CALLED: [calls.WHISTLED, BLOW_HERE, { actor: STREET }],
  COORDINATOR_NEEDED: [
    past.acceptedIn('residents'),
    { ...BLOW_HERE, kind: 'RESIDENT_TO_PROPERTY' },
    { actor: RESIDENT },
  ],
  WHISTLE_UNKNOWN: [calls.WHISTLED, { ...COME, whistle: 'w-none' }, { actor: WATER }],
  WHISTLE_OVER: [
    [...calls.WHISTLED, calls.calledOff(), calls.blown({ whistle: 'w-2' })],
    COME,
    { actor: WATER },
  ],
  WHISTLE_BEGUN: [[...calls.BEGUN, calls.blown({ whistle: 'w-2' })], OVERRIDE, { actor: STREET }],
  WHISTLE_NOT_BEGUN: [[...calls.HELD, calls.checkedIn()], WORK, { actor: WATER }],
  UNIT_NOT_CALLED: [calls.WHISTLED, { ...COME, unit: 'parks' }, { actor: WATER }],
  CALL_TAKEN_OVER: [
    [
      ...calls.HELD,
      {
        type: 'UnitNoShow',
        data: {
          whistle: 'w-1',
          assignment: 'a-w1',
          unit: 'water',
          role: 'lead',
          respondBy: calls.COME_BY,
          fallback: { assignment: 'a-w3', unit: 'street-north', respondBy: past.FIRST_DUE },
        },
      },
    ],
    COME,
    { actor: WATER },
  ],
  CALL_STATUS: [calls.BEGUN, COME, { actor: WATER }],
  NOT_COORDINATOR: [calls.WHISTLED, OVERRIDE, { actor: WATER }],
  CHECK_IN_NOT_OWN: [calls.WHISTLED, COME, { actor: STREET }],
  AUTHORITY_NEEDED: [calls.WHISTLED, { ...COME, authorized: false }, { actor: WATER }],
  PROOF_NEEDED: [calls.WHISTLED, { ...COME, mode: 'ONLINE' }, { actor: WATER }],
  CHECK_IN_STILL_OPEN: [calls.WHISTLED, { type: 'MarkNoShow', whistle: 'w-1', unit: 'water' }],
  WHISTLE_REJECTION_OPEN: [
    [
      ...calls.WHISTLED,
      calls.rejectAsked({ assignment: 'a-w1', unit: 'water' }, { by: WATER_LEAD }),
    ],
    OVERRIDE,
    { actor: STREET },
  ],
  REJECTION_ALREADY_RULED: [
    [...calls.WHISTLED, calls.rejectAsked(), calls.upheld({}, { by: DISTRICT })],
    REFUSE,
    { actor: FIRE },
  ],
  UNITS_NOT_THERE: [calls.BEGUN, { ...RELEASE, type: 'ReleaseUnits' }, { actor: STREET }],
  WORK_UNFINISHED: [
    [...calls.HELD_AT_WORK, calls.workDone()],
    { type: 'ReleaseUnits', whistle: 'w-1', units: ['water'] },
    { actor: STREET },
  ],
  HELD_BY_WHISTLE: [
    calls.HELD_AT_WORK,
    { type: 'CompleteAssist', assignment: 'a-w2', result: 'enc1.result' },
    { actor: FIRE },
  ],
  SCORE_NOT_IN_INSTRUMENT: [
    AFTER,
    { ...RATE, scores: [{ item: 'speed', score: 6 }] },
    { actor: WATER },
  ],
  ALREADY_RATED: [[...AFTER, RATED], RATE, { actor: WATER, now: hoursAfter(START, 99) }],
};
