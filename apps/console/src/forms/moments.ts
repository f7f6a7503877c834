/** Clocks of China, whatever the browser's: it keeps no summer time. */
const AHEAD_MS = 8 * 3_600_000;

/** An instant as a `datetime-local` field shows it, to the minute. */
export const localOf = (instant: string): string =>
  new Date(Date.parse(instant) + AHEAD_MS).toISOString().slice(0, 16);

/** What a `datetime-local` field holds, as an instant; undefined while it is not whole. */
export function instantOf(local: string): string | undefined {
  const at = Date.parse(`${local}:00.000Z`) - AHEAD_MS;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
