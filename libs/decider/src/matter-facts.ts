/** What rules may know of a matter: codes only, no names, no free text. Words of the vocabulary. */
export interface MatterFacts {
  readonly category: string;
  readonly territory: string;
  readonly kind?: string;
  readonly channel?: string;
  readonly urgency?: string;
  readonly complexity?: string;
  readonly tags?: readonly string[];
  /** Compound or building the matter lies in. */
  readonly compound?: string;
  /** The unit a report of wrongdoing is about. */
  readonly accusedUnit?: string;
  /** Units a ruling found not liable, and teams that declined. */
  readonly ruledOut?: readonly string[];
  /** The unit that has led until now. */
  readonly previousLead?: string;
  /** Unit kinds that have tried to settle the matter already. */
  readonly tried?: readonly string[];
  /** Day of the decision, `YYYY-MM-DD`; without it rules with a validity do not speak. */
  readonly on?: string;
}
