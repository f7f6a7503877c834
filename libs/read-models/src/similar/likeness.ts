import { metresBetween, type Point } from './distance.js';

/** Why two matters may be one. */
export type Likeness =
  | { readonly kind: 'NEAR'; readonly metres: number }
  | { readonly kind: 'WORDS'; readonly shared: number; readonly of: number }
  | { readonly kind: 'CATEGORY' }
  | { readonly kind: 'TERRITORY' };

/** What a matter is compared with: as much of it as is known. */
export interface Sketch extends Partial<Point> {
  readonly category?: string;
  /** The territory itself and all below it. */
  readonly territories?: readonly string[];
  /** Different pieces of the text. */
  readonly pieces: number;
}

/** What is known of a candidate. */
export interface Candidate extends Partial<Point> {
  readonly category?: string | undefined;
  readonly territory?: string | undefined;
  /** Pieces of the sketch's text that the candidate's holds, too. */
  readonly shared: number;
}

/** How far "near" goes. Metres. */
export const NEAR_METRES = 500;
/** A text is alike from this share of its pieces on, and from two pieces. */
const ALIKE_SHARE = 0.25;
const ALIKE_PIECES = 2;

const WEIGHTS = { NEAR: 0.4, WORDS: 0.4, CATEGORY: 0.15, TERRITORY: 0.05 } as const;

/**
 * In what a candidate is like the sketch, and how much altogether: from 0 to 1, the nearer and the
 * more words in common the higher. Coordinates are kept to about 100 m, and so are distances told.
 * The same category or territory alone makes nothing similar.
 */
export function likeness(
  sketch: Sketch,
  candidate: Candidate,
): { readonly reasons: readonly Likeness[]; readonly score: number } | undefined {
  const reasons: Likeness[] = [];
  let score = 0;
  const metres = distance(sketch, candidate);
  if (metres !== undefined && metres <= NEAR_METRES) {
    reasons.push({ kind: 'NEAR', metres: Math.round(metres / 10) * 10 });
    score += WEIGHTS.NEAR * (1 - metres / (2 * NEAR_METRES));
  }
  const { shared } = candidate;
  if (shared >= ALIKE_PIECES && shared >= sketch.pieces * ALIKE_SHARE) {
    reasons.push({ kind: 'WORDS', shared, of: sketch.pieces });
    score += WEIGHTS.WORDS * (shared / sketch.pieces);
  }
  const sameTerritory =
    candidate.territory !== undefined && sketch.territories?.includes(candidate.territory) === true;
  const sameCategory = sketch.category !== undefined && candidate.category === sketch.category;
  if (reasons.length === 0 && !(sameCategory && sameTerritory)) return undefined;
  if (sameCategory) {
    reasons.push({ kind: 'CATEGORY' });
    score += WEIGHTS.CATEGORY;
  }
  if (sameTerritory) {
    reasons.push({ kind: 'TERRITORY' });
    score += WEIGHTS.TERRITORY;
  }
  return { reasons, score: Math.round(score * 1_000) / 1_000 };
}

function distance(sketch: Partial<Point>, candidate: Partial<Point>): number | undefined {
  const [one, other] = [pointOf(sketch), pointOf(candidate)];
  return one === undefined || other === undefined ? undefined : metresBetween(one, other);
}

/** Both coordinates, where both are known. */
export const pointOf = ({ latitude, longitude }: Partial<Point>): Point | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
