import type { OpenedFacts, PinnedPlaybook, Unopened } from '@shaodao/decider';
import type { Graded, Score } from './grading.js';

export const TIER_RATING_STATUSES = [
  'OPENED',
  'SCORED',
  'PROPOSED',
  'SIGNED',
  'APPEALED',
  'CORRECTED',
  'PUBLISHED',
] as const;
export type TierRatingStatus = (typeof TIER_RATING_STATUSES)[number];

export interface OpenedRating extends OpenedFacts {
  readonly status: TierRatingStatus;
  readonly playbook: PinnedPlaybook;
  readonly scale: string;
  readonly scaleVersion: number;
  readonly period: string;
  readonly territory: string;
  readonly ratees: readonly { readonly ratee: string; readonly post?: string }[];
  readonly scores: Readonly<Record<string, Score>>;
  readonly grades: readonly Graded[];
  readonly signedBy?: string;
  readonly appealUntil?: string;
  /** Ratees whose appeals are undecided; each appeals once. */
  readonly appeals: readonly string[];
  readonly appealed: readonly string[];
  readonly outcomes: readonly { readonly ratee: string; readonly outcome: string }[];
}

export type TierRatingState = Unopened | OpenedRating;
