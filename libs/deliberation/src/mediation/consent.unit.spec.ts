import { describe, expect, it } from '@jest/globals';
import { CLERK, hoursAfter, START, SYSTEM } from '../../../../test/side-streams/given.js';
import {
  AGREED,
  allConsented,
  CHOSEN,
  consentClock,
  consented,
  CONSENTED,
  FAILED,
  given,
  IN_SESSION,
  LAYERED,
  LI,
  requested,
  WANG,
} from '../testing/village.js';

const REQUEST = {
  type: 'RequestMediation',
  parties: ['p-wang', 'p-li'],
  title: 'enc1.wall',
  territory: 'village-east',
} as const;
const CONSENT = { type: 'GiveConsent', party: 'p-wang' } as const;
const REFUSE = { type: 'RefuseMediation', party: 'p-wang', reason: 'enc1.no' } as const;
const STOP = { type: 'StopMediation', party: 'p-wang' } as const;

describe('asking for mediation', () => {
  it('begins on the lowest tier, and waits for consent', () => {
    given().when(REQUEST).then(requested());
  });

  it('names the issue it came from', () => {
    given()
      .when({ ...REQUEST, issue: 'i-7' })
      .then(requested({ issue: 'i-7' }));
  });

  it('waits for ever where the playbook sets no limit', () => {
    const { consentWithin: _unlimited, ...section } = LAYERED;
    const { decision } = given().when(REQUEST, { section });
    expect(decision).toMatchObject({ ok: true });
    expect(decision.ok && decision.events[0]?.data).not.toHaveProperty('clocks');
  });

  it('needs a territory of the directory, and a number of its own', () => {
    given()
      .when({ ...REQUEST, territory: 'nowhere' })
      .refuses('UNKNOWN_TERRITORY', { territory: 'nowhere' });
    given(requested()).when(REQUEST).refuses('ALREADY_OPENED');
    given().when(CONSENT).refuses('NOT_OPENED');
  });
});

describe('consent', () => {
  it('is each party’s own; with the last one mediation can begin', () => {
    given(requested()).when(CONSENT, { actor: WANG }).then(consented('p-wang'));
    given(requested(), consented('p-wang'))
      .when({ ...CONSENT, party: 'p-li' }, { actor: LI })
      .then(consented('p-li'), allConsented);
    expect(given(...CONSENTED).state).toMatchObject({ status: 'CONSENTED', clocks: [] });
  });

  it('is written down by staff, but not by the other party', () => {
    expect(given(requested()).when(CONSENT, { actor: CLERK }).decision.ok).toBe(true);
    given(requested())
      .when(CONSENT, { actor: LI })
      .refuses('PARTY_SPEAKS_FOR_OTHER', { party: 'p-wang' });
  });

  it('is given once, by a party, in time', () => {
    given(requested(), consented('p-wang'))
      .when(CONSENT)
      .refuses('CONSENT_GIVEN', { party: 'p-wang' });
    given(requested())
      .when({ ...CONSENT, party: 'p-zhao' })
      .refuses('PARTY_UNKNOWN', { party: 'p-zhao' });
    given(requested())
      .when(CONSENT, { now: hoursAfter(START, -1) })
      .refuses('OUT_OF_ORDER_TIME', { last: START });
    given(...CONSENTED)
      .when(CONSENT)
      .refuses('WRONG_STATUS', { status: 'CONSENTED', allowed: ['REQUESTED'] });
  });

  it('is not silence', () => {
    const elapse = { type: 'ElapseClock', clock: 'consent', moment: consentClock.dueAt } as const;
    const waiting = given(requested(), consented('p-wang'));
    waiting.when(elapse, { now: consentClock.dueAt, actor: SYSTEM }).then({
      type: 'ConsentLapsed',
      data: { silent: ['p-li'], clocks: { stopped: ['consent'] } },
    });
    waiting.when(elapse).thenNothing();
    given(...CONSENTED)
      .when(elapse, { now: consentClock.dueAt })
      .thenNothing();
    const lapsed = given(requested(), {
      type: 'ConsentLapsed',
      data: { silent: ['p-li'], clocks: { stopped: ['consent'] } },
    });
    expect(lapsed.state).toMatchObject({ status: 'PARTY_STOPPED', clocks: [] });
  });
});

describe('mediation is voluntary', () => {
  it('a party may refuse it', () => {
    given(requested())
      .when(REFUSE)
      .then({
        type: 'MediationRefused',
        data: { party: 'p-wang', reason: 'enc1.no', clocks: { stopped: ['consent'] } },
      });
    given(requested()).when(REFUSE, { actor: LI }).refuses('PARTY_SPEAKS_FOR_OTHER');
    const refused = { type: 'MediationRefused', data: { party: 'p-wang' } } as const;
    expect(given(requested(), refused).state.status).toBe('PARTY_STOPPED');
  });

  it.each([
    ['once all agreed', CONSENTED],
    ['once a mediator is chosen', CHOSEN],
    ['in session', IN_SESSION],
    ['after a tier failed', FAILED],
  ])('a party may stop it %s, without a reason', (_when, history) => {
    given(...history)
      .when(STOP, { actor: WANG })
      .then({ type: 'MediationStopped', data: { party: 'p-wang' } });
  });

  it('an agreement is not stopped by one of them', () => {
    given(...AGREED)
      .when(STOP)
      .refuses('WRONG_STATUS', { status: 'AGREED' });
    given(...IN_SESSION)
      .when(STOP, { actor: LI })
      .refuses('PARTY_SPEAKS_FOR_OTHER');
  });
});
