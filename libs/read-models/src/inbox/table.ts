import type { Field } from '../fields.js';
import { isOpenAssignment, type InboxState } from './state.js';

/** Columns of `inbox_assignments`, in the order of the statement that writes them. */
export const INBOX: readonly Field<InboxState>[] = [
  { name: 'issue', type: 'text', of: (row) => row.issue },
  { name: 'assignment', type: 'text', of: (row) => row.assignment },
  { name: 'unit', type: 'text', of: (row) => row.unit },
  { name: 'role', type: 'text', of: (row) => row.role },
  { name: 'status', type: 'text', of: (row) => row.status },
  { name: 'status_before_return', type: 'text', of: (row) => row.statusBeforeReturn },
  { name: 'replaced', type: 'boolean', of: (row) => row.replaced },
  { name: 'open', type: 'boolean', of: (row) => isOpenAssignment(row.status) },
  { name: 'assigned_at', type: 'timestamptz', of: (row) => row.assignedAt },
  { name: 'due_at', type: 'timestamptz', of: (row) => row.dueAt },
  { name: 'signed_at', type: 'timestamptz', of: (row) => row.signedAt },
  { name: 'contacted_at', type: 'timestamptz', of: (row) => row.contactedAt },
  { name: 'done_at', type: 'timestamptz', of: (row) => row.doneAt },
  { name: 'handler', type: 'text', of: (row) => row.handler },
  { name: 'return_state', type: 'text', of: (row) => row.returnState },
  { name: 'revision', type: 'integer', of: (row) => row.revision },
];
