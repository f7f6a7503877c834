/** What the same weeks before say of a count. */
export interface SurgeTest {
  /** What is usual: the mean of the weeks before. */
  readonly expected: number;
  /** How much wider than Poisson the weeks before scatter; at least 1. */
  readonly dispersion: number;
  /** Chance of as many or more where nothing has changed. */
  readonly p: number;
}

/**
 * The exact conditional test of two Poisson rates: where nothing has changed, `current` of all
 * `current + sum(before)` events fall into one of `before.length + 1` equal windows by chance alone,
 * so that it is binomial, however small the numbers (Przyborowski & Wilenski, Biometrika 31 (1940)
 * 313–323). Counts that scatter more than Poisson ones are first divided by their dispersion, as the
 * quasi-Poisson method of Farrington et al. does (J. R. Statist. Soc. A 159 (1996) 547–563); rounding
 * is against an alarm. So the chance of a false alarm on a steady stream is at most the `p` it is
 * held against.
 * @param before counts of the same weekdays of earlier weeks, one at least
 */
export function surgeTest(current: number, before: readonly number[]): SurgeTest {
  const sum = before.reduce((total, each) => total + each, 0);
  const expected = sum / before.length;
  const dispersion = dispersionOf(before, expected);
  const now = Math.floor(current / dispersion);
  const all = now + Math.ceil(sum / dispersion);
  return { expected, dispersion, p: binomialTail(now, all, 1 / (before.length + 1)) };
}

/** Variance over mean, at least 1; 1 where too little is known to say. */
function dispersionOf(counts: readonly number[], mean: number): number {
  if (counts.length < 3 || mean === 0) return 1;
  const squares = counts.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return Math.max(1, squares / (counts.length - 1) / mean);
}

/** P(X ≥ k) of a binomial variable with n trials of chance p (0 < p < 1). */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  // Terms are added from the largest on, on whichever side of the mean they fall.
  return k > n * p ? sumFrom(k, n, p) : 1 - sumFrom(n - k + 1, n, 1 - p);
}

/** The sum of the terms from k on, which only fall there. */
function sumFrom(k: number, n: number, p: number): number {
  const odds = p / (1 - p);
  const ways = lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
  let term = Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
  let sum = 0;
  for (let i = k; i <= n && term > sum * 1e-17; i += 1) {
    sum += term;
    term *= ((n - i) / (i + 1)) * odds;
  }
  return Math.min(1, sum);
}

const SMALL = 32;
const FACTORIALS = Array.from({ length: SMALL }, (_, n) => {
  let sum = 0;
  for (let i = 2; i <= n; i += 1) sum += Math.log(i);
  return sum;
});

/** ln n!, by Stirling's series where n is not small. */
function lnFactorial(n: number): number {
  const small = FACTORIALS[n];
  if (small !== undefined) return small;
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
}
