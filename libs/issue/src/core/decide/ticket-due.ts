import type { Refusal } from '@shaodao/decider';
import { dueBySpec } from '../clocks/due.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { Instant } from '../events.js';
import { isAfter, laterOf, toInstant } from '../instant.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, IssueState } from '../state.js';

/** The limit on a ticket: as the dispatch names it, else the mechanism's limit of handling. */
interface Dispatching {
  readonly command: { readonly dueAt?: string | undefined };
  readonly state: AcceptedFacts & IssueState;
  readonly context: DecisionContext;
  readonly profile: IssueProfile;
}

/** What the appellant was told and no ticket may undercut (invariant 14): none beside an overall limit. */
export const toldOnTicket = ({ overallDueAt, dueAt }: AcceptedFacts): Instant | undefined =>
  overallDueAt === undefined ? dueAt : undefined;

function bySpec({ state, context, profile }: Dispatching): Instant | undefined {
  const due = dueBySpec('HANDLE', { state, context, profile });
  return due === undefined
    ? undefined
    : withinPromise(laterOf(toldOnTicket(state), due), state, context);
}

/** A mechanism's general limit does not outlast what was promised for this matter, while that holds. */
function withinPromise(
  due: Instant,
  { overallDueAt }: AcceptedFacts,
  { now }: DecisionContext,
): Instant {
  const holds = overallDueAt !== undefined && isAfter(overallDueAt, now);
  return holds && isAfter(due, overallDueAt) ? overallDueAt : due;
}

/** Refused where neither the dispatch nor the mechanism sets a limit. */
export function limitIsKnown(dispatching: Dispatching): Refusal | undefined {
  return dispatching.command.dueAt === undefined && bySpec(dispatching) === undefined
    ? reject('DUE_NEEDED')
    : undefined;
}

/** When the ticket is due; the moment of the act where `limitIsKnown` refuses. */
export function ticketDue(dispatching: Dispatching): Instant {
  const { command, context } = dispatching;
  return command.dueAt === undefined
    ? (bySpec(dispatching) ?? context.now)
    : toInstant(command.dueAt);
}
