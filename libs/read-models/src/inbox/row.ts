import type { AssignmentStatus } from '@shaodao/issue';
import { instantOrNull, limitOf, type StoredTime } from '../instants.js';
import type { InboxState, ReturnState } from './state.js';

/** A row of `inbox_assignments` as the database gives it back. */
export interface InboxRow {
  readonly issue: string;
  readonly assignment: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly status: AssignmentStatus;
  readonly status_before_return: AssignmentStatus | null;
  readonly replaced: boolean;
  readonly assigned_at: Date;
  readonly due_at: StoredTime;
  readonly signed_at: Date | null;
  readonly contacted_at: Date | null;
  readonly done_at: Date | null;
  readonly handler: string | null;
  readonly return_state: ReturnState;
  readonly revision: number;
}

export function inboxStateOf(row: InboxRow): InboxState {
  return {
    issue: row.issue,
    assignment: row.assignment,
    unit: row.unit,
    role: row.role,
    status: row.status,
    statusBeforeReturn: row.status_before_return,
    replaced: row.replaced,
    assignedAt: row.assigned_at.toISOString(),
    dueAt: limitOf(row.due_at),
    signedAt: instantOrNull(row.signed_at),
    contactedAt: instantOrNull(row.contacted_at),
    doneAt: instantOrNull(row.done_at),
    handler: row.handler,
    returnState: row.return_state,
    revision: row.revision,
  };
}
