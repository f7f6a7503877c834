import type { IssueCommand } from '../commands/index.js';
import type { ENDING_REJECTIONS } from '../core/rejections/endings.js';
import type { MECHANISM_REJECTIONS } from '../core/rejections/mechanism.js';
import type { LADDER_REJECTIONS } from '../core/rejections/supervision.js';
import { daysAfter, START, stateAfter, type Circumstances, type Past } from './given.js';
import * as beside from './history-beside.js';
import * as past from './history.js';
import {
  AGENT,
  ARBITER,
  CALLER,
  COMMUNITY,
  DIRECTORY,
  DISPATCHER,
  FIRE,
  INSPECTOR,
  profileOf,
  RESIDENT,
  WATER,
} from './small-district.js';

type Way = readonly [
  history: readonly Past[],
  command: IssueCommand,
  circumstances?: Circumstances,
];

type Code =
  | keyof typeof LADDER_REJECTIONS
  | keyof typeof ENDING_REJECTIONS
  | keyof typeof MECHANISM_REJECTIONS;

const CARD = { type: 'IssueCard', unit: 'water', colour: 'YELLOW', reason: 'late' } as const;
const UP = { type: 'EscalateIssue', tried: 'enc1.tried', reason: 'beyond us' } as const;
const DISPATCH = { type: 'DispatchIssue', lead: 'water', dueAt: past.FIRST_DUE } as const;
const SETTLE = { type: 'SettleAtCommunity', result: 'enc1.result', media: ['p'] } as const;
const DUAL = {
  ...DISPATCH,
  type: 'DualDispatch',
  lead: 'street-north',
  district: 'district',
} as const;
const ASK_END = { type: 'RequestTermination', assignment: 'a-water', reason: 'moved' } as const;
const END = { type: 'Terminate', reason: 'moved', told: 'enc1.told' } as const;
const CONFIRM = { type: 'ConfirmByResident', confirmed: true } as const;
const MERGE = { type: 'MergeInto', target: 'issue-2', reason: 'the same' } as const;
const TELL = {
  type: 'FeedBack',
  content: 'enc1.content',
  method: 'phone',
  reached: true,
  appellant: 'issue-2',
} as const;
const RATE = {
  type: 'SubmitEvaluation',
  contacted: true,
  resolution: 'RESOLVED',
  satisfaction: 'SATISFIED',
  appellant: 'issue-2',
} as const;
const LOOK = { type: 'LogStep', assignment: 'a-water', note: 'enc1.n', step: 'look' } as const;
const COMPLETE = {
  type: 'CompleteHandling',
  assignment: 'a-water',
  result: 'enc1.result',
  outcome: 'RESOLVED',
  outcomes: ['MENDED'],
  media: ['p-1', 'p-2'],
} as const;
const VERIFY = { type: 'VerifyResult', passed: true, media: ['p-1'] } as const;
const EXCLUDE = {
  type: 'ApplyExclusion',
  assignment: 'a-water',
  exclusionClass: 'BEYOND_DUTY',
  reason: 'list item 7',
  media: ['p-1'],
} as const;
const DECIDE = { type: 'DecideExclusion', exclusion: 'e-1', granted: true, reason: 'yes' } as const;
const PUBLISH = { type: 'PublishResult', text: 'mended' } as const;
const CLOSE = { type: 'CloseIssue' } as const;

const told: Past = {
  type: 'IssueFedBack',
  data: { content: 'enc1.content', method: 'phone', reached: true, appellant: 'issue-2' },
};
const rated: Past = {
  type: 'IssueEvaluated',
  data: {
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
    source: 'callback',
    round: 1,
    appellant: 'issue-2',
  },
};
const confirmed = (yes: boolean): Past => ({
  type: 'ResidentConfirmed',
  data: { confirmed: yes },
});
const granted: Past = {
  type: 'ExclusionGranted',
  data: { exclusion: 'e-1', unit: 'water', exclusionClass: 'BEYOND_DUTY', reason: 'yes' },
};
const published: Past = {
  type: 'ResultPublished',
  data: { text: 'mended', scope: 'territory', until: past.FIRST_DUE },
};
const inPlace = (territory: string): readonly Past[] => [
  past.reported({ territory }),
  past.classified(),
  past.acceptedUnder('hotline', { territory }),
];
const into = (...target: readonly Past[]): Circumstances => ({
  counterpart: { id: 'issue-2', state: stateAfter(target) },
});
const major = [...beside.STRICT_ACCEPTED, beside.reportVerified].map((event): Past =>
  event.type === 'IssueAccepted' ? { ...event, data: { ...event.data, tags: ['MAJOR'] } } : event,
);
const looked = [...beside.STRICT_AT_WORK, beside.stepTaken('look')];
const withHead = {
  ...profileOf('strict'),
  evidence: { handledMedia: 0, verifyMedia: 0, unitHeadSigns: true },
};
const top: readonly Past[] = [
  ...beside.AT_WORK,
  beside.escalated({ from: 'STREET', to: 'DISTRICT' }),
];

/** One way to each refusal of what stands beside the phase. */
export const WAYS_BESIDE: Readonly<Record<Code, Way>> = {
  MEASURE_NOT_ON_LADDER: [
    beside.AT_WORK,
    CARD,
    { profile: (id) => ({ ...profileOf(id), supervision: { ladder: [] } }) },
  ],
  MEASURE_NOT_HIGHER: [[...beside.AT_WORK, beside.carded()], CARD],
  NO_LEVELS: [past.ACCEPTED, UP],
  TOP_LEVEL: [top, UP],
  LOWEST_LEVEL: [beside.AT_WORK, { type: 'TransferDown', reason: 'back' }],
  REPORT_NOT_CHECKED: [beside.STRICT_ACCEPTED, DISPATCH],
  REPORT_FALSE: [[...beside.STRICT_ACCEPTED, beside.reportFalsified], DISPATCH],
  NOT_SELF_HANDLED: [beside.IN_LEVELS, SETTLE, { actor: WATER }],
  NOT_OWN_TASK: [beside.IN_LEVELS, SETTLE, { actor: COMMUNITY }],
  NOT_A_STREET: [past.ACCEPTED, { ...DUAL, lead: 'water' }],
  NOT_ITS_DISTRICT: [past.ACCEPTED, { ...DUAL, district: 'parks' }],
  TERMINATION_ALREADY_ASKED: [[...past.IN_PROGRESS, beside.terminationAsked], ASK_END],
  TERMINATION_NOT_ASKED: [past.IN_PROGRESS, END],
  TERMINATION_DUTY_REMAINS: [
    [past.reported({ kind: 'ACCUSATION' }), ...past.IN_PROGRESS.slice(1), beside.terminationAsked],
    END,
  ],
  APPELLANT_NOT_TOLD: [
    [...past.IN_PROGRESS, beside.terminationAsked],
    { type: 'Terminate', reason: 'moved' },
  ],
  ALREADY_CONFIRMED: [[...beside.DONE, confirmed(true)], CONFIRM],
  NOT_CONFIRMED: [[...beside.RATED, confirmed(false)], CLOSE],
  MERGE_TARGET_UNKNOWN: [past.ACCEPTED, MERGE],
  MERGE_TARGET_NOT_OPEN: [past.ACCEPTED, MERGE, into(past.reported())],
  MERGE_INTO_ITSELF: [past.ACCEPTED, MERGE, { ...into(...past.ACCEPTED), issue: 'issue-2' }],
  APPELLANTS_JOINED: [[...past.ACCEPTED, beside.joined()], { type: 'Void', reason: 'twice' }],
  MERGE_OTHER_PLACE: [inPlace('south'), MERGE, into(...inPlace('north'))],
  MERGE_ACCUSATION: [
    [past.reported({ kind: 'ACCUSATION', accusedUnit: 'water' })],
    MERGE,
    into(...past.ACCEPTED),
  ],
  APPELLANT_UNKNOWN: [past.VERIFIED, TELL],
  APPELLANT_TOLD: [[...past.VERIFIED, beside.joined(), told], TELL],
  APPELLANT_RATED: [[...past.VERIFIED, beside.joined(), told, rated], RATE, { actor: CALLER }],
  APPELLANT_NOT_HEARD: [[...past.EVALUATED, beside.joined()], CLOSE],
  VOTE_NOT_OWN: [[...past.VERIFIED, beside.joined(), told], RATE, { actor: RESIDENT }],
  COMMAND_NOT_IN_PROFILE: [past.FED_BACK, PUBLISH],
  ROLE_NOT_IN_PROFILE: [
    past.DISPATCHED,
    { type: 'SignAssignment', assignment: 'a-water' },
    { profile: (id) => ({ ...profileOf(id), actors: { SignAssignment: ['PROPERTY'] } }) },
  ],
  NOT_ACTIVATED: [
    [past.reported()],
    { type: 'AcceptIssue', category: 'pothole', territory: 'north' },
    { profile: (id) => ({ ...profileOf(id), activation: ['DUTY_LIST', 'RULE_VERSION'] }) },
  ],
  UNKNOWN_TAG: [
    [past.reported()],
    { type: 'AcceptIssue', category: 'pothole', territory: 'north', tags: ['MAJOR'] },
  ],
  OPINION_MISSING: [major, DISPATCH],
  UNKNOWN_STEP: [beside.STRICT_AT_WORK, { ...LOOK, step: 'dance' }, { actor: WATER }],
  STEP_NOT_NAMED: [
    past.IN_PROGRESS,
    { type: 'LogStep', assignment: 'a-water', note: 'enc1.note' },
    { actor: FIRE },
  ],
  STEP_OF_OTHERS: [beside.STRICT_AT_WORK, LOOK, { actor: AGENT }],
  STEPS_BEFORE: [beside.STRICT_AT_WORK, { ...LOOK, step: 'mend' }, { actor: WATER }],
  STEP_OWN_WORK: [
    [...looked, beside.stepTaken('mend')],
    { ...LOOK, step: 'sign' },
    { actor: WATER },
  ],
  STEPS_MISSING: [beside.STRICT_AT_WORK, COMPLETE],
  EVIDENCE_MISSING: [looked, { ...COMPLETE, media: [] }],
  UNKNOWN_OUTCOME: [looked, { ...COMPLETE, outcomes: ['GONE'] }],
  OUTCOME_MISSING: [looked, { ...COMPLETE, outcomes: [] }],
  UNIT_HEAD_SIGNS: [looked, COMPLETE, { profile: () => withHead }],
  EASING_MISSING: [
    [...looked, past.handled(), past.verified(), past.fedBack()],
    {
      type: 'SubmitEvaluation',
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'SATISFIED',
    },
    { actor: CALLER },
  ],
  EASING_NOT_ASKED: [
    [...past.VERIFIED, beside.joined(), told],
    { ...RATE, eased: true },
    { actor: CALLER },
  ],
  OWN_REQUEST: [[...past.IN_PROGRESS, beside.terminationAsked], END, { actor: WATER }],
  OWN_FINDING: [
    [past.reported({}, { by: INSPECTOR }), ...beside.STRICT_ACCEPTED.slice(1)],
    { type: 'VerifyReport', real: true, media: ['p'] },
    { actor: INSPECTOR },
  ],
  CROSS_APPOINTED: [
    past.HANDLED,
    VERIFY,
    { actor: INSPECTOR, directory: { ...DIRECTORY, conflicts: () => true } },
  ],
  ADVISER_LEADS: [
    past.ACCEPTED,
    { type: 'DispatchIssue', lead: 'water', dueAt: daysAfter(START, 10) },
    { directory: { ...DIRECTORY, unitNature: () => 'adviser' } },
  ],
  OWN_UNITS_REQUEST: [
    [...beside.SENT, beside.exclusionAsked()],
    DECIDE,
    { actor: { ...DISPATCHER, unit: 'water' } },
  ],
  NOT_PUBLIC: [[past.reported({ kind: 'ACCUSATION' }), ...beside.TOLD.slice(1)], PUBLISH],
  ALREADY_PUBLISHED: [[...beside.TOLD, published], PUBLISH],
  TEXT_NOT_REDACTED: [beside.TOLD, { ...PUBLISH, text: 'call 13800000000' }],
  PUBLISHED_TOO_LONG: [beside.TOLD, { ...PUBLISH, days: 300 }],
  EXCLUSION_CLASS: [beside.SENT, { ...EXCLUDE, exclusionClass: 'MALICIOUS' }],
  EXCLUSION_WINDOW_OVER: [[...beside.RATED, past.closed()], EXCLUDE, { now: daysAfter(START, 60) }],
  EXCLUSION_ALREADY_ASKED: [[...beside.SENT, beside.exclusionAsked()], EXCLUDE],
  EXCLUSION_UNKNOWN: [beside.SENT, DECIDE, { actor: ARBITER }],
  EXCLUSION_DECIDED: [
    [...beside.SENT, beside.exclusionAsked(), granted],
    DECIDE,
    { actor: ARBITER },
  ],
};
