/** Kinds of countable things (domain.md §4): what the issues' own events tell, and figures given. */
export const FACT_KINDS = [
  'ISSUE',
  'ASSIGNMENT',
  'CALLBACK',
  'FEEDBACK',
  'CHECK',
  'CALL',
  'WHISTLE',
  'RETURN',
  'OBJECTION',
  'EXTENSION',
  'EXCLUSION',
  'LEDGER',
  'SUPERVISION',
  'RATING',
  'MEDIATION',
  'EXTERNAL',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Instants are ISO 8601 UTC with milliseconds, so that they compare as text. */
export type FactValue = string | number | boolean | null;

/** ISO 8601 UTC with milliseconds. */
export type FactInstant = string;

/** One countable thing: an assignment, a vote, a called unit, a whistle, an issue, a figure given. */
export interface Fact {
  readonly kind: FactKind;
  /** The issue it is told by; of an EXTERNAL figure, the source. */
  readonly issue: string;
  /** Unique among the facts of its kind and issue. */
  readonly id: string;
  /** Whom it counts for; null where nobody is named yet. */
  readonly unit: string | null;
  readonly territory: string | null;
  readonly category: string | null;
  /** Other units that worked on it: they have a share where the formula gives them one. */
  readonly assists: readonly string[];
  /** The unit above that the matter was sent to as well (双派单); it is counted there once. */
  readonly copiedTo: string | null;
  /** Classes of exclusions (剔除) granted for it. */
  readonly exclusions: readonly string[];
  readonly fields: Readonly<Record<string, FactValue>>;
}
