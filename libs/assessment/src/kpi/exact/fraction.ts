/** A number as it is: `n / d` in lowest terms, `d` above 0. No rounding happens before display. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [absolute(one), absolute(other)];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/**
 * `n / d` in lowest terms.
 * @throws RangeError where `d` is 0.
 */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('A fraction over nothing');
  const shared = (d < 0n ? -1n : 1n) * (commonDivisor(n, d) || 1n);
  return { n: n / shared, d: d / shared };
}

export const ZERO: Fraction = fraction(0n);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);

/** @throws RangeError where `b` is 0. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

/** Below 0 where `a` is the smaller one, 0 where they are equal. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const sign = (n: bigint): string => (n < 0n ? '-' : '');

/**
 * As people read it: so many decimals, halves rounded up (of a number below 0: away from it), so
 * that 0.005 is 0.01. −0.001 is 0.00.
 */
export function shown({ n, d }: Fraction, decimals = 2): string {
  const unit = 10n ** BigInt(decimals);
  const rounded = (absolute(n) * unit * 2n + d) / (2n * d);
  const digits = rounded.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return rounded === 0n ? text : `${sign(n)}${text}`;
}

/** As `n/d`, to the last digit. */
export const exactly = ({ n, d }: Fraction): string => `${n.toString()}/${d.toString()}`;

/**
 * What `exactly` wrote.
 * @throws SyntaxError where the text is no fraction.
 */
export function parseExact(text: string): Fraction {
  const [n = '', d = '1'] = text.split('/');
  return fraction(BigInt(n), BigInt(d));
}

/** The largest whole number that is not above it. */
export function floor({ n, d }: Fraction): bigint {
  const whole = n / d;
  return n < 0n && whole * d !== n ? whole - 1n : whole;
}
