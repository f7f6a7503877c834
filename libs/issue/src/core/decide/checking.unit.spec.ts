import { describe, expect, it } from '@jest/globals';
import type { IssueCommand, IssueCommandOf } from '../../commands/index.js';
import { daysAfter, given, happened, START, type Past } from '../../testing/given.js';
import {
  EVALUATED,
  FED_BACK,
  FIRST_DUE,
  HANDLED,
  handled,
  handledIn,
  reworkOrdered,
  VERIFIED,
  verified,
} from '../../testing/history.js';
import {
  CALLER,
  INSPECTOR,
  INSPECTOR_AT_WATER,
  RESIDENT,
  WATER,
} from '../../testing/small-district.js';

const PASS: IssueCommandOf<'VerifyResult'> = { type: 'VerifyResult', passed: true };
const FAIL: IssueCommandOf<'VerifyResult'> = {
  type: 'VerifyResult',
  passed: false,
  note: 'enc1.note',
};
const TELL: IssueCommandOf<'FeedBack'> = {
  type: 'FeedBack',
  content: 'enc1.content',
  method: 'phone',
  reached: true,
};
const CALL: IssueCommandOf<'MakeCallback'> = { type: 'MakeCallback', reached: true };
const RATE: IssueCommandOf<'SubmitEvaluation'> = {
  type: 'SubmitEvaluation',
  contacted: true,
  resolution: 'RESOLVED',
  satisfaction: 'SATISFIED',
};
const REWORK: IssueCommandOf<'OrderRework'> = { type: 'OrderRework', reason: 'enc1.reason' };

const lastOf = (history: readonly Past[]): string => happened(history).at(-1)?.occurredAt ?? START;
const accepts = (history: readonly Past[], command: IssueCommand): boolean =>
  given(...history).when(command, { actor: CALLER }).decision.ok;

/** Handled, sent back and handled again, `rounds` times. */
const reworked = (rounds: number): readonly Past[] => [
  ...HANDLED,
  ...Array.from({ length: rounds }, (_, index) => [
    reworkOrdered({ round: index + 1 }),
    handled({ round: index + 2 }),
  ]).flat(),
];

describe('verifying the result (核查)', () => {
  it('passes it', () => {
    given(...HANDLED)
      .when({ ...PASS, media: ['after'] }, { actor: INSPECTOR })
      .then({ type: 'ResultVerified', data: { media: ['after'] } });
  });

  it('sends it back with what is wrong and a limit, the mechanism’s by default', () => {
    const now = daysAfter(START, 2);
    given(...HANDLED)
      .when(FAIL, { actor: INSPECTOR, now })
      .then(
        { type: 'VerificationFailed', data: { reason: 'enc1.note', media: [] } },
        {
          type: 'ReworkOrdered',
          data: { round: 1, reason: 'enc1.note', dueAt: daysAfter(now, 5) },
        },
      );
    given(...HANDLED)
      .when({ type: 'VerifyResult', passed: false })
      .refuses('FINDING_NEEDED');
    given(...HANDLED)
      .when({ ...FAIL, dueAt: START })
      .refuses('DUE_NOT_AFTER_NOW');
  });

  it('is never done by somebody who worked on it, whatever the post (四岗一肩挑)', () => {
    given(...HANDLED)
      .when(PASS, { actor: WATER })
      .refuses('OWN_WORK');
    const signedByInspector = HANDLED.map((event) =>
      event.type === 'AssignmentSigned'
        ? { ...event, data: { ...event.data, handler: 'p-inspector' }, by: INSPECTOR_AT_WATER }
        : event,
    );
    given(...signedByInspector)
      .when(PASS, { actor: INSPECTOR })
      .refuses('OWN_WORK');
  });

  it('is no step of every mechanism', () => {
    given(...handledIn('records'))
      .when(PASS, { actor: INSPECTOR })
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'VERIFIED' });
  });
});

describe('feedback to the appellant (反馈)', () => {
  it('tells the result once it is verified', () => {
    given(...VERIFIED)
      .when(TELL)
      .then({
        type: 'IssueFedBack',
        data: { content: 'enc1.content', method: 'phone', reached: true },
      });
    given(...HANDLED)
      .when(TELL)
      .refuses('VERIFICATION_MISSING');
  });

  it('needs no verification for a question', () => {
    expect(accepts(handledIn('hotline', { kind: 'CONSULT' }), TELL)).toBe(true);
  });

  it('is not given to who wanted no reply, nor where the mechanism has none', () => {
    given(...handledIn('hotline', { noReplyWanted: true }), verified())
      .when(TELL)
      .refuses('NO_REPLY_WANTED');
    given(...handledIn('no-feedback'), verified())
      .when(TELL)
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'FED_BACK' });
  });
});

describe('the callback (回访)', () => {
  it('counts attempts, reached or not', () => {
    const missed: Past = { type: 'CallbackUnreached', data: { attempt: 1 } };
    given(...FED_BACK)
      .when({ ...CALL, reached: false }, { actor: CALLER })
      .then({ type: 'CallbackUnreached', data: { attempt: 1 } });
    given(...FED_BACK, missed)
      .when({ ...CALL, scriptVersion: '3', note: 'enc1.note' }, { actor: CALLER })
      .then({
        type: 'CallbackMade',
        data: { attempt: 2, scriptVersion: '3', note: 'enc1.note' },
      });
  });

  it('is not made by who handled, nor to who wanted no reply, nor before the feedback', () => {
    given(...FED_BACK)
      .when(CALL, { actor: WATER })
      .refuses('OWN_WORK');
    given(...handledIn('hotline', { noReplyWanted: true }), verified())
      .when(CALL, { actor: CALLER })
      .refuses('NO_REPLY_WANTED');
    given(...VERIFIED)
      .when(CALL, { actor: CALLER })
      .refuses('FEEDBACK_MISSING');
  });
});

describe('rating (评价)', () => {
  it('is the resident’s own, or taken by the caller', () => {
    const rating = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' } as const;
    given(...FED_BACK)
      .when({ ...RATE, comment: 'enc1.comment' }, { actor: RESIDENT })
      .then({
        type: 'IssueEvaluated',
        data: { ...rating, source: 'resident', round: 1, comment: 'enc1.comment' },
      });
    given(...FED_BACK)
      .when(RATE, { actor: CALLER })
      .then({ type: 'IssueEvaluated', data: { ...rating, source: 'callback', round: 1 } });
  });

  it('comes within the window that opened with the feedback, once in a round', () => {
    const until = daysAfter(lastOf(FED_BACK), 7);
    given(...FED_BACK)
      .when(RATE, { actor: RESIDENT, now: daysAfter(until, 1) })
      .refuses('EVALUATION_WINDOW_OVER', { until });
    given(...EVALUATED)
      .when(RATE, { actor: RESIDENT })
      .refuses('WRONG_PHASE', { phase: 'EVALUATED' });
  });

  it('is not taken by who handled', () => {
    given(...FED_BACK)
      .when(RATE, { actor: WATER })
      .refuses('OWN_WORK');
  });

  it('follows verification and feedback, as far as they are needed', () => {
    given(...HANDLED)
      .when(RATE, { actor: CALLER })
      .refuses('VERIFICATION_MISSING');
    given(...VERIFIED)
      .when(RATE, { actor: CALLER })
      .refuses('FEEDBACK_MISSING');
    expect(accepts([...handledIn('hotline', { noReplyWanted: true }), verified()], RATE)).toBe(
      true,
    );
    expect(accepts([...handledIn('no-feedback'), verified()], RATE)).toBe(true);
    expect(accepts(handledIn('rating-only'), RATE)).toBe(true);
    const silentQuestion = { kind: 'CONSULT', noReplyWanted: true } as const;
    expect(accepts(handledIn('hotline', silentQuestion), RATE)).toBe(true);
  });

  it('is no step of every mechanism', () => {
    given(...handledIn('records'))
      .when(RATE)
      .refuses('STEP_NOT_IN_PROFILE', { phase: 'EVALUATED' });
  });
});

describe('rework (返工)', () => {
  it('gives the lead another round under a limit of its own', () => {
    const now = daysAfter(START, 3);
    given(...EVALUATED)
      .when(REWORK, { now })
      .then({
        type: 'ReworkOrdered',
        data: { round: 1, reason: 'enc1.reason', dueAt: daysAfter(now, 5) },
      });
    expect(given(...EVALUATED, reworkOrdered()).state).toMatchObject({
      phase: 'IN_PROGRESS',
      reworkRound: 1,
      handlingRound: 2,
      callbackAttempts: 0,
      assignments: [{ status: 'REWORK', dueAt: FIRST_DUE }],
    });
  });

  it('leaves the deadline told to the appellant where it was, or moves it later', () => {
    const early = reworkOrdered({ dueAt: daysAfter(START, 4) });
    const late = reworkOrdered({ dueAt: daysAfter(START, 40) });
    expect(given(...HANDLED, early).state).toMatchObject({ dueAt: FIRST_DUE });
    expect(given(...HANDLED, late).state).toMatchObject({ dueAt: daysAfter(START, 40) });
  });

  it('ends after the mechanism’s last round: then it goes up', () => {
    expect(accepts(reworked(1), REWORK)).toBe(true);
    given(...reworked(2))
      .when(REWORK)
      .refuses('REWORK_EXHAUSTED', { maximum: 2 });
    given(...reworked(2))
      .when(FAIL, { actor: INSPECTOR })
      .refuses('REWORK_EXHAUSTED', { maximum: 2 });
  });

  it('has a limit ahead', () => {
    given(...HANDLED)
      .when({ ...REWORK, dueAt: START })
      .refuses('DUE_NOT_AFTER_NOW');
  });

  it('is worked on without signing again', () => {
    const complete: IssueCommand = {
      type: 'CompleteHandling',
      assignment: 'a-water',
      result: 'enc1.result',
      outcome: 'RESOLVED',
    };
    const { decision } = given(...HANDLED, reworkOrdered()).when(complete, { actor: WATER });
    expect(decision).toMatchObject({ events: [{ data: { round: 2 } }] });
    given(...HANDLED, reworkOrdered())
      .when({ type: 'SignAssignment', assignment: 'a-water' }, { actor: WATER })
      .refuses('ASSIGNMENT_STATUS', { status: 'REWORK' });
  });
});
