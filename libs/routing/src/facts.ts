import type { MatterFacts } from '@shaodao/decider';

/** What routing may know of an issue. */
export interface RoutingFacts extends MatterFacts {
  /** The person a report of wrongdoing is about. */
  readonly accusedPerson?: string;
  /** How sure the classification is, 0–1; default 1. */
  readonly classificationConfidence?: number;
}
