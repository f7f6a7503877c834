import { describe, it } from '@jest/globals';
import type { IssueCommand } from '../../commands/index.js';
import { daysAfter, given, START, type Circumstances, type Past } from '../../testing/given.js';
import * as past from '../../testing/history.js';
import { joined } from '../../testing/history-beside.js';
import * as calls from '../../testing/history-calls.js';
import {
  AGENT,
  ARBITER,
  CHIEF_OF_WATER,
  DIRECTORY,
  DISPATCHER,
  DISTRICT,
  FIRE,
  profileOf,
  STREET,
  WATER,
  WATER_LEAD,
} from '../../testing/small-district.js';
import type { RejectionCode } from '../rejections.js';

/**
 * Rules that several commands share: each command has an example of its own for each of them, so
 * that no command can lose one unnoticed (`npm run mutate:guards`).
 */

type Example = readonly [
  what: string,
  code: RejectionCode,
  history: readonly Past[],
  command: IssueCommand,
  circumstances?: Circumstances,
];

const under = (profile: string): readonly Past[] => [
  ...past.acceptedIn(profile),
  past.dispatched({ assists: [] }),
  past.signed(),
];
const NOISE = [
  past.reported(),
  past.classified({ category: 'noise' }),
  past.acceptedUnder('hotline'),
  past.dispatched({ assists: [] }),
  past.signed(),
];
const RETURNED = [...past.DISPATCHED, past.returnRequested(), past.returned()];
const TIMED = under('timed');
const REPLACED = (profile: string): readonly Past[] => [...under(profile), past.redispatched()];
const DISPUTED = [...under('whistles'), calls.objected()];
const EXTENSION_ASKED: Past = {
  type: 'ExtensionRequested',
  data: { assignment: 'a-water', unit: 'water', dueAt: daysAfter(START, 12), reason: 'rain' },
  by: CHIEF_OF_WATER,
};
const SUSPENDED: Past = {
  type: 'IssueSuspended',
  data: { cause: 'HEARING', until: daysAfter(START, 9), reason: 'hearing', media: ['m-1'] },
};
const LEDGER_ASKED: Past = {
  type: 'LedgerRequested',
  data: {
    ledger: 'l-1',
    assignment: 'a-water',
    unit: 'water',
    cause: 'FUNDING',
    plan: 'next year',
    milestones: [],
    media: ['m-1'],
    explained: 'enc1.explained',
  },
  by: CHIEF_OF_WATER,
};
const ON_LEDGER: Past = {
  type: 'PutOnLedger',
  data: {
    ledger: 'l-1',
    lead: 'water',
    cause: 'FUNDING',
    milestones: [],
    nextReviewAt: daysAfter(START, 30),
  },
};

const ADD = { type: 'AddAssist', unit: 'parks', reason: 'trees' } as const;
const REPLACE = { type: 'ReplaceLead', lead: 'parks', reason: 'trees' } as const;
const SPLIT = {
  type: 'SplitSubtask',
  unit: 'parks',
  task: 'enc1.task',
  dueAt: past.FIRST_DUE,
} as const;
const REDISPATCH = { type: 'Redispatch', lead: 'parks', reason: 'trees' } as const;
const OBJECT = { type: 'RaiseObjection', assignment: 'a-water', basis: 'not ours' } as const;
const RULE = { type: 'RuleObjection', liableUnit: 'water', final: true, reason: 'law' } as const;
const GRANT = { type: 'GrantExtension', assignment: 'a-water', told: 'enc1.told' } as const;
const LEDGER = {
  type: 'RequestLedger',
  assignment: 'a-water',
  cause: 'FUNDING',
  plan: 'next year',
  milestones: [{ goal: 'design', by: daysAfter(START, 40) }],
  media: ['m-1'],
  explained: 'enc1.explained',
} satisfies IssueCommand;
const REVIEW = { type: 'ReviewLedger', ledger: 'l-1', finding: 'still true' } as const;

const AT_WORK: readonly Example[] = [
  [
    'an assist is none that the lists forbid',
    'LIST_FORBIDS_UNIT',
    NOISE,
    { ...ADD, unit: 'street-north' },
  ],
  ['a lead is replaced where there is one', 'LEAD_MISSING', RETURNED, REPLACE],
  [
    'a lead is replaced when its return is ruled',
    'RETURN_OPEN',
    [...past.DISPATCHED, past.returnRequested()],
    REPLACE,
  ],
  [
    'a lead is replaced by a unit in service',
    'UNIT_NOT_ACTIVE',
    past.IN_PROGRESS,
    { ...REPLACE, lead: 'old-office' },
  ],
  [
    'a lead is replaced by one the lists allow',
    'LIST_FORBIDS_LEAD',
    past.IN_PROGRESS,
    { ...REPLACE, lead: 'community-east' },
  ],
  ['a subtask needs a lead', 'LEAD_MISSING', RETURNED, SPLIT],
  [
    'a subtask goes to a unit in service',
    'UNIT_NOT_ACTIVE',
    past.IN_PROGRESS,
    { ...SPLIT, unit: 'old-office' },
  ],
  [
    'a subtask goes to one the lists allow',
    'LIST_FORBIDS_UNIT',
    NOISE,
    { ...SPLIT, unit: 'street-north' },
  ],
  [
    'an order leads to one the lists allow',
    'LIST_FORBIDS_LEAD',
    [...past.acceptedIn('orders'), past.requested()],
    { type: 'IssueOrder', units: ['community-east'], basis: 'list item 12' },
    { actor: STREET },
  ],
  [
    'a redispatch leads to one the lists allow',
    'LIST_FORBIDS_LEAD',
    past.DISPATCHED,
    { ...REDISPATCH, lead: 'community-east', dueAt: past.FIRST_DUE },
  ],
  ['a redispatch has a limit', 'DUE_NEEDED', past.DISPATCHED, REDISPATCH],
  [
    'a ticket is responded to as wholly as an order',
    'RESPONSE_INCOMPLETE',
    [...calls.ORDERED, past.dispatched()],
    { type: 'RespondToOrder', unit: 'water', answer: 'ACCEPT', plan: 'enc1.plan' },
  ],
];

const DISPUTES: readonly Example[] = [
  [
    'nobody objects to a ticket that went to another',
    'ASSIGNMENT_REPLACED',
    REPLACED('whistles'),
    OBJECT,
    { actor: WATER_LEAD },
  ],
  [
    'an objection cites the list where the mechanism wants it',
    'LIST_ITEM_NEEDED',
    under('responses'),
    OBJECT,
    { actor: WATER_LEAD },
  ],
  [
    'an objection suggests a unit in service',
    'UNIT_NOT_ACTIVE',
    under('whistles'),
    { ...OBJECT, suggestedUnit: 'old-office' },
    { actor: WATER_LEAD },
  ],
  [
    'nobody rules who also sits in a unit concerned',
    'CROSS_APPOINTED',
    DISPUTED,
    RULE,
    { actor: ARBITER, directory: { ...DIRECTORY, conflicts: () => true } },
  ],
  [
    'who rates a unit speaks for one',
    'ACTOR_WITHOUT_UNIT',
    [...calls.BEGUN, past.handled(), past.verified(), past.fedBack(), past.evaluated()],
    { type: 'RateReverse', unit: 'water', scores: [{ item: 'speed', score: 3 }] },
    { actor: { person: 'p-alone', roles: ['STREET'] } },
  ],
];

const RESTS: readonly Example[] = [
  [
    'a limit is extended where the mechanism extends limits',
    'COMMAND_NOT_IN_PROFILE',
    past.IN_PROGRESS,
    {
      type: 'RequestExtension',
      assignment: 'a-water',
      dueAt: daysAfter(START, 12),
      reason: 'rain',
    },
  ],
  [
    'a limit that rests is not extended',
    'ISSUE_SUSPENDED',
    [...TIMED, EXTENSION_ASKED, SUSPENDED],
    GRANT,
    { actor: DISPATCHER },
  ],
  [
    'an extension is granted to a later day',
    'EXTENSION_NOT_LATER',
    [...TIMED, EXTENSION_ASKED],
    { ...GRANT, dueAt: past.FIRST_DUE },
    { actor: DISPATCHER },
  ],
  [
    'a ledger is asked for where the mechanism has one',
    'COMMAND_NOT_IN_PROFILE',
    past.IN_PROGRESS,
    LEDGER,
  ],
  [
    'a ledger is asked for by the lead',
    'NOT_LEAD',
    [...past.acceptedIn('timed'), past.dispatched(), past.signed(), past.signedByFire()],
    { ...LEDGER, assignment: 'a-fire' },
    { actor: FIRE },
  ],
  [
    'what rests is not put on the ledger',
    'ISSUE_SUSPENDED',
    [...TIMED, LEDGER_ASKED, SUSPENDED],
    { type: 'PutOnLedger', ledger: 'l-1' },
    { actor: DISTRICT },
  ],
  ['a review is of the ledger it stands on', 'LEDGER_UNKNOWN', TIMED, REVIEW],
  [
    'nobody reviews what they worked on',
    'OWN_WORK',
    [...TIMED, ON_LEDGER],
    REVIEW,
    { actor: WATER },
  ],
  [
    'a clearing is of the ledger it stands on',
    'LEDGER_UNKNOWN',
    [...TIMED, past.handled(), past.verified()],
    { type: 'ClearLedger', ledger: 'l-1', reason: 'funds have come' },
  ],
  [
    'who wants no reply hears nothing in between',
    'NO_REPLY_WANTED',
    [
      past.reported({ noReplyWanted: true }),
      past.classified(),
      past.acceptedUnder('timed'),
      past.dispatched({ assists: [] }),
      past.signed(),
    ],
    {
      type: 'ReportInterim',
      assignment: 'a-water',
      content: 'enc1.content',
      nextAt: daysAfter(START, 12),
    },
  ],
  [
    'who found it leaves it to another to tell those who joined',
    'OWN_FINDING',
    [
      ...past.acceptedIn('levels'),
      joined(),
      past.dispatched({ assists: [] }),
      past.signed(),
      past.handled(),
    ],
    {
      type: 'FeedBack',
      appellant: 'issue-2',
      content: 'enc1.content',
      method: 'phone',
      reached: true,
    },
    {
      actor: AGENT,
      profile: (id) => ({ ...profileOf(id), segregation: { finderDoesNotTell: true } }),
    },
  ],
];

describe.each([
  ['at work', AT_WORK],
  ['in a dispute', DISPUTES],
  ['while limits move and rest', RESTS],
])('%s', (_topic, examples) => {
  it.each(examples)('%s: %s', (...[, code, history, command, circumstances]: Example) => {
    given(...history)
      .when(command, circumstances)
      .refuses(code);
  });
});
