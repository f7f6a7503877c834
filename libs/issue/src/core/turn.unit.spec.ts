import { describe, expect, it } from '@jest/globals';
import { given, type Past } from '../testing/given.js';
import * as past from '../testing/history.js';
import * as calls from '../testing/history-calls.js';
import { profileOf } from '../testing/small-district.js';
import { whoseTurn } from './turn.js';

const suspended = (cause: 'STATUTORY_APPRAISAL' | 'APPELLANT_ASKED'): Past => ({
  type: 'IssueSuspended',
  data: { cause, until: past.FIRST_DUE, reason: 'r', media: ['m'] },
});
const onLedger: Past = {
  type: 'PutOnLedger',
  data: {
    ledger: 'l-1',
    lead: 'water',
    cause: 'FUNDING',
    milestones: [],
    nextReviewAt: past.FIRST_DUE,
  },
};
const replied: Past = {
  type: 'SupervisionReplied',
  data: { order: 'o-1', unit: 'water', content: 'enc1.content' },
};
const unit = (code: string) => ({ kind: 'unit', unit: code });
const role = (name: string) => ({ kind: 'role', role: name });

const CASES: readonly (readonly [string, readonly Past[], object, string, string?])[] = [
  ['a report', [past.reported()], role('AGENT'), 'accept'],
  ['an accepted matter', past.ACCEPTED, role('DISPATCHER'), 'triage'],
  [
    'a request',
    [...past.acceptedIn('orders'), past.requested()],
    role('STREET'),
    'order',
    'orders',
  ],
  [
    'an order no department answers',
    [...past.acceptedIn('orders'), past.requested(), past.ordered()],
    role('DISPATCHER'),
    'dispatch',
    'orders',
  ],
  [
    'an order departments answer',
    [...past.acceptedIn('responses'), past.requested(), past.ordered()],
    unit('water'),
    'respond',
    'responses',
  ],
  ['a ticket', past.DISPATCHED, unit('water'), 'sign'],
  [
    'a returned ticket',
    [...past.DISPATCHED, past.returnRequested(), past.returned()],
    role('DISPATCHER'),
    'dispatch',
  ],
  ['work', past.IN_PROGRESS, unit('water'), 'handle'],
  [
    'work of units held together',
    [...calls.HELD_AT_WORK, calls.workDone()],
    unit('water'),
    'handle',
  ],
  [
    'work all who were called have done',
    [...calls.HELD_AT_WORK, calls.workDone(), calls.fireDone()],
    unit('street-north'),
    'release',
  ],
  [
    'work when all were let go',
    [...calls.HELD_AT_WORK, calls.workDone(), calls.fireDone(), calls.released()],
    unit('water'),
    'handle',
  ],
  [
    'a suspension for an appraisal',
    [...past.IN_PROGRESS, suspended('STATUTORY_APPRAISAL')],
    { kind: 'outside' },
    'await',
  ],
  [
    'a suspension the appellant asked for',
    [...past.IN_PROGRESS, suspended('APPELLANT_ASKED')],
    { kind: 'appellant' },
    'supply',
  ],
  ['a ledger entry', [...past.IN_PROGRESS, onLedger], unit('water'), 'carryOutPlan'],
  ['a result', past.HANDLED, role('INSPECTOR'), 'verify'],
  ['a checked result', past.VERIFIED, unit('water'), 'feedBack'],
  ['a result told', past.FED_BACK, { kind: 'appellant' }, 'evaluate'],
  [
    'a result where nobody checks or rates',
    past.handledIn('records'),
    role('AGENT'),
    'close',
    'records',
  ],
  ['a rated matter', past.EVALUATED, role('AGENT'), 'close'],
  [
    'a rated matter under supervision',
    [...past.EVALUATED, past.supervised()],
    unit('water'),
    'replyToSupervision',
  ],
  [
    'a supervision that is answered',
    [...past.EVALUATED, past.supervised(), replied],
    role('SUPERVISOR'),
    'liftSupervision',
  ],
  [
    'a rated matter on the ledger',
    [
      ...past.IN_PROGRESS,
      onLedger,
      past.handled(),
      past.verified(),
      past.fedBack(),
      past.evaluated(),
    ],
    role('DISTRICT'),
    'clearLedger',
  ],
  ['a closed matter', past.CLOSED, { kind: 'nobody' }, 'rest'],
];

describe('whose turn it is', () => {
  it.each(CASES)('with %s', (_what, history, party, doing, profile = 'hotline') => {
    expect(whoseTurn(given(...history).state, profileOf(profile))).toEqual({ party, doing });
  });

  it('is nobody’s before the report and after an end', () => {
    expect(whoseTurn({ phase: 'NONE' }, profileOf('hotline'))).toBeUndefined();
    const archived: Past = { type: 'IssueArchived', data: { retentionClass: 'ten-years' } };
    const { state } = given(...past.CLOSED, archived);
    expect(whoseTurn(state, profileOf('hotline'))).toBeUndefined();
  });

  it('is told without the mechanism as if it left nothing out', () => {
    expect(whoseTurn(given(...past.handledIn('records')).state, undefined)).toEqual({
      party: role('INSPECTOR'),
      doing: 'verify',
    });
  });
});
