import type { AssignmentStatus } from '@shaodao/issue';

/** none; asked for; granted; denied; denied for good (may not be asked again). */
export type ReturnState = 'none' | 'requested' | 'returned' | 'denied' | 'final';

/** One row of `inbox_assignments`. Times ISO 8601 UTC. */
export interface InboxState {
  readonly issue: string;
  readonly assignment: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly status: AssignmentStatus;
  /** Where a denied return goes back to. */
  readonly statusBeforeReturn: AssignmentStatus | null;
  /** Another assignment takes its place as soon as the new lead signs. */
  readonly replaced: boolean;
  readonly assignedAt: string;
  readonly dueAt: string;
  readonly signedAt: string | null;
  /** First attempt to contact the appellant. */
  readonly contactedAt: string | null;
  readonly doneAt: string | null;
  /** The person who signed. */
  readonly handler: string | null;
  readonly returnState: ReturnState;
  readonly revision: number;
}

const OVER: ReadonlySet<AssignmentStatus> = new Set(['DONE', 'RETURNED', 'WAIVED', 'CANCELLED']);

/** True while the assignment asks something of its unit. */
export function isOpenAssignment(status: AssignmentStatus): boolean {
  return !OVER.has(status);
}
