/** How tables become rankings (domain.md §4.6). */
export interface RankingRules {
  /** The score ranked by. */
  readonly score: string;
  /** Below so many counted, a subject is shown and not ranked. */
  readonly nMin: {
    /** Its denominator is what is counted. */
    readonly metric: string;
    readonly least: number;
    readonly byGroup?: Readonly<Record<string, number>>;
  };
  /** 红榜: the best of each peer group. */
  readonly honour: { readonly top: number };
  /** 黑榜: the last, of each peer group or of all. */
  readonly warning: { readonly bottom: number; readonly of: 'GROUP' | 'ALL' };
  /** 进步榜: who gained most since the period before. */
  readonly progress: { readonly top: number };
}
