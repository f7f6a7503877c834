import type { OpenedFacts, PinnedPlaybook, Unopened } from '@shaodao/decider';
import type { ChosenMediator, RoomPhase } from './events.js';

export const MEDIATION_STATUSES = [
  'REQUESTED',
  'CONSENTED',
  'MEDIATOR_CHOSEN',
  'IN_SESSION',
  'AGREED',
  'FAILED',
  'PARTY_STOPPED',
  'PERFORMED',
  'BREACHED',
  'LITIGATION_REFERRED',
] as const;
export type MediationStatus = (typeof MEDIATION_STATUSES)[number];

/** What came of a tier. */
export interface TierRecord {
  readonly tier: string;
  readonly outcome: 'AGREED' | 'FAILED' | 'LEFT';
}

export interface Agreement {
  readonly id: string;
  readonly text: string;
  readonly effectiveAt: string;
  readonly performBy: string;
  readonly confirmBy: string;
  readonly confirmation?: 'APPLIED' | 'GRANTED' | 'DENIED' | 'LAPSED';
}

export interface OpenedMediation extends OpenedFacts {
  readonly status: MediationStatus;
  readonly playbook: PinnedPlaybook;
  readonly parties: readonly string[];
  readonly requestedBy: string;
  readonly title: string;
  readonly territory: string;
  readonly issue?: string;
  /** The tier that mediates, or would. */
  readonly tier: string;
  readonly consented: readonly string[];
  readonly mediators: readonly ChosenMediator[];
  /** Whom each party has named as 明白人. */
  readonly wiseBy: Readonly<Record<string, string>>;
  readonly witnesses: readonly string[];
  readonly advisers: readonly string[];
  readonly phase?: RoomPhase;
  /** Of the session at this tier. */
  readonly heard: readonly string[];
  readonly appraised: boolean;
  readonly stepsTaken: readonly string[];
  readonly askedNextTier: readonly string[];
  readonly tierRecords: readonly TierRecord[];
  readonly agreement?: Agreement;
}

export type MediationState = Unopened | OpenedMediation;
