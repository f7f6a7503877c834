import type { Issue } from '../issue/use-issue.js';

/** What was reported, as far as this post may see it: null is hidden, undefined was never said. */
export interface Reported {
  readonly description: string | null | undefined;
  readonly name: string | null | undefined;
  readonly phone: string | null | undefined;
  readonly address: string | null | undefined;
  readonly spot: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly media: readonly string[];
}

export function reportOf({ reported }: Pick<Issue, 'reported'>): Reported {
  const appellant = partOf(reported['appellant']);
  const place = partOf(reported['place']);
  const { latitude, longitude } = place;
  const media = reported['media'];
  return {
    description: wordOf(reported['description']),
    name: wordOf(appellant['name']),
    phone: wordOf(appellant['phone']),
    address: wordOf(place['address']),
    spot:
      typeof latitude === 'number' && typeof longitude === 'number'
        ? { latitude, longitude }
        : undefined,
    media: Array.isArray(media) ? media.filter((id) => typeof id === 'string') : [],
  };
}

/** Where a phone opens its own map: RFC 5870, with a pin and its name where the map knows that. */
export function mapAddress(
  { latitude, longitude }: NonNullable<Reported['spot']>,
  name: string,
): string {
  const at = `${String(latitude)},${String(longitude)}`;
  return `geo:${at}?q=${at}(${encodeURIComponent(name)})`;
}

/** The number to dial, or undefined where a part of it is hidden. */
export function dialled(phone: string): string | undefined {
  const digits = phone.replaceAll(/[\s-]/g, '');
  return /^\+?\d{5,}$/.test(digits) ? `tel:${digits}` : undefined;
}

const wordOf = (value: unknown): string | null | undefined =>
  value === null ? null : typeof value === 'string' ? value : undefined;

const partOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
