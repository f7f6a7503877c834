import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import { CLERK, daysAfter, START } from '../../../../test/side-streams/given.js';
import { mediation } from './mediation.js';
import { AGREED, CHOSEN, FAILED, given, LAYERED, ROOM, STEPPED } from '../testing/village.js';

const text = 'enc1.text';
const playbook = { id: 'book', version: 3 };

describeSideStream(mediation, {
  section: ROOM,
  events: {
    MediationRequested: {
      ...{ playbook, parties: ['p-wang', 'p-li'], title: text },
      ...{ territory: 'village-east', tier: 'grid' },
    },
    PartyConsented: { party: 'p-li' },
    MediationConsented: {},
    MediationRefused: { party: 'p-li' },
    ConsentLapsed: { silent: ['p-li'] },
    MediationStopped: { party: 'p-li', reason: text },
    MediatorChosen: { mediator: 'm-1', tier: 'grid' },
    MediatorRejected: { party: 'p-li' },
    WiseChosen: { party: 'p-li', wise: 'w-elder' },
    WitnessInvited: { witness: 'p-lawyer', unit: 'justice' },
    SessionOpened: { session: 's-1', tier: 'grid' },
    NextTierAsked: { party: 'p-li' },
    TierRaised: { session: 's-2', from: 'grid', tier: 'town', mediators: [], because: 'ASKED' },
    PartyHeard: { party: 'p-li', statement: text },
    PhaseAdvanced: { phase: 'RESOLVE' },
    MatterAppraised: { wise: 'w-elder', answers: [{ item: 'fair', holds: true }] },
    RightsCorrected: { party: 'p-li', correction: text, basis: '民法典' },
    StepTaken: { step: 'listen', tier: 'grid' },
    GuidanceGiven: { unit: 'tribunal', content: text },
    AgreementReached: {
      ...{ agreement: 'a-1', tier: 'grid', text, effectiveAt: START },
      ...{ performBy: daysAfter(START, 9), confirmBy: daysAfter(START, 30) },
    },
    MediationFailed: { tier: 'grid', record: text, routesTold: ['litigation'] },
    ConfirmationApplied: { court: 'court' },
    ConfirmationDecided: { granted: false, reference: '7' },
    ConfirmationLapsed: {},
    FollowedUp: { note: text },
    PerformanceCameDue: {},
    AgreementPerformed: {},
    AgreementBreached: { party: 'p-li', note: text },
    LitigationReferred: { court: 'court', after: [] },
    LegalAidReferred: { party: 'p-li', unit: 'legal-aid' },
  },
});

describe('what others know of a mediation', () => {
  it('is its place, its people and its issue', () => {
    const [first, ...rest] = CHOSEN;
    const linked = { ...first!, data: { ...first!.data, issue: 'i-7' } } as typeof first;
    expect(mediation.facts(given(linked!, ...rest).state)).toEqual({
      status: 'MEDIATOR_CHOSEN',
      over: false,
      territory: 'village-east',
      units: [],
      persons: ['p-wang', 'p-li', 'p-clerk', 'm-1'],
      issues: ['i-7'],
      playbook,
      title: 'enc1.wall',
    });
    expect(mediation.facts({ status: 'NONE' }).persons).toEqual([]);
    expect(mediation.facts(given(...FAILED).state).issues).toEqual([]);
  });

  it('is told to its issue, where it has one', () => {
    const told = (data: object) => {
      const event = { ...CHOSEN[0]!, data, occurredAt: START, actor: CLERK };
      return mediation.effects?.(event as never, { status: 'NONE' }, { id: '01X' });
    };
    expect(told({ issue: 'i-7' })).toEqual([
      {
        target: 'issue',
        id: 'i-7',
        command: { type: 'LinkIssue', relation: 'TO_MEDIATION', stream: 'mediation-01X' },
      },
    ]);
    expect(told({})).toEqual([]);
  });

  it('holds the agreement, and nothing that was said', () => {
    const view = mediation.view(given(...AGREED).state);
    expect(view).toMatchObject({ status: 'AGREED', agreement: { text: 'enc1.text' } });
    expect(JSON.stringify(view)).not.toContain('enc1.said');
  });

  it('is the load of those whom it might burden', () => {
    const load = (command: Parameters<NonNullable<typeof mediation.asksLoadOf>>[0]) =>
      mediation.asksLoadOf?.(command);
    expect(load({ type: 'ChooseMediator', mediator: 'm-1' })).toEqual(['m-1']);
    expect(load({ type: 'OpenNextTier', mediators: ['m-3', 'm-4'] })).toEqual(['m-3', 'm-4']);
    expect(load({ type: 'OpenSession' })).toEqual([]);
  });

  it('is in sections that differ in data alone', () => {
    expect(LAYERED.tiers).toHaveLength(2);
    expect(STEPPED.steps).toHaveLength(3);
  });
});
