import type { FrozenTable } from './events.js';

export type AppealStatus = 'FILED' | 'GRANTED' | 'DENIED';

/** What a unit objected to, and what came of it. */
export interface TableAppeal {
  readonly appeal: string;
  readonly unit: string;
  readonly issue: string;
  readonly fact?: string;
  readonly reason: string;
  readonly status: AppealStatus;
  /** ISO 8601 UTC. */
  readonly filedAt: string;
  readonly filedBy: string;
  readonly decidedAt?: string;
  readonly decidedBy?: string;
  readonly decision?: string;
  /** Granted: the fact counts no more. */
  readonly leaveOut?: boolean;
  /** The revision that took it in; absent while it waits for one. */
  readonly revision?: number;
}

/** One revision of a table; the first is the table as published. */
export interface TableRevision extends FrozenTable {
  readonly revision: number;
  /** The table as canonical JSON: the very text its hash is of. */
  readonly content: string;
  readonly units: readonly string[];
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** Why it was revised; absent for the first. */
  readonly reason?: string;
  /** Granted appeals it takes in. */
  readonly appeals: readonly string[];
  /** Units may object until then. */
  readonly appealUntil: string;
}

export interface UnpublishedTable {
  readonly status: 'NONE';
}

export interface PublishedTable {
  readonly status: 'PUBLISHED';
  readonly set: string;
  readonly period: string;
  readonly appealDays: number;
  /** Oldest first; never empty. */
  readonly revisions: readonly TableRevision[];
  readonly appeals: readonly TableAppeal[];
}

export type PublishedTableState = UnpublishedTable | PublishedTable;

/** The revision in force: the newest. @throws Error for a table without any, which no event makes */
export function revisionInForce({ revisions }: PublishedTable): TableRevision {
  const newest = revisions.at(-1);
  if (newest === undefined) throw new Error('A published table has a revision');
  return newest;
}
