import { isAccepted, type Assignment, type IssueState, type RunningIssue } from '@shaodao/issue';
import type { CallNow, OrderFact, TicketNow } from './order-facts.js';

type Whistle = RunningIssue['whistles'][number];
type WhistleCall = Whistle['calls'][number];

/** One unit's share of a matter: its assignment and, while a whistle calls it, the call. */
export interface Ticket {
  readonly unit: string;
  readonly assignment: TicketNow;
  readonly call?: CallNow;
}

const LET_GO: readonly Assignment['status'][] = ['RETURNED', 'CANCELLED', 'WAIVED'];
const CALLED: readonly Assignment['status'][] = ['CALLED', 'CHECKED_IN'];

/** True where the assignment asks nothing of its unit and never will. */
export const isLetGo = ({ assignment }: Ticket): boolean => LET_GO.includes(assignment.status);

/** Everybody's share of the matter now, by assignment; none before acceptance and after the end. */
export function ticketsOf(state: IssueState): ReadonlyMap<string, Ticket> {
  if (!isAccepted(state)) return new Map();
  const calls = state.whistles.filter(({ ended }) => ended === undefined).flatMap(callsOf);
  return new Map(
    state.assignments.map(({ id, unit, role, status, dueAt, replaced }) => {
      const call = calls.findLast((each) => each.assignment === id)?.now;
      const assignment = { id, role, status, dueAt, replaced };
      return [id, { unit, assignment, ...(call !== undefined && { call }) }];
    }),
  );
}

const callsOf = (whistle: Whistle) =>
  whistle.calls.map((call) => ({ assignment: call.assignment, now: callNow(whistle, call) }));

const callNow = (
  { id, kind }: Whistle,
  { status, respondBy, takenOver }: WhistleCall,
): CallNow => ({
  whistle: id,
  kind,
  status: takenOver ? 'EXCUSED' : status,
  respondBy,
});

/** What became of a unit's share, where an event changed it. */
export interface ChangedTicket {
  readonly ticket: Ticket;
  readonly fact: OrderFact;
}

/** The shares that are not what they were; none of a matter that is over, for that is told as a whole. */
export function changedTickets(
  before: ReadonlyMap<string, Ticket>,
  after: ReadonlyMap<string, Ticket>,
): readonly ChangedTicket[] {
  return [...after].flatMap(([id, ticket]) => {
    const fact = factOfChange(before.get(id), ticket);
    return fact === undefined ? [] : [{ ticket, fact }];
  });
}

function factOfChange(before: Ticket | undefined, after: Ticket): OrderFact | undefined {
  if (before === undefined) return factOfNew(after);
  const [was, is] = [before.assignment, after.assignment];
  if (was.status !== is.status) return factOfStatus(was, is);
  if (!was.replaced && is.replaced) return 'Replaced';
  return factOfCall(before.call, after.call) ?? (was.dueAt === is.dueAt ? undefined : 'DueMoved');
}

function factOfNew(ticket: Ticket): OrderFact | undefined {
  if (isLetGo(ticket)) return undefined;
  return CALLED.includes(ticket.assignment.status) ? 'Called' : 'Assigned';
}

function factOfStatus(was: TicketNow, is: TicketNow): OrderFact {
  if (LET_GO.includes(is.status)) return 'Recalled';
  // A merger undone gives back what it had ended.
  if (LET_GO.includes(was.status)) return 'Assigned';
  return CALLED.includes(was.status) && !CALLED.includes(is.status) ? 'Assigned' : 'Advanced';
}

function factOfCall(was: CallNow | undefined, is: CallNow | undefined): OrderFact | undefined {
  if (is === undefined) return was === undefined ? undefined : 'Released';
  if (was?.whistle !== is.whistle) return 'Called';
  if (was.status !== is.status) return is.status === 'RELEASED' ? 'Released' : 'Advanced';
  return was.respondBy === is.respondBy ? undefined : 'DueMoved';
}
