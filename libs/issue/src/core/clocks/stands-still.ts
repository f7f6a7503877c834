import type { ClockKind } from '@shaodao/deadlines';
import type { IssueProfile } from '../context.js';
import { isAccepted, type IssueState } from '../state.js';
import type { RunningClock } from './running.js';

/**
 * Clocks that a suspension lets stand still where the mechanism names none. The duty to keep the
 * appellant informed is not among them (invariant 8), nor are limits of those who oversee.
 */
const PAUSED_BY_SUSPENSION: readonly ClockKind[] = [
  'HANDLE',
  'ASSIST_REPORT',
  'REWORK',
  'OVERALL',
  'LEVEL',
  'STEP',
];

const HANDLING: readonly ClockKind[] = ['HANDLE', 'ASSIST_REPORT', 'REWORK'];

/**
 * True where a clock stands still (domain.md §5.5): while the matter is suspended, and where the
 * mechanism says so while a return is undecided. What is overdue already stays overdue and runs on.
 */
export function standsStill(
  { kind, subject, breachedAt }: Pick<RunningClock, 'kind' | 'subject' | 'breachedAt'>,
  state: IssueState,
  { suspension, returns }: IssueProfile,
): boolean {
  if (!isAccepted(state) || breachedAt !== undefined) return false;
  if (state.hold?.kind === 'SUSPENDED') {
    if ((suspension?.pauses ?? PAUSED_BY_SUSPENSION).includes(kind)) return true;
  }
  if (returns?.pausesHandling !== true || !HANDLING.includes(kind)) return false;
  const ticket = state.assignments.find((each) => each.id === subject.id);
  return ticket?.status === 'RETURN_REQUESTED';
}
