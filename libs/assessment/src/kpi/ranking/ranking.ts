/** A score as ranked, and how it moved. Scores are exact fractions `n/d` and shown half-up. */
export interface RankedSubject {
  readonly subject: string;
  readonly group: string;
  /** Null where it is not ranked: too little counted, or no score. Ties share a rank: 1, 2, 2, 4. */
  readonly rank: number | null;
  readonly notRanked?: 'BELOW_N_MIN' | 'NO_SCORE';
  readonly score: string | null;
  readonly shown: string | null;
  /** How much was counted, for nMin. */
  readonly counted: string;
  /** Points gained since the period before, and since the same period last year; two decimals. */
  readonly sincePrevious: string | null;
  readonly sinceLastYear: string | null;
  /** 退单, 剔除, 挂账, 并案, 作废 …: shown next to every score (domain.md §4.6, 8). */
  readonly beside: Readonly<Record<string, string>>;
}

export interface RankedGroup {
  readonly group: string;
  /** Best first; who is not ranked comes last. */
  readonly entries: readonly RankedSubject[];
}

/** No ranking crosses peer groups; lists name subjects. */
export interface Ranking {
  readonly score: string;
  readonly groups: readonly RankedGroup[];
  readonly honour: readonly string[];
  readonly warning: readonly string[];
  readonly progress: readonly string[];
}

/** The group of peers a subject is ranked in; undefined: it is in no ranking. */
export type PeerGroups = (subject: string) => string | undefined;
