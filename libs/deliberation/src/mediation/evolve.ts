import { evolveByFolds } from '@shaodao/decider';
import type { MediationEventMap } from './events.js';
import type { Agreement, OpenedMediation } from './state.js';

const FRESH_SESSION = {
  phase: 'STATE',
  heard: [],
  appraised: false,
  stepsTaken: [],
  askedNextTier: [],
} as const;

const withAgreement = (
  { agreement }: OpenedMediation,
  change: Partial<Agreement>,
): Partial<OpenedMediation> =>
  agreement === undefined ? {} : { agreement: { ...agreement, ...change } };

/** How each event of a mediation changes its state. */
export const evolveMediation = evolveByFolds<
  OpenedMediation,
  MediationEventMap,
  'MediationRequested'
>({
  opening: 'MediationRequested',
  open: ({ playbook, parties, title, territory, issue, tier }, { actor }) => ({
    ...{ status: 'REQUESTED', playbook, parties, title, territory, tier },
    requestedBy: actor.person,
    ...(issue !== undefined && { issue }),
    ...{ consented: [], mediators: [], wiseBy: {}, witnesses: [], advisers: [] },
    ...{ heard: [], appraised: false, stepsTaken: [], askedNextTier: [], tierRecords: [] },
  }),
  folds: {
    PartyConsented: ({ consented }, { party }) => ({ consented: [...consented, party] }),
    MediationConsented: () => ({ status: 'CONSENTED' }),
    MediationRefused: () => ({ status: 'PARTY_STOPPED' }),
    ConsentLapsed: () => ({ status: 'PARTY_STOPPED' }),
    MediationStopped: () => ({ status: 'PARTY_STOPPED' }),
    MediatorChosen: ({ mediators }, { mediator, hostKind }) => ({
      status: 'MEDIATOR_CHOSEN',
      mediators: [
        // One mediator, or one host of each kind: the new one takes the place of its like.
        ...mediators.filter((each) => each.hostKind !== hostKind),
        { mediator, ...(hostKind !== undefined && { hostKind }) },
      ],
    }),
    MediatorRejected: () => ({ status: 'CONSENTED', mediators: [] }),
    WiseChosen: ({ wiseBy }, { party, wise }) => ({ wiseBy: { ...wiseBy, [party]: wise } }),
    WitnessInvited: ({ witnesses }, { witness }) => ({ witnesses: [...witnesses, witness] }),
    SessionOpened: () => ({ status: 'IN_SESSION', ...FRESH_SESSION }),
    NextTierAsked: ({ askedNextTier }, { party }) => ({
      askedNextTier: [...askedNextTier, party],
    }),
    TierRaised: ({ tierRecords }, { from, tier, mediators, because }) => ({
      status: 'IN_SESSION',
      ...FRESH_SESSION,
      tier,
      mediators,
      tierRecords:
        because === 'ASKED' ? [...tierRecords, { tier: from, outcome: 'LEFT' }] : tierRecords,
    }),
    PartyHeard: ({ heard }, { party }) =>
      heard.includes(party) ? {} : { heard: [...heard, party] },
    PhaseAdvanced: (_state, { phase }) => ({ phase }),
    MatterAppraised: () => ({ appraised: true }),
    RightsCorrected: () => ({}),
    StepTaken: ({ stepsTaken }, { step }) => ({ stepsTaken: [...stepsTaken, step] }),
    GuidanceGiven: ({ advisers }, _data, { actor }) =>
      advisers.includes(actor.person) ? {} : { advisers: [...advisers, actor.person] },
    AgreementReached: (
      state,
      { agreement: id, tier, text, effectiveAt, performBy, confirmBy },
    ) => ({
      status: 'AGREED',
      agreement: { id, text, effectiveAt, performBy, confirmBy },
      tierRecords: [...state.tierRecords, { tier, outcome: 'AGREED' }],
    }),
    MediationFailed: ({ tierRecords }, { tier }) => ({
      status: 'FAILED',
      tierRecords: [...tierRecords, { tier, outcome: 'FAILED' }],
    }),
    ConfirmationApplied: (state) => withAgreement(state, { confirmation: 'APPLIED' }),
    ConfirmationDecided: (state, { granted }) =>
      withAgreement(state, { confirmation: granted ? 'GRANTED' : 'DENIED' }),
    ConfirmationLapsed: (state) => withAgreement(state, { confirmation: 'LAPSED' }),
    FollowedUp: () => ({}),
    PerformanceCameDue: () => ({}),
    AgreementPerformed: () => ({ status: 'PERFORMED' }),
    AgreementBreached: () => ({ status: 'BREACHED' }),
    LitigationReferred: () => ({ status: 'LITIGATION_REFERRED' }),
    LegalAidReferred: () => ({}),
  },
});
