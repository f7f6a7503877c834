import { describe, expect, it } from '@jest/globals';
import type { IssueCommand } from '../commands/index.js';
import { daysAfter, given, START, type Circumstances, type Past } from '../testing/given.js';
import * as past from '../testing/history.js';
import { CALL_WAYS } from '../testing/ways-of-calls.js';
import { NAMES } from '../testing/names.js';
import { HOLD_WAYS } from '../testing/ways-of-holds.js';
import { COMMUNITY, INSPECTOR, RESIDENT, WATER } from '../testing/small-district.js';
import { WAYS_BESIDE } from '../testing/ways-beside.js';
import { refusalText } from './describe/refusal-text.js';
import { REJECTIONS, type RejectionCode } from './rejections.js';

type Way = readonly [
  history: readonly Past[],
  command: IssueCommand,
  circumstances?: Circumstances,
];

const REPORT = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'HELP',
  title: 'enc1.title',
  appellant: { subject: 'sub-1' },
  category: 'pothole',
} as const;
const ACCEPT = { type: 'AcceptIssue', category: 'pothole', territory: 'north' } as const;
const DISPATCH = { type: 'DispatchIssue', lead: 'water', dueAt: past.FIRST_DUE } as const;
const REDISPATCH = {
  type: 'Redispatch',
  lead: 'parks',
  dueAt: past.FIRST_DUE,
  reason: 'other duty',
} as const;
const REQUEST = { type: 'PlaceRequest', need: 'enc1.need', tried: 'enc1.tried' } as const;
const RETURN = { type: 'RequestReturn', assignment: 'a-water', basis: 'list item 3' } as const;
const SIGN = { type: 'SignAssignment', assignment: 'a-water' } as const;
const COMPLETE = {
  type: 'CompleteHandling',
  assignment: 'a-water',
  result: 'enc1.result',
  outcome: 'RESOLVED',
} as const;
const VERIFY = { type: 'VerifyResult', passed: true } as const;
const TELL = { type: 'FeedBack', content: 'enc1.content', method: 'phone', reached: true } as const;
const RATE = {
  type: 'SubmitEvaluation',
  contacted: true,
  resolution: 'RESOLVED',
  satisfaction: 'SATISFIED',
} as const;
const REWORK = { type: 'OrderRework', reason: 'enc1.reason' } as const;
const CLOSE = { type: 'CloseIssue' } as const;
const REOPEN = { type: 'ReopenIssue', reason: 'enc1.reason' } as const;
const LIFT = { type: 'LiftSupervision', order: 'o-1', reason: 'done' } as const;

const WITH_FIRE = [...past.ACCEPTED, past.dispatched(), past.signed()];
const TWO_RETURNS = [
  ...past.DISPATCHED,
  past.returnRequested(),
  past.returned(),
  past.redispatched({ replaces: [] }),
  past.returnRequested({ assignment: 'a-sanitation', unit: 'sanitation' }),
  past.returned({ assignment: 'a-sanitation', unit: 'sanitation' }),
  past.redispatched({ lead: { assignment: 'a-parks', unit: 'parks' }, round: 3, replaces: [] }),
];
const ANSWERED: readonly Past[] = [
  past.reported({ kind: 'CONSULT' }),
  { type: 'IssueAnswered', data: { answer: 'enc1.answer' } },
  { type: 'IssueClosed', data: { outcome: 'ANSWERED', evaluationLapsed: false } },
];
const LIFTED: Past = { type: 'SupervisionLifted', data: { order: 'o-1', reason: 'done' } };
const LATER = daysAfter(START, 60);
const accusation = past.reported({ kind: 'ACCUSATION', accusedUnit: 'water' });

/** One way to each code: a code nobody can reach has no way, and this does not compile. */
/** Refused at the door, before anything is decided: `issue-door.unit.spec.ts` and `pictures.e2e.spec.ts` reach them. */
type DoorCode = 'EXTERNAL_KNOWN' | 'MEDIA_UNKNOWN';

const WAYS: Readonly<Record<Exclude<RejectionCode, DoorCode>, Way>> = {
  ...WAYS_BESIDE,
  ISSUE_UNKNOWN: [[], ACCEPT],
  ALREADY_REPORTED: [past.ACCEPTED, REPORT],
  WRONG_PHASE: [past.ACCEPTED, CLOSE],
  STEP_NOT_IN_PROFILE: [past.ACCEPTED, REQUEST],
  OUT_OF_ORDER_TIME: [past.ACCEPTED, DISPATCH, { now: START }],
  ACTOR_WITHOUT_UNIT: [past.acceptedIn('orders'), REQUEST, { actor: RESIDENT }],
  ACCUSED_MAY_NOT_ACT: [[accusation], ACCEPT, { actor: WATER }],
  SUBJECT_MISSING: [[], { ...REPORT, appellant: {} }],
  SUBJECT_NOT_SELF: [[], REPORT, { actor: RESIDENT }],
  PLACE_OR_CATEGORY_NEEDED: [
    [],
    {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'HELP',
      title: 'enc1.title',
      appellant: { subject: 'sub-1' },
    },
  ],
  ACCUSED_NEEDS_ACCUSATION: [[], { ...REPORT, accusedUnit: 'water' }],
  UNKNOWN_CHANNEL: [[], { ...REPORT, channel: 'carrier-pigeon' }],
  CHANNEL_NOT_YOURS: [[], { ...REPORT, channel: 'partner' }],
  SEEN_IN_FUTURE: [[], { ...REPORT, observedAt: daysAfter(START, 1) }],
  UNKNOWN_TERRITORY: [[past.reported()], { ...ACCEPT, territory: 'moon' }],
  UNKNOWN_CATEGORY: [[past.reported()], { ...ACCEPT, category: 'ufo' }],
  UNKNOWN_PROFILE: [[past.reported()], { ...ACCEPT, profile: 'gone' }],
  UNIT_NOT_ACTIVE: [past.ACCEPTED, { ...DISPATCH, lead: 'old-office' }],
  UNITS_NOT_DISTINCT: [past.ACCEPTED, { ...DISPATCH, assists: ['water'] }],
  ACCUSED_UNIT: [[accusation, past.classified(), past.acceptedUnder('hotline')], DISPATCH],
  UNIT_RULED_OUT: [
    [...past.DISPATCHED, past.returnRequested(), past.returned()],
    { ...REDISPATCH, lead: 'water' },
  ],
  DUE_NOT_AFTER_NOW: [past.ACCEPTED, { ...DISPATCH, dueAt: START }],
  DUE_MOVED_EARLIER: [past.DISPATCHED, { ...REDISPATCH, dueAt: daysAfter(START, 9) }],
  CONSULT_ONLY: [[past.reported()], { type: 'AnswerOnSpot', answer: 'enc1.answer' }],
  WITHDRAWAL_DUTY_REMAINS: [[accusation], { type: 'WithdrawIssue', reason: 'enc1.reason' }],
  DIRECT_DISPATCH_NEEDS_REASON: [past.acceptedIn('orders'), DISPATCH],
  BASIS_OF_RULES_ONLY: [
    past.ACCEPTED,
    {
      ...DISPATCH,
      basis: {
        ruleSet: 'city',
        ruleSetVersion: 1,
        directoryVersion: 1,
        source: 'RULE',
        confidence: 1,
        facts: { category: 'pothole', territory: 'north' },
        alternatives: [],
      },
    },
  ],
  LEAD_NOT_ORDERED: [
    [...past.acceptedIn('orders'), past.requested(), past.ordered()],
    { ...DISPATCH, lead: 'parks' },
  ],
  SAME_LEAD: [past.DISPATCHED, { ...REDISPATCH, lead: 'water' }],
  ALREADY_ASSISTING: [WITH_FIRE, { ...REDISPATCH, assists: ['fire'] }],
  ASSIGNMENT_UNKNOWN: [past.DISPATCHED, { ...SIGN, assignment: 'a-none' }],
  ASSIGNMENT_STATUS: [past.IN_PROGRESS, SIGN],
  ASSIGNMENT_REPLACED: [[...past.DISPATCHED, past.redispatched()], SIGN],
  NOT_LEAD: [[...WITH_FIRE, past.signedByFire()], { ...COMPLETE, assignment: 'a-fire' }],
  NOT_ASSIST: [WITH_FIRE, { type: 'WaiveAssist', assignment: 'a-water', reason: 'not needed' }],
  ASSIST_OPEN: [WITH_FIRE, COMPLETE],
  RETURN_OPEN: [[...past.DISPATCHED, past.returnRequested()], REDISPATCH],
  RETURN_WINDOW_OVER: [past.DISPATCHED, RETURN, { now: LATER }],
  RETURN_LIMIT: [TWO_RETURNS, { ...RETURN, assignment: 'a-parks' }],
  RETURN_ALREADY_ASKED: [[...past.DISPATCHED, past.returnRequested(), past.returnDenied()], RETURN],
  RETURN_BARRED: [
    [...past.DISPATCHED, past.returnRequested(), past.returnDenied({ final: true })],
    RETURN,
  ],
  OWN_WORK: [past.HANDLED, VERIFY, { actor: WATER }],
  FINDING_NEEDED: [past.HANDLED, { type: 'VerifyResult', passed: false }],
  REWORK_EXHAUSTED: [
    [
      ...past.HANDLED,
      past.reworkOrdered(),
      past.handled(),
      past.reworkOrdered({ round: 2 }),
      past.handled(),
    ],
    REWORK,
  ],
  NO_REPLY_WANTED: [[...past.handledIn('hotline', { noReplyWanted: true }), past.verified()], TELL],
  VERIFICATION_MISSING: [past.HANDLED, CLOSE],
  FEEDBACK_MISSING: [past.VERIFIED, CLOSE],
  EVALUATION_PENDING: [past.FED_BACK, CLOSE],
  EVALUATION_WINDOW_OVER: [past.FED_BACK, RATE, { now: LATER }],
  SUPERVISION_OPEN: [[...past.EVALUATED, past.supervised()], CLOSE],
  SUPERVISION_UNKNOWN: [past.HANDLED, LIFT],
  SUPERVISION_STATUS: [[...past.HANDLED, past.supervised(), LIFTED], LIFT],
  UNIT_NOT_INVOLVED: [past.HANDLED, { type: 'Remind', unit: 'parks', note: 'soon' }],
  ANSWERED_NOT_REOPENED: [ANSWERED, REOPEN],
  DUE_NOT_YOURS: [past.CLOSED, { ...REOPEN, dueAt: LATER }, { actor: RESIDENT }],
  REOPEN_WINDOW_OVER: [past.CLOSED, REOPEN, { now: LATER }],
  REOPEN_WINDOW_RUNNING: [past.CLOSED, { type: 'ArchiveIssue' }],
  ...CALL_WAYS,
  ...HOLD_WAYS,
};

const bracesOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(WAYS))(
  'the rejection %s',
  (code, [history, command, circumstances]) => {
    it('is reached, and reads as a whole sentence in both languages', () => {
      const { decision } = given(...history).when(command, circumstances);
      if (decision.ok) throw new Error(`${command.type} was accepted`);
      expect(decision.refusal.code).toBe(code);

      const zh = refusalText(decision.refusal, 'zh', 'Asia/Shanghai', NAMES);
      const en = refusalText(decision.refusal, 'en', 'Asia/Shanghai', NAMES);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(en).toMatch(/^[A-Z“].*\.$/);
      expect(zh + en).not.toMatch(/[{}]|undefined|“”/);
    });
  },
);

describe('the catalogue of rejections', () => {
  it.each(Object.entries(REJECTIONS))(
    '%s names the same facts in both languages',
    (code, { zh, en }) => {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(bracesOf(zh)).toEqual(bracesOf(en));
    },
  );
});

describe('the sentence of a refusal', () => {
  const textOf = (way: Way, lang: 'zh' | 'en'): string => {
    const { decision } = given(...way[0]).when(way[1], way[2]);
    return decision.ok ? '' : refusalText(decision.refusal, lang, 'Asia/Shanghai', NAMES);
  };

  it('speaks of phases and commands in words', () => {
    const way: Way = [past.CLOSED, VERIFY, { actor: INSPECTOR }];
    expect(textOf(way, 'zh')).toBe(
      '“核查”不能在“已结案”阶段进行，可以进行的阶段是：已处置待核查。',
    );
    expect(textOf(way, 'en')).toBe(
      '“verify result” is not possible while the issue is closed; it is possible in: handled.',
    );
  });

  it('lists phases in the manner of the language, and gives times to the minute', () => {
    expect(textOf([past.CLOSED, REQUEST, { actor: COMMUNITY }], 'zh')).toContain('已受理');
    expect(textOf([past.ACCEPTED, TELL], 'zh')).toContain('已处置待核查、核查通过');
    expect(textOf(WAYS.EVALUATION_PENDING, 'en')).toContain('until 2026-03-09 23:00 UTC+8;');
  });

  it('names the mechanism by its name, and says when it was chosen', () => {
    expect(textOf(WAYS.STEP_NOT_IN_PROFILE, 'zh')).toBe(
      '受理时选定的机制“机制 hotline”没有“社区已点单”这一环节，请直接进行下一步。',
    );
    expect(textOf(WAYS.STEP_NOT_IN_PROFILE, 'en')).toBe(
      'The mechanism chosen at acceptance, “Mechanism hotline”, has no step “requested by the community”; go on with the next one.',
    );
    expect(textOf(WAYS.DIRECT_DISPATCH_NEEDS_REASON, 'zh')).toContain(
      '受理时选定的机制“机制 orders”',
    );
    given(...past.ACCEPTED)
      .when(REQUEST)
      .refuses('STEP_NOT_IN_PROFILE', { mechanism: { id: 'hotline', version: 1 } });
  });

  it('calls units by the names they have, in the language of the reader', () => {
    expect(textOf(WAYS.ASSIST_OPEN, 'zh')).toContain('尚未完成：消防站；');
    expect(textOf(WAYS.ASSIST_OPEN, 'en')).toContain('still open: Fire Station;');
    expect(textOf(WAYS.HELD_BY_WHISTLE, 'zh')).toMatch(/消防站.*“北街道”放行/);
  });

  it('shows a refused deadline on the clocks of the reader, whatever offset it came with', () => {
    const dueAt = '2026-03-02T09:00:00+01:00';
    const way: Way = [past.ACCEPTED, { ...DISPATCH, dueAt }];
    expect(textOf(way, 'zh')).toContain('时限“2026-03-02 16:00”');
    expect(textOf([past.ACCEPTED, { ...DISPATCH, dueAt: 'tomorrow' }], 'en')).toContain('tomorrow');
  });

  it('is the code itself where the catalogue does not know it', () => {
    expect(refusalText({ code: 'FROM_ELSEWHERE' }, 'en', 'UTC', NAMES)).toBe('FROM_ELSEWHERE');
  });
});
