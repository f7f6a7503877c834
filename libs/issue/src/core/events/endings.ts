import type { ClockChanges } from '@shaodao/deadlines';
import type { Instant, Sealed } from '../events.js';
import type { AssignmentStatus, Phase } from '../vocabulary.js';

/** Checks before anybody is sent, endings out of the ordinary, and what the resident confirms. */
export interface EndingEvents {
  ReportVerified: { readonly finding?: Sealed; readonly media: readonly string[] };
  ReportFalsified: { readonly finding: Sealed; readonly media: readonly string[] };
  CommunitySettled: {
    /** The community's own share of the work, done with this very act. */
    readonly assignment: string;
    readonly unit: string;
    readonly result: Sealed;
    readonly media: readonly string[];
    /** Whoever found it settled it (自行处置): counted apart. */
    readonly selfHandled: boolean;
    readonly round: number;
    /** Its limit: that of the matter, or the very moment where there is none. */
    readonly dueAt: Instant;
    readonly clocks?: ClockChanges;
  };
  DistrictCopied: { readonly district: string };
  TerminationRequested: {
    readonly assignment: string;
    readonly unit: string;
    readonly reason: string;
  };
  TerminationDenied: { readonly unit: string; readonly reason: string };
  IssueTerminated: {
    readonly unit: string;
    readonly reason: string;
    readonly told?: Sealed;
    readonly clocks?: ClockChanges;
  };
  IssueVoided: { readonly reason: string; readonly clocks?: ClockChanges };
  ResidentConfirmed: { readonly confirmed: boolean; readonly comment?: Sealed };
}

/** Merging: the source rests where it stood, the target answers to one appellant more. */
export interface MergingEvents {
  IssueMerged: {
    readonly target: string;
    readonly reason: string;
    readonly clocks?: ClockChanges;
  };
  IssueUnmerged: {
    readonly target: string;
    readonly reason: string;
    /** Where the issue goes on. */
    readonly phase: Phase;
    /** What each assignment of the issue goes back to. */
    readonly restored: readonly {
      readonly assignment: string;
      readonly status: AssignmentStatus;
      /** Where a denied return goes back to. */
      readonly statusBefore?: AssignmentStatus;
    }[];
    readonly clocks?: ClockChanges;
  };
  /** On the target's stream. */
  AppellantJoined: {
    readonly issue: string;
    readonly subject: string;
    readonly reporter: string;
    readonly noReplyWanted: boolean;
  };
  /** On the target's stream. */
  AppellantParted: { readonly issue: string };
}
