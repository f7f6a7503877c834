import { fraction, type Fraction } from './fraction.js';

const DECIMAL = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/;

/** True for an exact decimal as formulas and figures write it: `0.35`, `-2`, `10000`. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** How many digits stand after the point. */
export const decimalsIn = (text: string): number => DECIMAL.exec(text)?.[3]?.length ?? 0;

/**
 * The decimal in units of 10^−decimals.
 * @throws RangeError where it is no decimal, or has more digits after the point.
 */
export function scaled(text: string, decimals: number): bigint {
  const [, sign = '', whole = '', rest = ''] = DECIMAL.exec(text) ?? [];
  if (whole === '' || rest.length > decimals) {
    throw new RangeError(`“${text}” is no decimal with at most ${String(decimals)} decimals`);
  }
  return BigInt(`${sign}${whole}${rest.padEnd(decimals, '0')}`);
}

/** @throws RangeError where the text is no decimal. */
export function decimal(text: string): Fraction {
  const decimals = decimalsIn(text);
  return fraction(scaled(text, decimals), 10n ** BigInt(decimals));
}

/** A number in units of 10^−decimals as decimal text, without zeros at the end. */
export function decimalText(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const rest = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}
