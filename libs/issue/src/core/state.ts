import type {
  AppealKind,
  AssignmentStatus,
  Channel,
  Complexity,
  Confidentiality,
  Phase,
  Resolution,
  Satisfaction,
  Urgency,
} from './vocabulary.js';
import type { RunningClock, Visits } from './clocks/running.js';
import type { Instant, PinnedProfile } from './events.js';
import type { HoldFacts, TicketFacts } from './holds.js';
import type { CallFacts, LinkFacts } from './whistle-facts.js';
import type { OverlayFacts } from './overlay-facts.js';

/** One unit's share of the work. */
export interface Assignment extends TicketFacts {
  readonly id: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly status: AssignmentStatus;
  /** What the status was before a return was asked for; a denied return goes back to it. */
  readonly statusBefore?: AssignmentStatus;
  /** The person who asked for the return last: another one rules on it. */
  readonly returnAskedBy?: string;
  /** A redispatch named another in its place; it ends when the new lead signs. */
  readonly replaced: boolean;
  /** The person who signed, and everybody who worked on it: they may not check it later. */
  readonly workedBy: readonly string[];
  readonly assignedAt: Instant;
  readonly dueAt: Instant;
  readonly contactAttempts: number;
  readonly contacted: boolean;
}

export interface Evaluation {
  readonly round: number;
  readonly resolution: Resolution;
  readonly satisfaction: Satisfaction;
}

export interface Classification {
  readonly category: string;
  readonly urgency: Urgency;
  readonly complexity: Complexity;
}

export interface Unreported {
  readonly phase: 'NONE';
}

/** What is known of every issue from its report on. */
export interface ReportedFacts extends LinkFacts {
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
  /** When the phase was entered: windows (evaluation, reopening) count from here. */
  readonly phaseSince: Instant;
  /** When the last recorded act happened: no later act may claim an earlier time. */
  readonly lastOccurredAt: Instant;
  /** Running and paused. */
  readonly clocks: readonly RunningClock[];
  /** The last visit to each stage a clock measured: visits may add up. */
  readonly visits?: Visits;
}

export interface ReportedIssue extends ReportedFacts {
  readonly phase: 'REPORTED';
  /** Set in the same act that accepts, just before it. */
  readonly classification?: Classification;
}

/**
 * What is known from acceptance on; `category` and `territory` are certain. Overlays that run
 * beside the phase (supervision; later holds, disputes, whistles) are lists and fields of this.
 */
export interface AcceptedFacts
  extends ReportedFacts, Classification, OverlayFacts, HoldFacts, CallFacts {
  readonly category: string;
  readonly territory: string;
  readonly profile: PinnedProfile;
  /**
   * Limit for the whole matter as promised at acceptance. Tickets may be shorter. One that is longer
   * moves `dueAt`, what the appellant is told, and leaves this: it says what was promised first.
   */
  readonly overallDueAt?: Instant;
  /** The deadline the appellant has been told; it only ever moves later. */
  readonly dueAt?: Instant;
  /** Community that placed the request, street that ordered, departments named. */
  readonly requestedBy?: string;
  readonly orderedBy?: string;
  readonly orderedUnits: readonly string[];
  readonly assignments: readonly Assignment[];
  /** Units a ruling found not liable: nobody dispatches to them again. */
  readonly ruledOut: readonly string[];
  /** Units whose return was finally denied: they may not ask again. */
  readonly boundUnits: readonly string[];
  /** Units that have used their one request to return the matter. */
  readonly askedReturn: readonly string[];
  /** Unit that stays liable until a new lead has signed (首接负责). */
  readonly liable?: string;
  readonly dispatchRound: number;
  /** Returns granted so far. */
  readonly returns: number;
  /** Reworks ordered so far. */
  readonly reworkRound: number;
  /** Which handling this is: 1 at first, one more with every rework and reopening. */
  readonly handlingRound: number;
  /** Callbacks tried in this handling round. */
  readonly callbackAttempts: number;
  readonly evaluations: readonly Evaluation[];
  /** Everybody who handled, in any round: for the segregation of duties on the person. */
  readonly handledBy: readonly string[];
}

/** Phases of an accepted matter that is not closed. */
export type OpenPhase =
  | 'ACCEPTED'
  | 'REQUESTED'
  | 'ORDERED'
  | 'DISPATCHED'
  | 'WHISTLED'
  | 'IN_PROGRESS'
  | 'HANDLED'
  | 'VERIFIED'
  | 'FED_BACK'
  | 'EVALUATED';

type InPhase<P extends OpenPhase> = P extends OpenPhase
  ? AcceptedFacts & { readonly phase: P }
  : never;

/** Accepted and not closed; a union by phase, so that a step can demand the phases it fits. */
export type OpenIssue = InPhase<OpenPhase>;

/** Closed after handling; may be reopened for a while. */
export interface ClosedIssue extends AcceptedFacts {
  readonly phase: 'CLOSED';
  readonly closedAs: 'HANDLED';
}

/** Answered at the desk: closed without ever being accepted. */
export interface AnsweredIssue extends ReportedFacts {
  readonly phase: 'CLOSED';
  readonly closedAs: 'ANSWERED';
}

/** An accepted matter, open or closed. */
export type RunningIssue = OpenIssue | ClosedIssue;

/** No command reaches beyond these. */
export interface EndedIssue extends ReportedFacts {
  readonly phase: Extract<
    Phase,
    'ARCHIVED' | 'REJECTED' | 'REDIRECTED' | 'WITHDRAWN' | 'TERMINATED' | 'VOIDED'
  >;
}

/** Merged into another: it rests, and may be taken out again to go on where it stood. */
export interface MergedIssue extends ReportedFacts {
  readonly phase: 'MERGED';
  readonly target: string;
  readonly rests: ReportedIssue | OpenIssue;
}

export type IssueState =
  Unreported | ReportedIssue | RunningIssue | AnsweredIssue | MergedIssue | EndedIssue;

/** The states whose phase is one of `P`. */
export type StateIn<P extends IssueState['phase']> = Extract<IssueState, { readonly phase: P }>;

/** True from acceptance until archiving or another end. */
export function isAccepted(state: IssueState): state is RunningIssue {
  return 'assignments' in state;
}
