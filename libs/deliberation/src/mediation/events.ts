import type { EventsOf, PinnedPlaybook } from '@shaodao/decider';
import type { ClockChanges } from '@shaodao/deadlines';

/** Text sealed under the stream's key. */
type Sealed = string;

/** The room's phases: 说理, 评理, 处理. */
export type RoomPhase = 'STATE' | 'APPRAISE' | 'RESOLVE';

interface WithClocks {
  readonly clocks?: ClockChanges;
}

export interface ChosenMediator {
  readonly mediator: string;
  readonly hostKind?: string;
}

/** What happens in a mediation, and the facts it leaves. */
export interface MediationEventMap {
  MediationRequested: WithClocks & {
    readonly playbook: PinnedPlaybook;
    readonly parties: readonly string[];
    readonly title: Sealed;
    readonly territory: string;
    readonly issue?: string;
    readonly tier: string;
  };
  PartyConsented: { readonly party: string };
  /** All have consented. */
  MediationConsented: WithClocks;
  MediationRefused: WithClocks & { readonly party: string; readonly reason?: Sealed };
  /** Not all had consented in time. */
  ConsentLapsed: WithClocks & { readonly silent: readonly string[] };
  MediationStopped: { readonly party: string; readonly reason?: Sealed };
  MediatorChosen: ChosenMediator & { readonly tier: string };
  MediatorRejected: { readonly party: string; readonly reason?: Sealed };
  WiseChosen: { readonly party: string; readonly wise: string };
  WitnessInvited: { readonly witness: string; readonly unit: string };
  SessionOpened: { readonly session: string; readonly tier: string };
  NextTierAsked: { readonly party: string };
  /** The session moved up; `because` of failure, or since all parties asked. */
  TierRaised: {
    readonly session: string;
    readonly from: string;
    readonly tier: string;
    readonly mediators: readonly ChosenMediator[];
    readonly because: 'FAILED' | 'ASKED';
  };
  PartyHeard: { readonly party: string; readonly statement: Sealed };
  PhaseAdvanced: { readonly phase: RoomPhase };
  MatterAppraised: {
    readonly wise: string;
    readonly answers: readonly { readonly item: string; readonly holds: boolean }[];
    readonly calming?: Sealed;
  };
  RightsCorrected: { readonly party: string; readonly correction: Sealed; readonly basis: string };
  StepTaken: { readonly step: string; readonly tier: string; readonly note?: Sealed };
  GuidanceGiven: { readonly unit: string; readonly content: Sealed };
  AgreementReached: WithClocks & {
    readonly agreement: string;
    readonly tier: string;
    readonly text: Sealed;
    readonly effectiveAt: string;
    readonly performBy: string;
    readonly confirmBy: string;
  };
  MediationFailed: {
    readonly tier: string;
    readonly record: Sealed;
    readonly routesTold: readonly string[];
  };
  ConfirmationApplied: WithClocks & { readonly court: string };
  ConfirmationDecided: { readonly granted: boolean; readonly reference: string };
  ConfirmationLapsed: WithClocks;
  FollowedUp: { readonly note: Sealed };
  PerformanceCameDue: WithClocks;
  AgreementPerformed: WithClocks;
  AgreementBreached: WithClocks & { readonly party: string; readonly note: Sealed };
  LitigationReferred: { readonly court: string; readonly after: readonly string[] };
  LegalAidReferred: { readonly party: string; readonly unit: string };
}

export type MediationEventType = keyof MediationEventMap;
export type MediationEvent = EventsOf<MediationEventMap>;
