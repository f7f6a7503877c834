import type { Instant } from './events.js';
import type {
  EvidenceStage,
  ExclusionClass,
  Level,
  Resolution,
  Satisfaction,
  SupervisionMeasure,
} from './vocabulary.js';

/** What an accepted matter carries beside its phase and its assignments. */

/** A measure of the ladder, from its order until it is lifted. */
export interface SupervisionOrder {
  readonly id: string;
  readonly unit: string;
  readonly measure: Exclude<SupervisionMeasure, 'REMIND'>;
  /** Absent on a card that asks no reply. */
  readonly replyBy?: Instant;
  readonly status: 'OPEN' | 'REPLIED' | 'LIFTED';
}

/** How high a matter has gone, and who owns it there. */
export interface LevelFacts {
  readonly level: Level;
  readonly owner?: string;
  /** Levels left behind, each with who owned it; what was tried stands in the events. */
  readonly attempts: readonly { readonly level: Level; readonly owner?: string }[];
  /** 问题工单: handed on too often without a lead that stays. */
  readonly problemTicket: boolean;
}

/** Another person's appeal that was merged into this one. */
export interface JoinedAppellant {
  /** The issue it was. */
  readonly issue: string;
  readonly subject: string;
  readonly reporter: string;
  readonly noReplyWanted: boolean;
  /** When the result of this handling round was told; absent while it is owed. */
  readonly fedBackAt?: Instant;
  readonly evaluated?: { readonly resolution: Resolution; readonly satisfaction: Satisfaction };
}

export interface Exclusion {
  readonly id: string;
  readonly assignment: string;
  readonly unit: string;
  readonly exclusionClass: ExclusionClass;
  readonly askedBy: string;
  readonly status: 'REQUESTED' | 'GRANTED' | 'DENIED';
}

/** A step of the template that was taken. */
export interface StepTaken {
  readonly step: string;
  readonly person: string;
}

export interface EvidenceCount {
  readonly stage: EvidenceStage;
  readonly round: number;
  readonly media: number;
}

/** A unit's request to end the matter without a result. */
export interface TerminationRequest {
  readonly unit: string;
  readonly askedBy: string;
}

export interface OverlayFacts {
  readonly supervision: readonly SupervisionOrder[];
  /** A reminder of this handling round that no measure has outgrown. */
  readonly reminded: boolean;
  /** Absent where the mechanism knows no levels. */
  readonly level?: LevelFacts;
  readonly appellants: readonly JoinedAppellant[];
  readonly exclusions: readonly Exclusion[];
  readonly stepsTaken: readonly StepTaken[];
  readonly evidence: readonly EvidenceCount[];
  readonly opinions: readonly string[];
  readonly tags: readonly string[];
  /** The check of the report on site; absent while there was none. */
  readonly checkedReport?: 'REAL' | 'FALSE';
  readonly termination?: TerminationRequest;
  /** Units that got a copy and only watch. */
  readonly watchers: readonly string[];
  /** What the resident said of this handling round; absent while they have not. */
  readonly confirmed?: boolean;
  /** Handling rounds whose result was published. */
  readonly publishedRounds: readonly number[];
}

/** What stands beside a matter at its acceptance. */
export const NO_OVERLAYS: OverlayFacts = {
  supervision: [],
  reminded: false,
  appellants: [],
  exclusions: [],
  stepsTaken: [],
  evidence: [],
  opinions: [],
  tags: [],
  watchers: [],
  publishedRounds: [],
};
