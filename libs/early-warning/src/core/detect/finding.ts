import type { Bilingual } from '@shaodao/decider';
import type { AlertKind } from '../alert/section.js';

/** An issue that stands behind an alert. */
export interface Evidence {
  readonly issue: string;
  /** ISO 8601 UTC: when it was reported; of an assignment, when it is due. */
  readonly at: string;
  readonly assignment?: string;
}

/** What detection found to hold at one moment. */
export interface Finding {
  readonly kind: AlertKind;
  /** The same for the same thing found again. */
  readonly key: string;
  readonly territory?: string;
  readonly category?: string;
  readonly unit?: string;
  /** Reports or assignments it is about; `evidence` may name fewer. */
  readonly total: number;
  /** The figures behind it, by name, as the reason tells them. */
  readonly figures: Readonly<Record<string, number>>;
  /** Why, in words, with the thresholds it was held against. */
  readonly reason: Bilingual;
  /** The newest first. */
  readonly evidence: readonly Evidence[];
}

/** A report as early warning counts it. */
export interface CountedReport {
  readonly issue: string;
  readonly territory: string;
  readonly category: string;
  /** Who reported, by the key of the vault; only ever compared. */
  readonly subject: string;
  /** Who reported must not be told from other reports: it is never counted as a repeat. */
  readonly hidden: boolean;
  /** ISO 8601 UTC. */
  readonly reportedAt: string;
}

/** The newest reports as evidence; of equal ones by code, so that the order is always the same. */
export function evidenceOf(reports: readonly CountedReport[], most: number): readonly Evidence[] {
  return [...reports]
    .sort((a, b) =>
      a.reportedAt === b.reportedAt
        ? a.issue < b.issue
          ? -1
          : 1
        : a.reportedAt > b.reportedAt
          ? -1
          : 1,
    )
    .slice(0, most)
    .map(({ issue, reportedAt: at }) => ({ issue, at }));
}

/** Reports of a window: after `days` before the moment, up to the moment. */
export function within(
  reports: readonly CountedReport[],
  days: number,
  now: string,
): readonly CountedReport[] {
  const until = Date.parse(now);
  const since = until - days * DAY_MS;
  return reports.filter(({ reportedAt }) => {
    const at = Date.parse(reportedAt);
    return at > since && at <= until;
  });
}

export const DAY_MS = 86_400_000;

/** At most two decimals, as a sentence shows a figure. */
export const shown = (figure: number): string => String(Math.round(figure * 100) / 100);

/** Items by a code, in order of their codes. */
export function grouped<T>(
  items: readonly T[],
  codeOf: (item: T) => string,
): readonly (readonly [code: string, items: readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const code = codeOf(item);
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
