import type { IssueCommandOf } from '../commands/index.js';
import type { HOLD_REJECTIONS } from '../core/rejections/holds.js';
import { daysAfter, START, type Past } from './given.js';
import * as past from './history.js';
import { CHIEF_OF_WATER, DISPATCHER, DISTRICT } from './small-district.js';
import type { Way } from './ways-of-calls.js';

const AT_WORK: readonly Past[] = [
  ...past.acceptedIn('timed'),
  past.dispatched({ assists: [] }),
  past.signed(),
];
const ASKED: Past = {
  type: 'ExtensionRequested',
  data: { assignment: 'a-water', unit: 'water', dueAt: daysAfter(START, 12), reason: 'rain' },
  by: CHIEF_OF_WATER,
};
const GRANTED: Past = {
  type: 'ExtensionGranted',
  data: {
    assignment: 'a-water',
    unit: 'water',
    dueAt: daysAfter(START, 12),
    previousDueAt: past.FIRST_DUE,
    count: 2,
  },
};
const SUSPENDED: Past = {
  type: 'IssueSuspended',
  data: { cause: 'HEARING', until: daysAfter(START, 9), reason: 'hearing', media: ['m-1'] },
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

const ASK: IssueCommandOf<'RequestExtension'> = {
  type: 'RequestExtension',
  assignment: 'a-water',
  dueAt: daysAfter(START, 12),
  reason: 'rain',
};
const GRANT: IssueCommandOf<'GrantExtension'> = {
  type: 'GrantExtension',
  assignment: 'a-water',
  told: 'enc1.told',
};
const SUSPEND: IssueCommandOf<'SuspendIssue'> = {
  type: 'SuspendIssue',
  cause: 'STATUTORY_APPRAISAL',
  until: daysAfter(START, 9),
  reason: 'appraisal',
  media: ['m-1'],
  told: 'enc1.told',
};
const LEDGER: IssueCommandOf<'RequestLedger'> = {
  type: 'RequestLedger',
  assignment: 'a-water',
  cause: 'FUNDING',
  plan: 'build next year',
  milestones: [{ goal: 'design', by: daysAfter(START, 40) }],
  media: ['m-1'],
  explained: 'enc1.explained',
};

/** One way to each refusal about moved and resting limits. */
export const HOLD_WAYS: Readonly<Record<keyof typeof HOLD_REJECTIONS, Way>> = {
  DUE_NEEDED: [past.ACCEPTED, { type: 'DispatchIssue', lead: 'water' }],
  OWN_REQUEST: [[...AT_WORK, ASKED], GRANT, { actor: CHIEF_OF_WATER }],
  APPELLANT_NOT_TOLD: [
    [...AT_WORK, ASKED],
    { type: 'GrantExtension', assignment: 'a-water' },
    { actor: DISPATCHER },
  ],
  PROOF_MISSING: [AT_WORK, { ...SUSPEND, media: [] }],
  EXTENSION_OPEN: [[...AT_WORK, ASKED], ASK],
  EXTENSION_NOT_ASKED: [AT_WORK, GRANT],
  EXTENSION_TOO_LATE: [AT_WORK, ASK, { now: daysAfter(START, 11) }],
  EXTENSION_NOT_LATER: [AT_WORK, { ...ASK, dueAt: past.FIRST_DUE }],
  EXTENSION_COUNT: [[...AT_WORK, GRANTED], { ...ASK, dueAt: daysAfter(START, 13) }],
  EXTENSION_TOTAL: [AT_WORK, { ...ASK, dueAt: daysAfter(START, 90) }],
  ISSUE_SUSPENDED: [[...AT_WORK, SUSPENDED], SUSPEND],
  NOT_SUSPENDED: [AT_WORK, { type: 'ResumeIssue', reason: 'over' }],
  SUSPENSION_CAUSE: [AT_WORK, { ...SUSPEND, cause: 'HEARING' }],
  SUSPENSION_TOO_LONG: [AT_WORK, { ...SUSPEND, until: daysAfter(START, 90) }],
  ON_LEDGER: [[...AT_WORK, ON_LEDGER], SUSPEND],
  LEDGER_UNKNOWN: [AT_WORK, { type: 'PutOnLedger', ledger: 'l-1' }, { actor: DISTRICT }],
  LEDGER_CAUSE: [AT_WORK, { ...LEDGER, cause: 'WHIM' }],
  MILESTONES_UNORDERED: [
    AT_WORK,
    {
      ...LEDGER,
      milestones: [
        { goal: 'built', by: daysAfter(START, 40) },
        { goal: 'design', by: daysAfter(START, 30) },
      ],
    },
  ],
};
