import type { DimensionScore } from '../tier-rating/grading.js';
import type { Scale, TierRatingSection } from '../tier-rating/section.js';

/** Two scales of a county for its village cadres and secretaries, and one by posts. */

const name = { zh: '名', en: 'name' };
/** 140/100/60 of the performance pay (头雁). */
export const PAY: Scale = {
  ...{ code: 'pay', name, version: 2, by: 'THRESHOLD' },
  dimensions: [
    { code: 'party', name, weight: 2, max: 10 },
    { code: 'peace', name, weight: 1, max: 5 },
  ],
  grades: [
    { code: 'good', name, from: 850, factor: 1400 },
    { code: 'fair', name, from: 600, factor: 1000 },
    { code: 'plain', name, factor: 600 },
  ],
};
export const CLASS: Scale = {
  ...{ code: 'class', name, version: 1, by: 'QUOTA', dimensions: PAY.dimensions },
  grades: [
    { code: 'merit', name, quota: 250 },
    { code: 'double', name, quota: 500 },
    { code: 'ordinary', name },
  ],
};
export const POSTS: Scale = {
  ...{ ...PAY, code: 'posts' },
  posts: [{ code: 'chief', name, factors: { good: 1800 } }],
};
export const SECTION: TierRatingSection = {
  scales: [PAY, CLASS, POSTS],
  appealWithin: { amount: 5, unit: 'NAT_DAY' },
  outcomes: [{ code: 'tenure', name: { zh: '进事业编', en: 'tenure' } }],
};
export const scoresOf = (party: number, peace: number): DimensionScore[] => [
  { dimension: 'party', score: party },
  { dimension: 'peace', score: peace },
];
