/** What routing may know of an issue: no names, no free text. Words as in the vocabulary. */
export interface RoutingFacts {
  readonly category: string;
  readonly territory: string;
  readonly kind?: string;
  readonly channel?: string;
  readonly urgency?: string;
  readonly complexity?: string;
  readonly tags?: readonly string[];
  /** Compound or building the matter lies in. */
  readonly compound?: string;
  /** A report of wrongdoing: the unit and the person it is about. */
  readonly accusedUnit?: string;
  readonly accusedPerson?: string;
  /** Units a ruling found not liable, and teams that declined. */
  readonly ruledOut?: readonly string[];
  /** The unit that has led until now. */
  readonly previousLead?: string;
  /** Unit kinds that have tried to settle the matter already. */
  readonly tried?: readonly string[];
  /** How sure the classification is, 0–1; default 1. */
  readonly classificationConfidence?: number;
  /** Day of the decision, `YYYY-MM-DD`; without it rules with a validity do not speak. */
  readonly on?: string;
}
