import type {
  AppealKind,
  AssignmentStatus,
  Channel,
  Complexity,
  Confidentiality,
  Phase,
  Urgency,
} from './vocabulary.js';
import type { Instant, PinnedProfile } from './events.js';

/** One unit's share of the work. */
export interface Assignment {
  readonly id: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly status: AssignmentStatus;
  /** What the status was before a return was asked for; a denied return goes back to it. */
  readonly statusBefore?: AssignmentStatus;
  /** The person who signed, and everybody who worked on it: they may not check it later. */
  readonly workedBy: readonly string[];
  readonly assignedAt: Instant;
  readonly dueAt: Instant;
  readonly contactAttempts: number;
  readonly contacted: boolean;
}

export interface SupervisionOrder {
  readonly id: string;
  readonly unit: string;
  readonly replyBy: Instant;
  readonly status: 'OPEN' | 'REPLIED' | 'LIFTED';
}

export interface Evaluation {
  readonly round: number;
  readonly resolution: string;
  readonly satisfaction: string;
}

export interface Unreported {
  readonly phase: 'NONE';
}

/** What is known of every issue from its report on. */
export interface ReportedFacts {
  readonly subject: string;
  readonly reporter: string;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly confidentiality: Confidentiality;
  readonly noReplyWanted: boolean;
  readonly accusedUnit?: string;
  readonly category?: string;
  readonly territory?: string;
  readonly reportedAt: Instant;
}

export interface ReportedIssue extends ReportedFacts {
  readonly phase: 'REPORTED';
}

/** What is known from acceptance on; `category` and `territory` are certain. */
export interface AcceptedFacts extends ReportedFacts {
  readonly category: string;
  readonly territory: string;
  readonly urgency: Urgency;
  readonly complexity: Complexity;
  readonly profile: PinnedProfile;
  /** Community that placed the request, street that ordered, departments named. */
  readonly requestedBy?: string;
  readonly orderedBy?: string;
  readonly orderedUnits: readonly string[];
  readonly assignments: readonly Assignment[];
  /** Units a ruling found not liable: nobody dispatches to them again. */
  readonly ruledOut: readonly string[];
  /** Units whose return was finally denied: they may not ask again. */
  readonly boundUnits: readonly string[];
  /** Lead that stays liable until the new lead has signed (首接负责). */
  readonly liable?: string;
  readonly dispatchRound: number;
  readonly returns: number;
  readonly reworkRound: number;
  readonly callbackAttempts: number;
  readonly supervision: readonly SupervisionOrder[];
  readonly evaluations: readonly Evaluation[];
  /** Everybody who handled: for the segregation of duties on the person. */
  readonly handledBy: readonly string[];
  readonly fedBackAt?: Instant;
  readonly closedAt?: Instant;
}

export type RunningPhase =
  | 'ACCEPTED'
  | 'REQUESTED'
  | 'ORDERED'
  | 'DISPATCHED'
  | 'WHISTLED'
  | 'IN_PROGRESS'
  | 'HANDLED'
  | 'VERIFIED'
  | 'FED_BACK'
  | 'EVALUATED'
  | 'CLOSED';

export interface RunningIssue extends AcceptedFacts {
  readonly phase: RunningPhase;
}

/** Answered at the desk: closed without ever being accepted. */
export interface AnsweredIssue extends ReportedFacts {
  readonly phase: 'CLOSED';
  readonly answeredAt: Instant;
}

/** No command reaches beyond these. */
export interface EndedIssue {
  readonly phase: Extract<
    Phase,
    'ARCHIVED' | 'REJECTED' | 'REDIRECTED' | 'MERGED' | 'WITHDRAWN' | 'TERMINATED' | 'VOIDED'
  >;
  readonly subject: string;
}

export type IssueState = Unreported | ReportedIssue | RunningIssue | AnsweredIssue | EndedIssue;
