import { scaled } from '../exact/decimal.js';
import type { FactValue } from '../facts/fact.js';
import type { CompiledMetric } from './compiled.js';

/** Figures of other systems may have so many digits after the point. */
export const VALUE_DECIMALS = 4;

/** A numeric field in the units a metric's tallies are kept in; more digits are cut off. */
export function numberIn(value: FactValue, { decimals }: Pick<CompiledMetric, 'decimals'>): bigint {
  if (typeof value !== 'number') return 0n;
  if (Number.isSafeInteger(value)) return BigInt(value) * 10n ** BigInt(decimals);
  const units = scaled(value.toFixed(VALUE_DECIMALS), VALUE_DECIMALS);
  return (units * 10n ** BigInt(decimals)) / 10n ** BigInt(VALUE_DECIMALS);
}
