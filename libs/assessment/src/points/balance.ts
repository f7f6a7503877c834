import type { DividendScale } from './section.js';
import type { Entry } from './state.js';

/** What counts: the sum of the entries in effect. Neither announced nor appealed ones do. */
export function balanceOf(entries: readonly Pick<Entry, 'points' | 'status'>[]): number {
  return entries
    .filter((each) => each.status === 'EFFECTIVE')
    .reduce((sum, { points }) => sum + points, 0);
}

/** A household's share of the dividend in thousandths: never below the floor nor above the cap. */
export function dividendFactor(
  balance: number,
  { base, perPoint, floor, cap }: DividendScale,
): number {
  return Math.max(floor, Math.min(cap, base + balance * perPoint));
}
