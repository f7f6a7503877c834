import type { WorkingCalendar } from '@shaodao/deadlines';
import { pausedMinutes, spanOf } from '../durations.js';
import type { Fact } from '../fact.js';
import { assistsOf } from '../fold/tickets.js';
import type { IssueFacts, Pause, Ticket } from '../issue-facts.js';
import { grantedFor, headOf, toldWhole } from './head.js';

const NO_PAUSES: readonly Pause[] = [];

const statusOf = ({ end, stoodAt }: Ticket): string =>
  end ?? (stoodAt === undefined ? 'OPEN' : 'DONE');

/** Each unit's share of the work; whoever comes later answers for its own part alone. */
export function assignmentFacts(
  issue: IssueFacts,
  calendar: WorkingCalendar | undefined,
): readonly Fact[] {
  return issue.tickets.map((ticket) => assignment(ticket, issue, calendar));
}

function assignment(
  ticket: Ticket,
  issue: IssueFacts,
  calendar: WorkingCalendar | undefined,
): Fact {
  const {
    id,
    unit,
    role,
    dispatchedAt,
    pauses = NO_PAUSES,
    handledAt,
    signedAt,
    contactedAt,
  } = ticket;
  const { reworks = 0, extensions = 0, supervisions = 0 } = ticket;
  const exclusions = grantedFor(issue, id);
  const handling = spanOf(dispatchedAt, handledAt, calendar, pauses);
  const entered = issue.ledger.some((each) => each.unit === unit && each.enteredAt !== undefined);
  const head = headOf(issue);
  return toldWhole(
    issue,
    {
      kind: 'ASSIGNMENT',
      id,
      unit,
      assists: role === 'lead' ? assistsOf(issue) : [],
      exclusions,
    },
    {
      channel: head.channel,
      appealKind: head.appealKind,
      source: head.source,
      urgency: head.urgency,
      complexity: head.complexity,
      profile: head.profile,
      voided: head.voided,
      merged: head.merged,

      role,
      status: statusOf(ticket),
      dispatchedAt,
      signedAt,
      contactedAt,
      handledAt,
      dispatcher: ticket.dispatcher,
      dispatcherUnit: ticket.dispatcherUnit,
      signDue: ticket.signDue,
      handler: ticket.handler,
      contactDue: ticket.contactDue,
      triedAt: ticket.triedAt,
      due: ticket.due,
      breachedAt: ticket.breachedAt,
      stoodAt: ticket.stoodAt,
      endedAt: ticket.endedAt,
      reworkDue: ticket.reworkDue,
      assistDue: role === 'assist' ? (ticket.assistDue ?? ticket.due) : undefined,
      outcome: ticket.outcome,
      signMinutes: spanOf(dispatchedAt, signedAt, undefined).minutes,
      contactMinutes: spanOf(dispatchedAt, contactedAt, undefined).minutes,
      handleMinutes: handling.minutes,
      handleWorkMinutes: handling.workMinutes,
      pausedMinutes:
        handledAt === undefined ? null : pausedMinutes(pauses, dispatchedAt, handledAt),
      reworks,
      extensions,
      supervisions,
      reworked: reworks > 0,
      extended: extensions > 0,
      supervised: supervisions > 0,
      returnAsked: ticket.returnAsked === true,
      misdispatched: ticket.misdispatched === true || exclusions.includes('MISDISPATCH'),
      replaced: ticket.replaced === true,
      selfHandled: ticket.selfHandled === true,
      onLedger: entered,
    },
  );
}
