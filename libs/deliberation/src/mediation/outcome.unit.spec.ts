import { describe, expect, it } from '@jest/globals';
import {
  CLERK,
  daysAfter,
  hoursAfter,
  START,
  SYSTEM,
} from '../../../../test/side-streams/given.js';
import {
  AGREED,
  agreed,
  applied,
  APPRAISED,
  breached,
  CONFIRM_BY,
  FAILED,
  failed,
  given,
  givenRoom,
  givenSteps,
  IN_SESSION,
  M1,
  PERFORM_BY,
  POLICE,
  raised,
  requested,
  RESOLVING,
  stepTaken,
  stopped,
  WANG,
} from '../testing/village.js';

const AGREE = {
  type: 'RecordAgreement',
  text: 'enc1.text',
  signedBy: ['p-wang', 'p-li'],
  performBy: PERFORM_BY,
} as const;
const FAIL = { type: 'RecordFailure', record: 'enc1.record', routesTold: ['litigation'] } as const;
const APPLY = {
  type: 'ApplyConfirmation',
  applicants: ['p-li', 'p-wang'],
  court: 'court',
} as const;
const DECIDE = { type: 'RecordConfirmation', granted: true, reference: '(2026) 7' } as const;
const PERFORM = { type: 'RecordPerformance' } as const;
const BREACH = { type: 'RecordBreach', party: 'p-li', note: 'enc1.note' } as const;
const REFER = { type: 'ReferToLitigation', court: 'court' } as const;
const AID = { type: 'ReferLegalAid', party: 'p-li', unit: 'legal-aid' } as const;
const by = { actor: M1 };

describe('an agreement', () => {
  it('binds from the signatures on, with time to confirm and to perform', () => {
    given(...IN_SESSION)
      .when(AGREE, by)
      .then(agreed);
    expect(given(...AGREED).state).toMatchObject({
      status: 'AGREED',
      tierRecords: [{ tier: 'grid', outcome: 'AGREED' }],
      clocks: [
        { id: 'confirmation', dueAt: CONFIRM_BY },
        { id: 'performance', dueAt: PERFORM_BY },
      ],
    });
  });

  it('is signed by every party and nobody else', () => {
    given(...IN_SESSION)
      .when({ ...AGREE, signedBy: ['p-wang', 'p-zhao'] }, by)
      .refuses('SIGNATURE_MISSING', { parties: ['p-li', 'p-zhao'] });
  });

  it('is recorded by a mediator and leaves time to perform', () => {
    given(...IN_SESSION)
      .when(AGREE, { actor: CLERK })
      .refuses('NOT_MEDIATOR');
    given(...IN_SESSION)
      .when({ ...AGREE, performBy: START }, by)
      .refuses('PERFORM_BY_PAST', { due: START });
  });

  it('comes after all steps, and in the room’s last phase', () => {
    givenSteps(...IN_SESSION, stepTaken('listen'))
      .when(AGREE, by)
      .refuses('STEPS_MISSING', { steps: ['visit', 'persuade'] });
    givenRoom(...APPRAISED)
      .when(AGREE, { actor: POLICE })
      .refuses('WRONG_PHASE', { phase: 'APPRAISE', needed: 'RESOLVE' });
    expect(givenRoom(...RESOLVING).when(AGREE, { actor: POLICE }).decision.ok).toBe(true);
  });
});

describe('judicial confirmation', () => {
  it('is applied for by all parties together', () => {
    given(...AGREED)
      .when(APPLY)
      .then(applied);
    given(...AGREED)
      .when({ ...APPLY, applicants: ['p-li'] })
      .refuses('CONFIRMATION_NOT_JOINT', { parties: ['p-wang'] });
    given(...AGREED)
      .when({ ...APPLY, court: 'closed-court' })
      .refuses('UNIT_NOT_ACTIVE');
  });

  it('is applied for within 30 days of effect (人民调解法 art. 33)', () => {
    expect(given(...AGREED).when(APPLY, { now: CONFIRM_BY }).decision.ok).toBe(true);
    given(...AGREED)
      .when(APPLY, { now: hoursAfter(CONFIRM_BY, 1) })
      .refuses('CONFIRMATION_WINDOW_OVER', { until: CONFIRM_BY });
    const elapse = { type: 'ElapseClock', clock: 'confirmation', moment: CONFIRM_BY } as const;
    const lapsed = {
      type: 'ConfirmationLapsed',
      data: { clocks: { stopped: ['confirmation'] } },
    } as const;
    given(...AGREED)
      .when(elapse, { actor: SYSTEM, now: CONFIRM_BY })
      .then(lapsed);
    given(...AGREED, applied)
      .when(elapse, { actor: SYSTEM, now: CONFIRM_BY })
      .thenNothing();
    given(...AGREED, lapsed)
      .when(APPLY)
      .refuses('CONFIRMATION_STATUS', { confirmation: 'LAPSED' });
  });

  it('is decided once, after it was applied for', () => {
    const decided = {
      type: 'ConfirmationDecided',
      data: { granted: true, reference: '(2026) 7' },
    } as const;
    given(...AGREED, applied)
      .when(DECIDE)
      .then(decided);
    given(...AGREED)
      .when(DECIDE)
      .refuses('CONFIRMATION_STATUS', { confirmation: 'NONE' });
    given(...AGREED, applied, decided)
      .when(DECIDE)
      .refuses('CONFIRMATION_STATUS', { confirmation: 'GRANTED' });
    const denied = {
      type: 'ConfirmationDecided',
      data: { granted: false, reference: 'x' },
    } as const;
    expect(given(...AGREED, applied, denied).state).toMatchObject({
      agreement: { confirmation: 'DENIED' },
    });
  });
});

describe('after the agreement', () => {
  it('the parties are asked how they get on, also when performance comes due', () => {
    given(...AGREED)
      .when({ type: 'FollowUp', note: 'enc1.fine' })
      .then({ type: 'FollowedUp', data: { note: 'enc1.fine' } });
    given(...AGREED)
      .when({ type: 'ElapseClock', clock: 'performance', moment: PERFORM_BY }, { now: PERFORM_BY })
      .then({ type: 'PerformanceCameDue', data: { clocks: { stopped: ['performance'] } } });
  });

  it('it is performed', () => {
    given(...AGREED)
      .when(PERFORM)
      .then({ type: 'AgreementPerformed', data: { clocks: { stopped: ['performance'] } } });
    const performed = { type: 'AgreementPerformed', data: {} } as const;
    given(...AGREED, performed)
      .when(BREACH, { now: daysAfter(START, 21) })
      .refuses('WRONG_STATUS', { status: 'PERFORMED' });
  });

  it('or breached, but not before it is due', () => {
    given(...AGREED)
      .when(BREACH)
      .refuses('BREACH_BEFORE_DUE', { until: PERFORM_BY });
    given(...AGREED)
      .when(BREACH, { now: PERFORM_BY })
      .then({
        type: 'AgreementBreached',
        data: { party: 'p-li', note: 'enc1.note', clocks: { stopped: ['performance'] } },
      });
    given(...AGREED)
      .when({ ...BREACH, party: 'm-1' }, { now: PERFORM_BY })
      .refuses('PARTY_UNKNOWN');
  });
});

describe('a tier that fails', () => {
  it('leaves a record and the parties know other ways', () => {
    given(...IN_SESSION)
      .when(FAIL, by)
      .then(failed);
    given(...IN_SESSION)
      .when({ ...FAIL, routesTold: ['duel'] }, by)
      .refuses('ROUTE_UNKNOWN', { route: 'duel' });
    given(...IN_SESSION)
      .when(FAIL, { actor: WANG })
      .refuses('NOT_MEDIATOR');
  });
});

describe('litigation', () => {
  const referred = (after: readonly string[]) =>
    ({ type: 'LitigationReferred', data: { court: 'court', after } }) as const;

  it('follows the record of a tier, a refusal or a breach', () => {
    given(...FAILED)
      .when(REFER)
      .then(referred(['grid']));
    given(...IN_SESSION, stopped)
      .when(REFER)
      .then(referred([]));
    given(...AGREED, breached)
      .when(REFER)
      .then(referred(['grid']));
    expect(given(...FAILED, referred(['grid'])).state.status).toBe('LITIGATION_REFERRED');
  });

  it('never comes while people may still agree', () => {
    for (const history of [[requested()], IN_SESSION, AGREED]) {
      given(...history)
        .when(REFER)
        .refuses('WRONG_STATUS');
    }
    given(...FAILED)
      .when({ ...REFER, court: 'closed-court' })
      .refuses('UNIT_NOT_ACTIVE');
  });

  it('waits for every tier where the playbook says so (诉讼断后)', () => {
    givenSteps(...FAILED)
      .when(REFER)
      .refuses('TIERS_LEFT', { tiers: ['town'] });
    const last = {
      type: 'MediationFailed',
      data: { tier: 'town', record: 'r', routesTold: [] },
    } as const;
    givenSteps(...FAILED, raised, last)
      .when(REFER)
      .then(referred(['grid', 'town']));
    expect(givenSteps(...FAILED, stopped).when(REFER).decision.ok).toBe(true);
  });
});

describe('legal aid', () => {
  it('is open to a party at any time', () => {
    given(requested())
      .when(AID)
      .then({ type: 'LegalAidReferred', data: { party: 'p-li', unit: 'legal-aid' } });
    given(requested())
      .when({ ...AID, party: 'm-1' })
      .refuses('PARTY_UNKNOWN');
    given(requested())
      .when({ ...AID, unit: 'closed-aid' })
      .refuses('UNIT_NOT_ACTIVE');
  });
});
