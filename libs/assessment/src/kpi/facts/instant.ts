import type { FactInstant } from './fact.js';

const CANONICAL_LENGTH = '2026-03-02T08:00:00.000Z'.length;

/**
 * The same moment as ISO 8601 UTC with milliseconds: two of them compare as text.
 * @throws RangeError where the text is no instant.
 */
export function canonical(instant: string): FactInstant {
  if (instant.length === CANONICAL_LENGTH && instant.endsWith('Z')) return instant;
  return new Date(instant).toISOString();
}
