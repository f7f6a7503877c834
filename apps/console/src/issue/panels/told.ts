import type { Timeline } from '../use-issue.js';

type Part = Readonly<Partial<Record<'order' | 'assignment' | 'ledger' | 'exclusion', string>>>;

/**
 * What the newest event about a part of the matter said in one of its fields, as the reader may see
 * it; undefined where none did.
 * @param type only events of this type
 */
export function said(
  timeline: Timeline,
  part: Part,
  field: string,
  type?: string,
): string | undefined {
  const found = timeline.findLast(
    (entry) =>
      (type === undefined || entry.type === type) &&
      typeof entry.data[field] === 'string' &&
      Object.entries(part).every(([name, id]) => entry.data[name] === id),
  );
  return found?.data[field] as string | undefined;
}
