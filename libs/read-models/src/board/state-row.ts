import type { Complexity, Phase, Urgency } from '@shaodao/issue';
import { positionOf } from '@shaodao/projections';
import { instantOrNull, limitOf, type StoredTime } from '../instants.js';
import type { BoardState, SupervisionLevel } from './state.js';

/** A row of `board_issues` as the next fold needs it and the database gives it back. */
export interface BoardStateRow {
  readonly issue: string;
  readonly phase: Phase;
  readonly category: string | null;
  readonly territory: string | null;
  readonly urgency: Urgency | null;
  readonly complexity: Complexity | null;
  readonly lead_unit: string | null;
  readonly lead_assignment: string | null;
  readonly reported_at: Date;
  readonly accepted_at: Date | null;
  readonly dispatched_at: Date | null;
  readonly due_at: StoredTime;
  readonly first_contact_at: Date | null;
  readonly handled_at: Date | null;
  readonly closed_at: Date | null;
  readonly rework_round: number;
  readonly supervision: SupervisionLevel;
  readonly open_orders: number;
  readonly revision: number;
  readonly position: string;
}

export function boardStateOf(row: BoardStateRow): BoardState {
  return {
    issue: row.issue,
    phase: row.phase,
    category: row.category,
    territory: row.territory,
    urgency: row.urgency,
    complexity: row.complexity,
    leadUnit: row.lead_unit,
    leadAssignment: row.lead_assignment,
    reportedAt: row.reported_at.toISOString(),
    acceptedAt: instantOrNull(row.accepted_at),
    dispatchedAt: instantOrNull(row.dispatched_at),
    dueAt: limitOf(row.due_at),
    firstContactAt: instantOrNull(row.first_contact_at),
    handledAt: instantOrNull(row.handled_at),
    closedAt: instantOrNull(row.closed_at),
    reworkRound: row.rework_round,
    supervision: row.supervision,
    openOrders: row.open_orders,
    revision: row.revision,
    position: positionOf(row.position),
  };
}
