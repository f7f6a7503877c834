import type { Finding } from './finding.js';

/** An alert that stands: raised and not yet cleared. */
export interface StandingAlert {
  readonly id: string;
  readonly key: string;
  readonly status: 'OPEN' | 'ACKNOWLEDGED' | 'TAKEN_UP' | 'DISMISSED';
  readonly total: number;
}

/** What has to be done so that the alerts are what was found. */
export type AlertStep =
  | { readonly step: 'raise'; readonly finding: Finding }
  | { readonly step: 'renew'; readonly alert: string; readonly finding: Finding }
  | { readonly step: 'clear'; readonly alert: string };

/**
 * Compares what was found with what stands: what is new is raised, what has grown or shrunk by a tenth
 * is told anew, what no longer holds is cleared. A dismissed alert is not told again while it holds.
 */
export function reconcile(
  standing: readonly StandingAlert[],
  findings: readonly Finding[],
): readonly AlertStep[] {
  const found = new Map(findings.map((finding) => [finding.key, finding]));
  const known = new Set(standing.map(({ key }) => key));
  const changed = standing.flatMap(({ id, key, status, total }): readonly AlertStep[] => {
    const finding = found.get(key);
    if (finding === undefined) return [{ step: 'clear', alert: id }];
    const told = status !== 'DISMISSED' && hasMoved(total, finding.total);
    return told ? [{ step: 'renew', alert: id, finding }] : [];
  });
  const raised = [...found.values()]
    .filter(({ key }) => !known.has(key))
    .map((finding): AlertStep => ({ step: 'raise', finding }));
  return [...changed, ...raised];
}

/** By a tenth, and by one at least: an alert is no ticker. */
export const hasMoved = (from: number, to: number): boolean =>
  Math.abs(to - from) >= Math.max(1, Math.ceil(from / 10));
