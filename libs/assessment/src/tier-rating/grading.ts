import type { Dimension, Grade, Scale } from './section.js';

/** Pure grading with whole numbers: a score is a numerator over a denominator. */

export interface DimensionScore {
  readonly dimension: string;
  readonly score: number;
}

export interface Score {
  readonly numerator: number;
  readonly denominator: number;
}

export interface Graded extends Score {
  readonly ratee: string;
  readonly grade: string;
  readonly factor?: number;
}

const product = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((all, { max }) => all * max, 1);

/** Σ weight × score / max over Σ weight, as one fraction. */
export function totalScore(
  scores: readonly DimensionScore[],
  dimensions: readonly Dimension[],
): Score {
  const common = product(dimensions);
  const numerator = dimensions.reduce((sum, { code, weight, max }) => {
    const score = scores.find((each) => each.dimension === code)?.score ?? 0;
    return sum + weight * score * (common / max);
  }, 0);
  const weights = dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return { numerator, denominator: weights * common };
}

/** Less than nothing where `one` is the better score. */
export const better = (one: Score, other: Score): number =>
  other.numerator * one.denominator - one.numerator * other.denominator;

const last = (grades: readonly Grade[]): Grade => {
  const grade = grades.at(-1);
  if (grade === undefined) throw new Error('A scale has at least one grade');
  return grade;
};

function byThreshold({ grades }: Scale, { numerator, denominator }: Score): Grade {
  return grades.find(({ from = 0 }) => numerator * 1000 >= from * denominator) ?? last(grades);
}

/**
 * Grade by quota: places are filled best first, each grade up to its share of all, rounded down.
 * Those who tie with the last one in do not get in: a quota is never exceeded.
 */
function byQuota<T extends Score>({ grades }: Scale, rated: readonly T[]): ReadonlyMap<T, Grade> {
  const ranked = [...rated].sort(better);
  const given = new Map<T, Grade>();
  let left = ranked;
  for (const grade of grades.slice(0, -1)) {
    const places = Math.floor((rated.length * (grade.quota ?? 0)) / 1000);
    const first = left[places];
    const inside = left
      .slice(0, places)
      .filter((each) => first === undefined || better(each, first) < 0);
    for (const each of inside) given.set(each, grade);
    left = left.slice(inside.length);
  }
  for (const each of left) given.set(each, last(grades));
  return given;
}

/** The factor of a grade, by the post where the scale knows posts; thousandths. */
export function factorOf(scale: Scale, grade: string, post?: string): number | undefined {
  const ofPost = scale.posts?.find((each) => each.code === post)?.factors[grade];
  return ofPost ?? scale.grades.find((each) => each.code === grade)?.factor;
}

/** The proposal: each ratee's score, grade and factor, in the order given. */
export function grade(
  scale: Scale,
  rated: readonly (Score & { readonly ratee: string; readonly post?: string })[],
): readonly Graded[] {
  const quotas = scale.by === 'QUOTA' ? byQuota(scale, rated) : undefined;
  return rated.map((each) => {
    const { code } = quotas?.get(each) ?? byThreshold(scale, each);
    const factor = factorOf(scale, code, each.post);
    const { ratee, numerator, denominator } = each;
    return { ratee, numerator, denominator, grade: code, ...(factor !== undefined && { factor }) };
  });
}
