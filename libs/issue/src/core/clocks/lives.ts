import type { ClockKind, ClockSubject } from '@shaodao/deadlines';
import { isOpen } from '../assignments.js';
import { isAccepted, type Assignment, type IssueState, type RunningIssue } from '../state.js';
import type { Phase } from '../vocabulary.js';
import { openCalls } from '../whistle-facts.js';

/** True while what the clock is about still waits for somebody. */
type Lives = (state: IssueState, subject: ClockSubject) => boolean;

const inPhases =
  (...phases: readonly Phase[]): Lives =>
  ({ phase }) =>
    phases.some((each) => each === phase);

/** Of a matter that is accepted, open or closed. */
const accepted =
  (lives: (state: RunningIssue, subject: ClockSubject) => boolean): Lives =>
  (state, subject) =>
    isAccepted(state) && lives(state, subject);

/** Of a ticket that still asks something of its unit. */
const ofOpenTicket = (lives: (ticket: Assignment, state: RunningIssue) => boolean): Lives =>
  accepted((state, { id }) => {
    const ticket = state.assignments.find((each) => each.id === id);
    return ticket !== undefined && isOpen(ticket) && lives(ticket, state);
  });

const BEFORE_HANDLED: readonly Phase[] = [
  'ACCEPTED',
  'REQUESTED',
  'ORDERED',
  'DISPATCHED',
  'WHISTLED',
  'IN_PROGRESS',
];

/** The ledger's reviews take the place of the handling limit (domain.md §5.5). */
const worked = ofOpenTicket((_ticket, { hold }) => hold?.kind !== 'LEDGERED');

/**
 * How long a clock of each kind goes on (domain.md §3.4, column “Clocks”): it stops with the first
 * event after which this does not hold any more, whatever the event is. So no clock outlives what
 * it is about.
 */
const LIVES: Readonly<Record<ClockKind, Lives>> = {
  ACCEPT: inPhases('REPORTED'),
  VERIFY_REPORT: accepted(
    ({ phase, checkedReport }) => checkedReport === undefined && phase === 'ACCEPTED',
  ),
  ORDER: inPhases('REQUESTED'),
  DISPATCH: inPhases('ACCEPTED', 'ORDERED'),
  RESPOND: accepted(
    ({ phase, responses }, { unit }) =>
      (phase === 'ORDERED' || phase === 'DISPATCHED') &&
      !responses.some((each) => each.unit === unit),
  ),
  SIGN: ofOpenTicket(({ status, replaced }) => status === 'PENDING_SIGN' && !replaced),
  RETURN_WINDOW: ofOpenTicket(
    ({ status, replaced, unit }, { askedReturn }) =>
      !replaced && status !== 'REWORK' && !askedReturn.includes(unit),
  ),
  ARBITRATE: ofOpenTicket(
    ({ id, status }, { dispute }) =>
      status === 'RETURN_REQUESTED' || (dispute?.assignment === id && dispute.status !== 'RULED'),
  ),
  CONTACT: ofOpenTicket(({ replaced, contactAttempts }) => !replaced && contactAttempts === 0),
  // Also when the others have begun: who has not come still has to.
  CHECKIN: accepted(({ whistles, assignments }, { id, unit }) =>
    whistles.some(
      (whistle) =>
        whistle.id === id &&
        openCalls(whistle, assignments).some(
          (call) => call.unit === unit && call.status === 'CALLED',
        ),
    ),
  ),
  HANDLE: worked,
  ASSIST_REPORT: worked,
  REWORK: worked,
  INTERIM: accepted(
    ({ phase, hold }) =>
      BEFORE_HANDLED.includes(phase) || (hold !== undefined && phase !== 'CLOSED'),
  ),
  EXT_DECISION: ofOpenTicket(({ extensionAsked }) => extensionAsked !== undefined),
  VERIFY: inPhases('HANDLED'),
  FEEDBACK: inPhases('HANDLED', 'VERIFIED'),
  CALLBACK: inPhases('HANDLED', 'VERIFIED', 'FED_BACK'),
  EVAL_WINDOW: inPhases('HANDLED', 'VERIFIED', 'FED_BACK'),
  SUP_REPLY: accepted(({ supervision }, { id }) =>
    supervision.some((each) => each.id === id && each.status === 'OPEN'),
  ),
  LEDGER_REVIEW: accepted(({ hold }, { id }) => hold?.kind === 'LEDGERED' && hold.ledger === id),
  REOPEN_WINDOW: inPhases('CLOSED'),
  EXCL_WINDOW: inPhases('HANDLED', 'VERIFIED', 'FED_BACK', 'EVALUATED', 'CLOSED'),
  OVERALL: inPhases(...BEFORE_HANDLED, 'HANDLED', 'VERIFIED'),
  LEVEL: inPhases(...BEFORE_HANDLED),
  SUSPENSION: accepted(({ hold }) => hold?.kind === 'SUSPENDED'),
  STEP: accepted(
    ({ phase, stepsTaken }, { id }) =>
      phase === 'IN_PROGRESS' && !stepsTaken.some(({ step }) => step === id),
  ),
  SIDE: () => false,
};

/** True while a clock of this kind about this subject has something to run for. */
export function lives(kind: ClockKind, subject: ClockSubject, state: IssueState): boolean {
  return LIVES[kind](state, subject);
}
