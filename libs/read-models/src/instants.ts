/** Times as the database gives them back (`Date`, or `Infinity`), as ISO 8601 UTC. */

export type StoredTime = Date | number;

/** ISO 8601 UTC, or null. */
export function instantOrNull(stored: Date | null): string | null {
  return stored === null ? null : stored.toISOString();
}

/** ISO 8601 UTC, or `infinity`. */
export function limitOf(stored: StoredTime): string {
  return stored instanceof Date ? stored.toISOString() : 'infinity';
}

/** ISO 8601 UTC, or undefined where there is no limit. */
export function optionalLimit(stored: StoredTime): string | undefined {
  return stored instanceof Date ? stored.toISOString() : undefined;
}
