import type { Field } from '../fields.js';
import { isOpenPhase, type BoardState } from './state.js';

/** A unit that has to do with an issue. */
export interface Involved {
  readonly unit: string;
  readonly issue: string;
}

/** Columns of `board_issues`, in the order of the statement that writes them. */
export const BOARD: readonly Field<BoardState>[] = [
  { name: 'issue', type: 'text', of: (row) => row.issue },
  { name: 'phase', type: 'text', of: (row) => row.phase },
  { name: 'open', type: 'boolean', of: (row) => isOpenPhase(row.phase) },
  { name: 'category', type: 'text', of: (row) => row.category },
  { name: 'territory', type: 'text', of: (row) => row.territory },
  { name: 'urgency', type: 'text', of: (row) => row.urgency },
  { name: 'complexity', type: 'text', of: (row) => row.complexity },
  { name: 'lead_unit', type: 'text', of: (row) => row.leadUnit },
  { name: 'lead_assignment', type: 'text', of: (row) => row.leadAssignment },
  { name: 'reported_at', type: 'timestamptz', of: (row) => row.reportedAt },
  { name: 'accepted_at', type: 'timestamptz', of: (row) => row.acceptedAt },
  { name: 'dispatched_at', type: 'timestamptz', of: (row) => row.dispatchedAt },
  { name: 'due_at', type: 'timestamptz', of: (row) => row.dueAt },
  { name: 'first_contact_at', type: 'timestamptz', of: (row) => row.firstContactAt },
  { name: 'handled_at', type: 'timestamptz', of: (row) => row.handledAt },
  { name: 'closed_at', type: 'timestamptz', of: (row) => row.closedAt },
  { name: 'rework_round', type: 'integer', of: (row) => row.reworkRound },
  { name: 'supervision', type: 'text', of: (row) => row.supervision },
  { name: 'open_orders', type: 'integer', of: (row) => row.openOrders },
  { name: 'revision', type: 'integer', of: (row) => row.revision },
  { name: 'position', type: 'bigint', of: (row) => row.position },
];

/** Columns of `board_units`, in the order of the statement that writes them. */
export const UNITS: readonly Field<Involved>[] = [
  { name: 'unit', type: 'text', of: ({ unit }) => unit },
  { name: 'issue', type: 'text', of: ({ issue }) => issue },
];
