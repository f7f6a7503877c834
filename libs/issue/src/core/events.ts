import type {
  AppealKind,
  Channel,
  Complexity,
  Confidentiality,
  ContactMethod,
  EmergencyLine,
  IntakeRejectionReason,
  Resolution,
  Satisfaction,
  Urgency,
} from './vocabulary.js';

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
export interface DispatchBasis {
  readonly by: 'person' | 'rule' | 'import';
  readonly ruleSetVersion?: string;
  readonly matchedRuleId?: string;
  readonly reason?: string;
}

/** Every event of an issue's stream: type → facts. The stored form: change only by adding. */
export interface IssueEventMap {
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
  };
  StreetOrderIssued: {
    readonly street: string;
    readonly units: readonly string[];
    readonly basis: string;
    readonly respondBy?: Instant;
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
  };
  ReturnRequested: {
    readonly assignment: string;
    readonly unit: string;
    readonly basis: string;
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
    readonly media: readonly string[];
    readonly round: number;
  };
  ResultVerified: { readonly note?: Sealed; readonly media: readonly string[] };
  VerificationFailed: { readonly reason: Sealed; readonly media: readonly string[] };
  IssueFedBack: {
    readonly content: Sealed;
    readonly method: ContactMethod;
    readonly reached: boolean;
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
  };
  ReworkOrdered: { readonly round: number; readonly reason: Sealed; readonly dueAt: Instant };
  ReminderSent: { readonly reminder: string; readonly unit: string; readonly note: string };
  SupervisionOrdered: {
    readonly order: string;
    readonly unit: string;
    readonly reason: string;
    readonly replyBy: Instant;
  };
  SupervisionReplied: { readonly order: string; readonly unit: string; readonly content: Sealed };
  SupervisionLifted: { readonly order: string; readonly reason: string };
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

/** One event of an issue as decided: type and facts. */
export type IssueEvent = {
  [T in IssueEventType]: { readonly type: T; readonly data: IssueEventMap[T] };
}[IssueEventType];
