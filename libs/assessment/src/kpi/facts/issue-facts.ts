import type { ClockKind } from '@shaodao/deadlines';
import type { CardColour, ExclusionClass, Resolution, Satisfaction } from '@shaodao/issue';
import type { FactInstant } from './fact.js';

/*
 * What is not known is undefined, and named: an object that has all its names from the start is copied
 * and read many times faster than one that grows (docs/tried.md).
 */

/** One unit's share of the work, as far as figures ask of it. */
export interface Ticket {
  readonly id: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly dispatchedAt: FactInstant;
  readonly dispatcher: string;
  readonly dispatcherUnit: string | undefined;
  /** Effective limit of the handling; that of a rework stands apart. */
  readonly due: FactInstant;
  /** By when an assist owes the lead its result. */
  readonly assistDue: FactInstant | undefined;
  readonly signDue: FactInstant | undefined;
  readonly signedAt: FactInstant | undefined;
  readonly handler: string | undefined;
  readonly contactDue: FactInstant | undefined;
  /** First attempt, and first time somebody was reached. */
  readonly triedAt: FactInstant | undefined;
  readonly contactedAt: FactInstant | undefined;
  /** First reported done; `stoodAt`: what no rework has undone. */
  readonly handledAt: FactInstant | undefined;
  readonly stoodAt: FactInstant | undefined;
  readonly outcome: Resolution | undefined;
  readonly reworks: number | undefined;
  readonly reworkDue: FactInstant | undefined;
  readonly returnAsked: true | undefined;
  readonly misdispatched: true | undefined;
  readonly selfHandled: true | undefined;
  readonly replaced: true | undefined;
  /** It was overdue before it was done; no later extension undoes that (domain.md §3.5, 6). */
  readonly breachedAt: FactInstant | undefined;
  readonly extensions: number | undefined;
  readonly supervisions: number | undefined;
  /** Spans in which its clock stood still; the last may be open. */
  readonly pauses: readonly Pause[] | undefined;
  readonly end: 'RETURNED' | 'CANCELLED' | 'WAIVED' | undefined;
  readonly endedAt: FactInstant | undefined;
}

export interface Pause {
  readonly from: FactInstant;
  readonly to?: FactInstant;
}

/** What one appellant was asked and said after one handling. */
export interface Vote {
  readonly round: number;
  /** The merged issue whose appellant it is; absent: the issue's own. */
  readonly appellant: string | undefined;
  readonly unit: string | undefined;
  readonly assists: readonly string[] | undefined;
  readonly attempts: number | undefined;
  readonly triedAt: FactInstant | undefined;
  readonly reached: boolean | undefined;
  readonly votedAt: FactInstant | undefined;
  readonly contacted: boolean | undefined;
  readonly resolution: Resolution | undefined;
  readonly satisfaction: Satisfaction | undefined;
  readonly source: 'resident' | 'callback' | 'inspector' | undefined;
  readonly eased: boolean | undefined;
  /** What the unit had reported. */
  readonly reported: Resolution | undefined;
}

export interface Feedback {
  readonly round: number;
  readonly appellant: string | undefined;
  readonly unit: string | undefined;
  readonly due: FactInstant | undefined;
  readonly at: FactInstant | undefined;
  readonly reached: boolean | undefined;
  readonly by: string | undefined;
}

/** 核实 of the report before work, 核查 of the result after it. */
export interface Check {
  readonly of: 'REPORT' | 'RESULT';
  readonly round: number;
  readonly unit: string | undefined;
  readonly due: FactInstant | undefined;
  readonly at: FactInstant | undefined;
  readonly passed: boolean | undefined;
  readonly by: string | undefined;
}

export interface Call {
  readonly whistle: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly blownAt: FactInstant;
  readonly respondBy: FactInstant;
  readonly checkedInAt?: FactInstant;
  readonly late?: boolean;
  readonly onSite?: boolean;
  readonly authorized?: boolean;
  readonly overridden?: true;
  readonly noShow?: true;
  readonly excusedAt?: FactInstant;
  readonly doneAt?: FactInstant;
  readonly releasedAt?: FactInstant;
}

export interface WhistleBlow {
  readonly id: string;
  readonly kind: string;
  /** The unit that blew. */
  readonly unit: string;
  readonly at: FactInstant;
  readonly triedFirst: boolean;
  readonly reviewed: boolean;
  readonly quorumAt?: FactInstant;
  readonly upheld?: true;
  readonly cancelledAt?: FactInstant;
  readonly unfounded?: true;
}

interface Asked {
  readonly assignment: string;
  readonly unit: string;
  readonly at: FactInstant;
  readonly decidedAt?: FactInstant;
  readonly granted?: boolean;
}

export interface Returning extends Asked {
  readonly final?: boolean;
}

export interface Objecting extends Asked {
  readonly liable?: string;
}

export interface Extending extends Asked {
  /** Minutes the limit moved. */
  readonly minutes?: number;
}

export interface Excluding extends Asked {
  readonly id: string;
  readonly class: ExclusionClass;
}

export interface OnLedger {
  readonly id: string;
  readonly unit: string;
  readonly cause: string;
  readonly askedAt?: FactInstant;
  readonly enteredAt?: FactInstant;
  readonly clearedAt?: FactInstant;
  readonly reviews: number;
}

export interface Pressing {
  readonly id: string;
  readonly unit: string;
  readonly measure: 'REMIND' | CardColour | 'ORDER' | 'INTERVIEW' | 'LISTED';
  readonly at: FactInstant;
  readonly byLadder: boolean;
  readonly replyBy?: FactInstant;
  readonly repliedAt?: FactInstant;
  readonly liftedAt?: FactInstant;
}

export interface Rated {
  /** REVERSE: who called rates the unit; WHISTLE: a called unit rates the whistle. */
  readonly instrument: 'REVERSE' | 'WHISTLE';
  readonly by: string;
  readonly unit: string;
  readonly whistle?: string;
  readonly at: FactInstant;
  readonly scores: readonly { readonly item: string; readonly score: number }[];
}

/** A running clock whose moves figures follow: its kind, its subject, since when it stands still. */
export interface WatchedClock {
  readonly kind: ClockKind;
  readonly subject?: string;
  readonly pausedAt?: FactInstant;
}

/**
 * What figures know of one issue, as its stream tells it: plain JSON, kept by a projector, with no
 * personal data but the codes of staff.
 */
export interface IssueFacts {
  readonly issue: string;
  readonly revision: number;
  readonly channel: string;
  readonly appealKind: string;
  readonly source: 'APPELLANT' | 'PATROL' | 'VISIT' | 'DEVICE';
  readonly anonymous: true | undefined;
  readonly noReply: true | undefined;
  readonly category: string | undefined;
  readonly territory: string | undefined;
  readonly urgency: string | undefined;
  readonly complexity: string | undefined;
  readonly profile: string | undefined;
  readonly reportedAt: FactInstant;
  /** Staff who found it on patrol or visit. */
  readonly collector: string | undefined;
  readonly acceptDue: FactInstant | undefined;
  readonly acceptedAt: FactInstant | undefined;
  readonly acceptor: string | undefined;
  readonly acceptorUnit: string | undefined;
  readonly dispatchDue: FactInstant | undefined;
  /** Limit for the whole matter as told to the appellant. */
  readonly due: FactInstant | undefined;
  readonly closedAt: FactInstant | undefined;
  readonly closer: string | undefined;
  readonly closerUnit: string | undefined;
  readonly outcome:
    | 'HANDLED'
    | 'ANSWERED'
    | 'REJECTED'
    | 'REDIRECTED'
    | 'WITHDRAWN'
    | 'TERMINATED'
    | 'VOIDED'
    | undefined;
  readonly endedAt: FactInstant | undefined;
  readonly mergedAt: FactInstant | undefined;
  /** The appeal came again without a new fact. */
  readonly repeat: true | undefined;
  /** The matter came up again after it was closed. */
  readonly repeatedAt: FactInstant | undefined;
  readonly level: string | undefined;
  readonly falsified: true | undefined;
  readonly district: string | undefined;
  readonly round: number;
  readonly dispatches: number;
  readonly reopenings: number;
  /** Merged issues whose appellants are answered here. */
  readonly joined: readonly { readonly issue: string; readonly noReply?: true }[];
  readonly tickets: readonly Ticket[];
  readonly votes: readonly Vote[];
  readonly feedbacks: readonly Feedback[];
  readonly checks: readonly Check[];
  readonly whistles: readonly WhistleBlow[];
  readonly calls: readonly Call[];
  readonly returns: readonly Returning[];
  readonly objections: readonly Objecting[];
  readonly extensions: readonly Extending[];
  readonly exclusions: readonly Excluding[];
  readonly ledger: readonly OnLedger[];
  readonly pressed: readonly Pressing[];
  readonly ratings: readonly Rated[];
  readonly clocks: Readonly<Record<string, WatchedClock>>;
}
