import type { Position } from '@shaodao/event-store';
import type { Complexity, Phase, Urgency } from '@shaodao/issue';

export type SupervisionLevel = 'none' | 'reminded' | 'ordered';

/** No limit set: sorts behind every limit. */
export const NO_LIMIT = 'infinity';

/** What the board knows of an issue's course: one row of `board_issues`. Times ISO 8601 UTC. */
export interface BoardState {
  readonly issue: string;
  readonly phase: Phase;
  readonly category: string | null;
  readonly territory: string | null;
  readonly urgency: Urgency | null;
  readonly complexity: Complexity | null;
  readonly leadUnit: string | null;
  readonly leadAssignment: string | null;
  readonly reportedAt: string;
  readonly acceptedAt: string | null;
  /** Latest dispatch. */
  readonly dispatchedAt: string | null;
  /** Limit of the current round, or `infinity`. */
  readonly dueAt: string;
  /** First attempt to contact the appellant, reached or not. */
  readonly firstContactAt: string | null;
  /** When the lead reported the matter done; empty again in rework. */
  readonly handledAt: string | null;
  readonly closedAt: string | null;
  readonly reworkRound: number;
  readonly supervision: SupervisionLevel;
  /** Supervision orders not lifted. */
  readonly openOrders: number;
  readonly revision: number;
  readonly position: Position;
}

const ENDED: ReadonlySet<Phase> = new Set([
  'CLOSED',
  'ARCHIVED',
  'REJECTED',
  'REDIRECTED',
  'MERGED',
  'WITHDRAWN',
  'TERMINATED',
  'VOIDED',
]);

/** True in phases in which somebody still has to do something. */
export function isOpenPhase(phase: Phase): boolean {
  return !ENDED.has(phase);
}
