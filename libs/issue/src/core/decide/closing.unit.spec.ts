import { describe, expect, it } from '@jest/globals';
import { daysAfter, given, happened, START, type Past } from '../../testing/given.js';
import {
  CLOSED,
  EVALUATED,
  FED_BACK,
  HANDLED,
  handledIn,
  reported,
  supervised,
  VERIFIED,
  verified,
} from '../../testing/history.js';

const CLOSE = { type: 'CloseIssue' } as const;
const REOPEN = { type: 'ReopenIssue', reason: 'enc1.reason' } as const;
const ARCHIVE = { type: 'ArchiveIssue' } as const;

const lastOf = (history: readonly Past[]): string => happened(history).at(-1)?.occurredAt ?? START;
const closing = (evaluationLapsed: boolean) =>
  ({ type: 'IssueClosed', data: { outcome: 'HANDLED', evaluationLapsed } }) as const;

/** A question answered at the desk. */
const ANSWERED: readonly Past[] = [
  reported({ kind: 'CONSULT' }),
  { type: 'IssueAnswered', data: { answer: 'enc1.answer' } },
  { type: 'IssueClosed', data: { outcome: 'ANSWERED', evaluationLapsed: false } },
];

describe('closing (结案)', () => {
  it('follows the rating', () => {
    given(...EVALUATED)
      .when(CLOSE)
      .then(closing(false));
  });

  it('or the window in which nobody rated, and says so', () => {
    const until = daysAfter(lastOf(FED_BACK), 7);
    given(...FED_BACK)
      .when(CLOSE, { now: until })
      .refuses('EVALUATION_PENDING', { until });
    given(...FED_BACK)
      .when(CLOSE, { now: daysAfter(until, 1) })
      .then(closing(true));
  });

  it('waits for verification and feedback', () => {
    given(...HANDLED)
      .when(CLOSE)
      .refuses('VERIFICATION_MISSING');
    given(...VERIFIED)
      .when(CLOSE)
      .refuses('FEEDBACK_MISSING');
  });

  it('needs neither where the mechanism leaves them out', () => {
    given(...handledIn('records'))
      .when(CLOSE)
      .then(closing(false));
  });

  it('needs no verification for a question, but the feedback', () => {
    given(...handledIn('hotline', { kind: 'CONSULT' }))
      .when(CLOSE)
      .refuses('FEEDBACK_MISSING');
  });

  it('needs no feedback for who wanted none; the window then runs from the verification', () => {
    const silent = [...handledIn('hotline', { noReplyWanted: true }), verified()];
    const until = daysAfter(lastOf(silent), 7);
    given(...silent)
      .when(CLOSE)
      .refuses('EVALUATION_PENDING', { until });
    given(...silent)
      .when(CLOSE, { now: daysAfter(until, 1) })
      .then(closing(true));
  });

  it('waits until every supervision is lifted; a reply is not enough', () => {
    const replied: Past = {
      type: 'SupervisionReplied',
      data: { order: 'o-1', unit: 'water', content: 'enc1.content' },
    };
    const lifted: Past = { type: 'SupervisionLifted', data: { order: 'o-1', reason: 'done' } };
    given(...EVALUATED, supervised())
      .when(CLOSE)
      .refuses('SUPERVISION_OPEN', { orders: ['o-1'] });
    given(...EVALUATED, supervised(), replied)
      .when(CLOSE)
      .refuses('SUPERVISION_OPEN');
    given(...EVALUATED, supervised(), replied, lifted)
      .when(CLOSE)
      .then(closing(false));
  });
});

describe('reopening (重开)', () => {
  const until = daysAfter(lastOf(CLOSED), 30);

  it('puts the lead to work again on new facts', () => {
    given(...CLOSED)
      .when(REOPEN, { now: until })
      .then({
        type: 'IssueReopened',
        data: { reason: 'enc1.reason', round: 2, dueAt: daysAfter(until, 5) },
      });
    const reopened: Past = {
      type: 'IssueReopened',
      data: { reason: 'enc1.reason', round: 2, dueAt: daysAfter(START, 20) },
    };
    const { state } = given(...CLOSED, reopened);
    expect(state).toMatchObject({
      phase: 'IN_PROGRESS',
      handlingRound: 2,
      reworkRound: 0,
      assignments: [{ status: 'REWORK', dueAt: daysAfter(START, 20) }],
    });
    expect(state).not.toHaveProperty('closedAs');
  });

  it('comes within its window and sets a limit ahead', () => {
    given(...CLOSED)
      .when(REOPEN, { now: daysAfter(until, 1) })
      .refuses('REOPEN_WINDOW_OVER', { until });
    given(...CLOSED)
      .when({ ...REOPEN, dueAt: START })
      .refuses('DUE_NOT_AFTER_NOW');
  });

  it('is not for a question answered at the desk', () => {
    given(...ANSWERED)
      .when(REOPEN)
      .refuses('ANSWERED_NOT_REOPENED');
  });
});

describe('archiving (归档)', () => {
  const until = daysAfter(lastOf(CLOSED), 30);

  it('comes after the window for reopening, under the mechanism’s retention class', () => {
    given(...CLOSED)
      .when(ARCHIVE, { now: until })
      .refuses('REOPEN_WINDOW_RUNNING', { until });
    given(...CLOSED)
      .when(ARCHIVE, { now: daysAfter(until, 1) })
      .then({ type: 'IssueArchived', data: { retentionClass: 'ten-years' } });
  });

  it('takes answered questions too', () => {
    given(...ANSWERED)
      .when(ARCHIVE, { now: daysAfter(START, 40) })
      .then({ type: 'IssueArchived', data: { retentionClass: 'ten-years' } });
  });

  it('keeps only what reading rights ask for', () => {
    const archived: Past = { type: 'IssueArchived', data: { retentionClass: 'ten-years' } };
    const { state } = given(...CLOSED, archived);
    expect(state).toMatchObject({ phase: 'ARCHIVED', subject: 'sub-1', territory: 'north' });
    expect(state).not.toHaveProperty('assignments');
    given(...CLOSED, archived)
      .when(REOPEN)
      .refuses('WRONG_PHASE', { phase: 'ARCHIVED' });
  });
});
