import type { RuleSource } from '../vocabulary.js';

/** What the rules knew of the matter: codes only, no names, no free text. */
export interface DispatchFacts {
  readonly category: string;
  readonly territory: string;
  readonly kind?: string;
  readonly channel?: string;
  readonly urgency?: string;
  readonly complexity?: string;
  readonly tags?: readonly string[];
  readonly compound?: string;
  readonly accusedUnit?: string;
  readonly ruledOut?: readonly string[];
  readonly previousLead?: string;
  readonly tried?: readonly string[];
  /** Day of the decision, `YYYY-MM-DD`. */
  readonly on?: string;
}

/** Why rules chose as they did (DESIGN §4); only of dispatches by rule. */
export interface RuleGrounds {
  readonly source?: RuleSource;
  readonly ruleSet?: string;
  readonly directoryVersion?: number;
  /** Item of a responsibility list it rests on. */
  readonly listItem?: string;
  /** 0–1. */
  readonly confidence?: number;
  readonly facts?: DispatchFacts;
  /** Units that were not chosen; `reason` is a code of `@shaodao/routing`. */
  readonly alternatives?: readonly { readonly unit: string; readonly reason: string }[];
}
