import type { Limit } from '@shaodao/deadlines';
import type { RoutingFacts } from './facts.js';

/** Why no unit was found. */
export const TRIAGE_REASONS = [
  'UNKNOWN_CATEGORY',
  'UNKNOWN_TERRITORY',
  'NO_RULE',
  'NO_ELIGIBLE_UNIT',
] as const;
export type TriageReason = (typeof TRIAGE_REASONS)[number];

/** Why a unit was not given the lead. */
export const PASS_OVER_REASONS = [
  'UNIT_UNKNOWN',
  'INACTIVE',
  'ACCUSED_UNIT',
  'ACCUSED_PERSON',
  'RULED_OUT',
  'ADVISER_ONLY',
  'NEGATIVE_LIST',
  'RETAKEN',
  'ASSIST_ONLY',
  'TRIED_ALREADY',
  'OUTRANKED',
] as const;
export type PassOverReason = (typeof PASS_OVER_REASONS)[number];

/** What named the lead: first-receiver responsibility, a rule, or the set's fallback. */
export type DecisionSource = 'FIRST_RECEIVER' | 'RULE' | 'FALLBACK';

/** Who leads, who assists, by when. What it rests on in words: `Router.explain`. */
export interface RoutingDecision {
  readonly facts: RoutingFacts;
  /** Absent: the matter goes to triage, for the reason `triage` tells. */
  readonly lead?: string | undefined;
  readonly triage?: TriageReason | undefined;
  readonly assists: readonly string[];
  /** Units that get a copy to watch over (双派单). */
  readonly watch: readonly string[];
  readonly source?: DecisionSource | undefined;
  /** Id of the rule that named the lead. */
  readonly rule?: string | undefined;
  /** List item the lead follows from, or that says it is the lead's duty. */
  readonly listItem?: string | undefined;
  readonly limit?: Limit | undefined;
  /** 0–1; 0 in triage. */
  readonly confidence: number;
}

export const NO_UNITS: readonly string[] = [];

/**
 * Confidence of a lead: what named it, less for each candidate passed over, times how sure the
 * classification is.
 */
export function confidenceOf(
  base: number,
  passedOver: number,
  factor: number,
  { classificationConfidence = 1 }: RoutingFacts,
): number {
  let confidence = base * classificationConfidence;
  for (let n = 0; n < passedOver; n += 1) confidence *= factor;
  return confidence;
}
