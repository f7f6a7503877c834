import { describe, expect, it } from '@jest/globals';
import type { IssueCommandOf } from '../../commands/index.js';
import { atWork, leadTicket, type Lived, on } from '../../testing/lived.js';
import {
  CHIEF_OF_WATER,
  DISTRICT,
  INSPECTOR,
  RESIDENT,
  WATER,
} from '../../testing/small-district.js';

const request = (lived: Lived): IssueCommandOf<'RequestLedger'> => ({
  type: 'RequestLedger',
  assignment: leadTicket(lived),
  cause: 'FUNDING',
  plan: 'rebuild the main with next year’s budget',
  milestones: [
    { goal: 'design', by: on(30, 12) },
    { goal: 'built', by: on(200, 12) },
  ],
  media: ['budget-page'],
  explained: 'enc1.explained',
});
const BY_CHIEF = { actor: CHIEF_OF_WATER };
const BY_DISTRICT = { actor: DISTRICT };

function requested(): Lived {
  const lived = atWork();
  return lived.at(on(3, 9), request(lived), BY_CHIEF);
}

const entryOf = ({ state }: Lived): string => {
  if (!('assignments' in state)) return '';
  return state.hold?.kind === 'LEDGERED' ? state.hold.ledger : (state.ledgerAsked?.ledger ?? '');
};

function ledgered(): Lived {
  const lived = requested();
  return lived.at(on(4, 9), { type: 'PutOnLedger', ledger: entryOf(lived) }, BY_DISTRICT);
}

const finish = (lived: Lived): Lived =>
  lived.at(
    on(90, 9),
    {
      type: 'CompleteHandling',
      assignment: leadTicket(lived),
      result: 'enc1.result',
      outcome: 'RESOLVED',
    },
    { actor: WATER },
  );

describe('asking for a ledger entry', () => {
  it('states cause, plan, milestones and what the appellant was told; the limit runs on', () => {
    const lived = requested();
    expect(lived.last).toMatchObject([
      {
        type: 'LedgerRequested',
        data: { unit: 'water', cause: 'FUNDING', explained: 'enc1.explained' },
      },
    ]);
    expect(lived.running()).toContain('HANDLE');
  });

  it('needs a cause of the mechanism, proof, and milestones one after the other', () => {
    const lived = atWork();
    const refused = (changes: object) =>
      lived.refusalAt(on(3, 9), { ...request(lived), ...changes }, BY_CHIEF);
    expect(refused({ cause: 'NO_WISH' })).toBe('LEDGER_CAUSE');
    expect(refused({ media: [] })).toBe('PROOF_MISSING');
    const { milestones } = request(lived);
    expect(refused({ milestones: [...milestones].reverse() })).toBe('MILESTONES_UNORDERED');
    expect(refused({ milestones: [{ goal: 'past', by: on(1, 9) }] })).toBe('DUE_NOT_AFTER_NOW');
  });

  it('is up to the lead', () => {
    const lived = atWork().at(on(2, 9), { type: 'Redispatch', lead: 'parks', reason: 'its duty' });
    expect(lived.refusalAt(on(3, 9), request(lived), BY_CHIEF)).toBe('WRONG_PHASE');
  });
});

describe('a ledger entry', () => {
  it('takes the place of the handling limit, with a review clock, and the appellant hears', () => {
    const lived = ledgered();
    expect(lived.last).toMatchObject([
      { type: 'PutOnLedger', data: { lead: 'water', nextReviewAt: on(34, 9) } },
    ]);
    expect(lived.state).toMatchObject({ hold: { kind: 'LEDGERED', lead: 'water', reviews: 0 } });
    expect(lived.running()).not.toContain('HANDLE');
    expect(lived.running()).toContain('INTERIM');
    expect(lived.clock('LEDGER_REVIEW')).toMatchObject({
      dueAt: on(34, 9),
      subject: { unit: 'water' },
    });
  });

  it('is approved by another person than asked, once, and only as asked', () => {
    const lived = requested();
    const put = { type: 'PutOnLedger', ledger: entryOf(lived) } as const;
    const sameNow = { actor: { ...DISTRICT, person: CHIEF_OF_WATER.person } };
    expect(lived.refusalAt(on(4, 9), put, sameNow)).toBe('OWN_REQUEST');
    expect(lived.refusalAt(on(4, 9), put, { actor: { ...DISTRICT, person: WATER.person } })).toBe(
      'OWN_WORK',
    );
    expect(lived.refusalAt(on(4, 9), { ...put, ledger: 'another' }, BY_DISTRICT)).toBe(
      'LEDGER_UNKNOWN',
    );
    lived.at(on(4, 9), put, BY_DISTRICT);
    expect(lived.refusalAt(on(4, 10), put, BY_DISTRICT)).toBe('LEDGER_UNKNOWN');
    expect(lived.refusalAt(on(4, 10), request(lived), BY_CHIEF)).toBe('ON_LEDGER');
  });

  it('is reviewed again and again; a missed review is on record and presses the lead', () => {
    const lived = ledgered();
    const review = {
      type: 'ReviewLedger',
      ledger: entryOf(lived),
      finding: 'the design is ready',
    } as const;
    lived.at(on(20, 9), review, BY_DISTRICT);
    expect(lived.last).toMatchObject([
      { type: 'LedgerReviewed', data: { review: 1, nextReviewAt: on(50, 9) } },
    ]);
    expect(lived.clock('LEDGER_REVIEW').dueAt).toBe(on(50, 9));
    lived.elapses('LEDGER_REVIEW', on(51, 9));
    expect(lived.happened()).toEqual(['ClockBreached', 'SupervisionCardIssued']);
    lived.at(on(52, 9), review, BY_DISTRICT);
    expect(lived.state).toMatchObject({ hold: { reviews: 2 } });
  });

  it('holds the closing up until it is cleared, which comes after the check', () => {
    const lived = finish(ledgered());
    const clear = { type: 'ClearLedger', ledger: entryOf(lived), reason: 'it flows' } as const;
    expect(lived.refusalAt(on(91, 9), clear, BY_DISTRICT)).toBe('VERIFICATION_MISSING');
    lived
      .at(on(91, 9), { type: 'VerifyResult', passed: true }, { actor: INSPECTOR })
      .at(
        on(91, 10),
        { type: 'FeedBack', content: 'enc1.content', method: 'phone', reached: true },
        { actor: WATER },
      )
      .at(
        on(91, 11),
        {
          type: 'SubmitEvaluation',
          contacted: true,
          resolution: 'RESOLVED',
          satisfaction: 'SATISFIED',
        },
        { actor: RESIDENT },
      );
    expect(lived.refusalAt(on(91, 12), { type: 'CloseIssue' })).toBe('ON_LEDGER');
    expect(
      lived.refusalAt(on(91, 12), clear, { actor: { ...DISTRICT, person: WATER.person } }),
    ).toBe('OWN_WORK');
    lived.at(on(91, 12), clear, BY_DISTRICT).at(on(91, 13), { type: 'CloseIssue' });
    expect(lived.state.phase).toBe('CLOSED');
    expect(lived.running()).toEqual(['EXCL_WINDOW', 'REOPEN_WINDOW']);
  });
});

describe('a word in between', () => {
  it('tells how far it is and promises the next, also while limits rest', () => {
    const lived = ledgered();
    lived.at(
      on(5, 9),
      {
        type: 'ReportInterim',
        assignment: leadTicket(lived),
        content: 'enc1.content',
        nextAt: on(40, 9),
      },
      { actor: WATER },
    );
    expect(lived.clock('INTERIM').dueAt).toBe(on(40, 9));
    expect(lived.elapses('INTERIM').happened()).toContain('ClockBreached');
  });

  it('promises a moment to come', () => {
    const lived = atWork();
    const word = {
      type: 'ReportInterim',
      assignment: leadTicket(lived),
      content: 'enc1.content',
      nextAt: on(2, 9),
    } as const;
    expect(lived.refusalAt(on(2, 9), word, { actor: WATER })).toBe('DUE_NOT_AFTER_NOW');
  });
});
