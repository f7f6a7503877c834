import type { Bilingual } from '@shaodao/decider';
import type {
  AppealKind,
  Channel,
  Complexity,
  Confidentiality,
  ContactMethod,
  EmergencyLine,
  IntakeRejectionReason,
  Level,
  Resolution,
  Satisfaction,
  Urgency,
} from './vocabulary.js';
import type { EndingEvents, MergingEvents } from './events/endings.js';
import type { EscalationEvents } from './events/escalation.js';
import type { ExclusionEvents, RecordEvents } from './events/records.js';
import type { SupervisionEvents } from './events/supervision.js';
import type { ClockEffects } from './clocks/running.js';
import type { ClockEvents, HoldEvents } from './events/holds.js';
import type { DisputeEvents } from './events/disputes.js';
import type { OrderEvents } from './events/orders.js';
import type { RuleGrounds } from './events/routing.js';
import type { WhistleEvents } from './events/whistle.js';

/**
 * Ciphertext of personal data or a resident's free text under the subject's own key (see
 * `@shaodao/vault`). The core moves it about and never looks inside.
 */
export type Sealed = string;

/** ISO 8601 UTC instant. */
export type Instant = string;

export interface Place {
  readonly address?: Sealed;
  /** Degrees WGS 84, coarsened to three decimals (about 100 m) before they get here. */
  readonly latitude?: number;
  readonly longitude?: number;
}

export interface Appellant {
  /** Key owner in the vault. */
  readonly subject: string;
  readonly name?: Sealed;
  readonly phone?: Sealed;
}

/** Where a record of another system came from. */
export interface ExternalRef {
  readonly source: string;
  readonly id: string;
}

/** The mechanism version an issue runs under, pinned at acceptance. */
export interface PinnedProfile {
  readonly id: string;
  readonly version: number;
}

export interface AssignedUnit {
  readonly assignment: string;
  readonly unit: string;
}

/** How a unit was chosen: by a person, or by a rule that can be asked for its reasons. */
export interface DispatchBasis extends RuleGrounds {
  readonly by: 'person' | 'rule' | 'import' | 'order';
  readonly ruleSetVersion?: string;
  readonly matchedRuleId?: string;
  readonly reason?: string;
}

/** Every event of an issue's stream: type → facts. The stored form: change only by adding. */
export interface IssueEventMap
  extends
    SupervisionEvents,
    EscalationEvents,
    EndingEvents,
    MergingEvents,
    RecordEvents,
    ExclusionEvents,
    WhistleEvents,
    DisputeEvents,
    OrderEvents,
    HoldEvents,
    ClockEvents {
  IssueReported: {
    readonly channel: Channel;
    readonly kind: AppealKind;
    readonly title: Sealed;
    readonly description?: Sealed;
    readonly appellant: Appellant;
    readonly noReplyWanted: boolean;
    readonly confidentiality: Confidentiality;
    readonly category?: string;
    readonly territory?: string;
    readonly place?: Place;
    readonly accusedUnit?: string;
    readonly media: readonly string[];
    readonly external?: ExternalRef;
    /** Name of a channel that a playbook brought. */
    readonly channelName?: Bilingual;
    /** When it was seen in the world; clocks count from the report (domain.md §3.1). */
    readonly observedAt?: Instant;
    readonly receiptCode: string;
  };
  IssueRedirected: { readonly line: EmergencyLine; readonly note?: Sealed };
  IntakeRejected: {
    readonly reason: IntakeRejectionReason;
    readonly properChannel: string;
    readonly note?: Sealed;
  };
  IssueAnswered: { readonly answer: Sealed };
  IssueAccepted: {
    readonly territory: string;
    readonly profile: PinnedProfile;
    readonly directoryVersion: number;
    /** The limit for the whole matter, where the command or the catalogue set one. */
    readonly dueAt?: Instant;
    /** The level the matter starts at, where the mechanism knows levels. */
    readonly level?: Level;
    /** Tags of the mechanism the matter carries. */
    readonly tags?: readonly string[];
  };
  IssueClassified: {
    readonly category: string;
    readonly urgency: Urgency;
    readonly complexity: Complexity;
  };
  CommunityRequestPlaced: {
    readonly community: string;
    readonly need: Sealed;
    readonly tried: Sealed;
    /** Item of a department's published service menu. */
    readonly offer?: string;
  };
  StreetOrderIssued: {
    readonly street: string;
    /** Departments named; the first leads. */
    readonly units: readonly string[];
    /** Why these: the list item in words, or the reason for going beyond the lists. */
    readonly basis: string;
    /** The item of a responsibility list that names them. */
    readonly listItem?: string;
    readonly respondBy?: Instant;
    /** When the community had asked. */
    readonly requestedAt?: Instant;
  };
  IssueDispatched: {
    readonly lead: AssignedUnit;
    readonly assists: readonly AssignedUnit[];
    readonly dueAt: Instant;
    readonly basis: DispatchBasis;
    readonly round: number;
  };
  IssueRedispatched: {
    readonly lead: AssignedUnit;
    readonly assists: readonly AssignedUnit[];
    readonly dueAt: Instant;
    readonly basis: DispatchBasis;
    readonly round: number;
    readonly reason: string;
    /** Assignments this one takes the place of; the old lead stays liable until the new signs. */
    readonly replaces: readonly string[];
  };
  AssignmentSigned: {
    readonly assignment: string;
    readonly unit: string;
    readonly handler: string;
  };
  AppellantContacted: {
    readonly assignment: string;
    readonly unit: string;
    readonly method: ContactMethod;
    readonly reached: boolean;
    readonly attempt: number;
    readonly note?: Sealed;
  };
  StepLogged: {
    readonly assignment: string;
    readonly unit: string;
    readonly note: Sealed;
    readonly media: readonly string[];
    /** The step of the mechanism's template this one is. */
    readonly step?: string;
  };
  ReturnRequested: {
    readonly assignment: string;
    readonly unit: string;
    readonly basis: string;
    /** The item of a responsibility list it rests on. */
    readonly listItem?: string;
    readonly suggestedUnit?: string;
    readonly note?: Sealed;
  };
  AssignmentReturned: {
    readonly assignment: string;
    readonly unit: string;
    readonly reason: string;
  };
  ReturnDenied: {
    readonly assignment: string;
    readonly unit: string;
    readonly reason: string;
    /** A final ruling cannot be returned again. */
    readonly final: boolean;
  };
  AssistCompleted: { readonly assignment: string; readonly unit: string; readonly result: Sealed };
  AssistWaived: { readonly assignment: string; readonly unit: string; readonly reason: string };
  IssueHandled: {
    readonly assignment: string;
    readonly unit: string;
    readonly result: Sealed;
    readonly outcome: Resolution;
    /** Outcomes of the mechanism's list (三到位一处理). */
    readonly outcomes?: readonly string[];
    readonly media: readonly string[];
    readonly round: number;
  };
  ResultVerified: { readonly note?: Sealed; readonly media: readonly string[] };
  VerificationFailed: { readonly reason: Sealed; readonly media: readonly string[] };
  IssueFedBack: {
    readonly content: Sealed;
    readonly method: ContactMethod;
    readonly reached: boolean;
    /** The merged issue whose appellant was told; absent: the issue's own. */
    readonly appellant?: string;
  };
  CallbackMade: {
    readonly attempt: number;
    readonly scriptVersion?: string;
    readonly note?: Sealed;
  };
  CallbackUnreached: { readonly attempt: number };
  IssueEvaluated: {
    readonly contacted: boolean;
    readonly resolution: Resolution;
    readonly satisfaction: Satisfaction;
    readonly comment?: Sealed;
    readonly source: 'resident' | 'callback';
    readonly round: number;
    /** The merged issue whose appellant rated; absent: the issue's own. */
    readonly appellant?: string;
    /** The second axis: was the mind eased (化解/疏导)? */
    readonly eased?: boolean;
  };
  ReworkOrdered: { readonly round: number; readonly reason: Sealed; readonly dueAt: Instant };
  IssueClosed: {
    readonly outcome: 'HANDLED' | 'ANSWERED';
    /** True where nobody rated in the window and the closing rests on that. */
    readonly evaluationLapsed: boolean;
  };
  IssueReopened: { readonly reason: Sealed; readonly round: number; readonly dueAt: Instant };
  IssueArchived: { readonly retentionClass: string };
  IssueWithdrawn: { readonly reason: Sealed };
}

export type IssueEventType = keyof IssueEventMap;

/** The facts of an event, and what it does to the clocks of the matter. */
export type IssueEventData<T extends IssueEventType> = IssueEventMap[T] & ClockEffects;

/** One event of an issue as decided: type and facts. */
export type IssueEvent = {
  [T in IssueEventType]: { readonly type: T; readonly data: IssueEventData<T> };
}[IssueEventType];
