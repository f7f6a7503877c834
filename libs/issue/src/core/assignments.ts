import type { AcceptedFacts, Assignment } from './state.js';
import type { AssignmentStatus } from './vocabulary.js';

/** Statuses of an assignment that still asks something of its unit. */
export const OPEN_STATUSES: readonly AssignmentStatus[] = [
  'PENDING_SIGN',
  'SIGNED',
  'CONTACTED',
  'WORKING',
  'REWORK',
  'RETURN_REQUESTED',
];

/** Statuses in which a unit has signed and works. */
export const WORKING_STATUSES: readonly AssignmentStatus[] = [
  'SIGNED',
  'CONTACTED',
  'WORKING',
  'REWORK',
];

const LET_GO: readonly AssignmentStatus[] = ['RETURNED', 'CANCELLED', 'WAIVED'];

/** Called by a whistle whose work has not begun: the unit has no part in the work yet. */
const CALLED: readonly AssignmentStatus[] = ['CALLED', 'CHECKED_IN'];

export const isCalled = ({ status }: Pick<Assignment, 'status'>): boolean =>
  CALLED.includes(status);

type Work = Pick<AcceptedFacts, 'assignments' | 'liable'>;

export const isOpen = (assignment: Assignment): boolean =>
  OPEN_STATUSES.includes(assignment.status);

/** The one lead; undefined before the first dispatch and between a granted return and redispatch. */
export function currentLead(work: Work): Assignment | undefined {
  return work.assignments.find(
    (each) =>
      each.role === 'lead' &&
      !each.replaced &&
      !LET_GO.includes(each.status) &&
      !CALLED.includes(each.status),
  );
}

/** Assists whose result is still owed. Every assist is mandatory until it is waived. */
export function openAssists(work: Work): readonly Assignment[] {
  return work.assignments.filter(
    (each) => each.role === 'assist' && !each.replaced && isOpen(each),
  );
}

/** The unit that answers for the matter now: the old lead until the new one has signed. */
export function responsibleUnit(work: Work): string | undefined {
  return work.liable ?? currentLead(work)?.unit;
}

/** Units with a part in the matter now: asked, ordered, assigned or still liable. */
export function involvedUnits(state: AcceptedFacts): readonly string[] {
  const assigned = state.assignments
    .filter((each) => !LET_GO.includes(each.status))
    .map((each) => each.unit);
  const named = [state.requestedBy, state.orderedBy, ...state.orderedUnits, state.liable];
  return [...new Set([...assigned, ...named.filter((unit) => unit !== undefined)])];
}

/** How often the matter was handed to another lead: without an owner it goes up (domain.md §3.6). */
export const transfersOf = ({ dispatchRound }: Pick<AcceptedFacts, 'dispatchRound'>): number =>
  Math.max(0, dispatchRound - 1);
