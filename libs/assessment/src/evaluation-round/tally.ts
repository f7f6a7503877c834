import type { Instrument } from './section.js';

/** Pure tallies with whole numbers (domain.md §4.5, §4.6): votes to fractions, fractions to ranks. */

export interface ItemScore {
  readonly item: string;
  readonly score: number;
}

export interface Vote {
  readonly rater: string;
  readonly ratee: string;
  readonly scores: readonly ItemScore[];
}

export interface Ratee {
  readonly ratee: string;
  /** Peer group; nobody is ranked across groups. */
  readonly group: string;
}

export interface Result extends Ratee {
  readonly raters: number;
  /** Absent where too few voted. */
  readonly numerator?: number;
  readonly denominator?: number;
  /** Absent where withheld, or where the group is too small. */
  readonly rank?: number;
}

const common = ({ items }: Instrument): number => items.reduce((all, { max }) => all * max, 1);

/** Σ weight × score / max of one vote, over the common denominator. */
function worth({ scores }: Vote, instrument: Instrument): number {
  return instrument.items.reduce((sum, { code, max, weight }) => {
    const score = scores.find((each) => each.item === code)?.score ?? 0;
    return sum + weight * score * (common(instrument) / max);
  }, 0);
}

/** One ratee's result without a rank: the mean of the votes as a fraction, or withheld. */
export function tally(ratee: Ratee, votes: readonly Vote[], instrument: Instrument): Result {
  const own = votes.filter((each) => each.ratee === ratee.ratee);
  const raters = new Set(own.map((each) => each.rater)).size;
  if (raters < instrument.minRaters) return { ...ratee, raters };
  const values = own.map((each) => worth(each, instrument)).sort((one, other) => one - other);
  const { dropExtremesFrom = Infinity } = instrument;
  const kept = raters >= dropExtremesFrom && values.length > 2 ? values.slice(1, -1) : values;
  const weights = instrument.items.reduce((sum, { weight }) => sum + weight, 0);
  const numerator = kept.reduce((sum, each) => sum + each, 0);
  return { ...ratee, raters, numerator, denominator: kept.length * weights * common(instrument) };
}

const beats = (one: Result, other: Result): boolean =>
  (one.numerator ?? 0) * (other.denominator ?? 1) > (other.numerator ?? 0) * (one.denominator ?? 1);

/** Ranks within peer groups; equals share a rank and the next one counts on: 1, 2, 2, 4. */
export function ranked(results: readonly Result[], minRanked: number): readonly Result[] {
  return results.map((result) => {
    const peers = results.filter(
      (each) => each.group === result.group && each.numerator !== undefined,
    );
    if (result.numerator === undefined || peers.length < minRanked) return result;
    return { ...result, rank: 1 + peers.filter((each) => beats(each, result)).length };
  });
}
