import type { EventsOf, PinnedPlaybook } from '@shaodao/decider';
import type { ClockChanges } from '@shaodao/deadlines';
import type { DimensionScore, Graded, Score } from './grading.js';

interface WithClocks {
  readonly clocks?: ClockChanges;
}

/** What happens in a rating, and the facts it leaves. */
export interface TierRatingEventMap {
  RatingOpened: {
    readonly playbook: PinnedPlaybook;
    readonly scale: string;
    /** Version of the table of factors. */
    readonly scaleVersion: number;
    readonly period: string;
    readonly territory: string;
    readonly ratees: readonly { readonly ratee: string; readonly post?: string }[];
  };
  /** `note` sealed. */
  RateeScored: Score & {
    readonly ratee: string;
    readonly scores: readonly DimensionScore[];
    readonly note?: string;
  };
  AllScored: object;
  GradesProposed: { readonly scaleVersion: number; readonly grades: readonly Graded[] };
  GradeAdjusted: {
    readonly ratee: string;
    readonly from: string;
    readonly grade: string;
    readonly factor?: number;
    readonly reason: string;
  };
  RatingSigned: WithClocks & { readonly appealUntil: string };
  /** `grounds` sealed. */
  GradeAppealed: { readonly ratee: string; readonly grounds: string };
  GradeCorrected: {
    readonly ratee: string;
    readonly from: string;
    readonly grade: string;
    readonly factor?: number;
    readonly reason: string;
  };
  GradeAppealDenied: { readonly ratee: string; readonly reason: string };
  AppealWindowClosed: WithClocks;
  RatingPublished: { readonly grades: readonly Graded[] };
  OutcomeRecorded: {
    readonly ratee: string;
    readonly outcome: string;
    readonly reference: string;
  };
}

export type TierRatingEventType = keyof TierRatingEventMap;
export type TierRatingEvent = EventsOf<TierRatingEventMap>;
