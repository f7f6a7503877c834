import type { IssueEventMap } from '@shaodao/issue';
import { canonical } from '../instant.js';
import type { Draft } from './draft.js';
import type { FactFold, When } from './fact-event.js';
import { openedAgain } from './intake.js';
import { ended, givingWay, handedOver, leadOf, newTicket, withTicket } from './tickets.js';

/** Tickets for a lead and its assists; the appellant's limit only ever moves later. */
function givenOut(
  facts: Draft,
  { lead, assists, dueAt }: Pick<IssueEventMap['IssueDispatched'], 'lead' | 'assists' | 'dueAt'>,
  when: When,
): void {
  const due = canonical(dueAt);
  facts.tickets.push(newTicket(lead, 'lead', due, when));
  for (const each of assists) facts.tickets.push(newTicket(each, 'assist', due, when));
  facts.due = later(facts.due, due);
  facts.dispatches += 1;
}

export const later = (known: string | undefined, next: string): string =>
  known !== undefined && known > next ? known : next;

export const issueDispatched: FactFold<'IssueDispatched'> = givenOut;

/** A lead that gives way to another unit, by no choice of its own, had been sent to the wrong one. */
export const issueRedispatched: FactFold<'IssueRedispatched'> = (facts, data, when) => {
  const { lead, replaces } = data;
  for (const ticket of facts.tickets)
    if (replaces.includes(ticket.id) && ticket.role === 'lead' && ticket.unit !== lead.unit)
      ticket.misdispatched = true;
  givingWay(facts, replaces);
  givenOut(facts, data, when);
};

export const leadReplaced: FactFold<'LeadReplaced'> = (facts, { lead, dueAt, replaces }, when) => {
  givingWay(facts, replaces);
  givenOut(facts, { lead, assists: [], dueAt }, when);
};

export const assistAdded: FactFold<'AssistAdded'> = (facts, { assist, dueAt }, when) => {
  facts.tickets.push(newTicket(assist, 'assist', canonical(dueAt), when));
};

export const subtaskCreated: FactFold<'SubtaskCreated'> = (facts, { subtask, dueAt }, when) => {
  facts.tickets.push(newTicket(subtask, 'assist', canonical(dueAt), when));
};

/** What the community settled itself was given, taken and done in one act. */
export const communitySettled: FactFold<'CommunitySettled'> = (facts, data, when) => {
  const { at, person } = when;
  const ticket = newTicket(data, 'lead', canonical(data.dueAt), when);
  ticket.signedAt = at;
  ticket.handler = person;
  ticket.handledAt = at;
  ticket.stoodAt = at;
  ticket.outcome = 'RESOLVED';
  if (data.selfHandled) ticket.selfHandled = true;
  facts.tickets.push(ticket);
  facts.dispatches += 1;
};

export const assignmentSigned: FactFold<'AssignmentSigned'> = (facts, data, { at }) => {
  taken(facts, data.assignment, data.handler, at);
};

/** The unit has taken it up, by signing or by coming. */
export function taken(facts: Draft, id: string, handler: string | undefined, at: string): void {
  withTicket(facts, id, (ticket) => {
    ticket.signedAt ??= at;
    if (handler !== undefined) ticket.handler = handler;
  });
  const ticket = facts.tickets.find((each) => each.id === id);
  if (ticket?.role === 'lead' && ticket.replaced === undefined) handedOver(facts, at);
}

export const appellantContacted: FactFold<'AppellantContacted'> = (facts, data, { at }) => {
  withTicket(facts, data.assignment, (ticket) => {
    ticket.triedAt ??= at;
    if (data.reached) ticket.contactedAt ??= at;
  });
};

export const assistCompleted: FactFold<'AssistCompleted'> = (facts, { assignment }, { at }) => {
  withTicket(facts, assignment, (ticket) => {
    ticket.handledAt = at;
    ticket.stoodAt = at;
  });
};

export const assistWaived: FactFold<'AssistWaived'> = (facts, { assignment }, { at }) => {
  ended(facts, ({ id }) => id === assignment, 'WAIVED', at);
};

export const issueHandled: FactFold<'IssueHandled'> = (facts, data, { at, person }) => {
  withTicket(facts, data.assignment, (ticket) => {
    ticket.handledAt ??= at;
    ticket.stoodAt = at;
    ticket.outcome = data.outcome;
    ticket.handler ??= person;
  });
};

/** Not done after all: the first report of it stays on record, and so does its limit. */
function workedAgain(facts: Draft, dueAt: string): void {
  const lead = leadOf(facts);
  const due = canonical(dueAt);
  facts.round += 1;
  facts.due = later(facts.due, due);
  if (lead === undefined) return;
  withTicket(facts, lead.id, (ticket) => {
    ticket.stoodAt = undefined;
    ticket.reworkDue = due;
  });
}

export const reworkOrdered: FactFold<'ReworkOrdered'> = (facts, { dueAt }) => {
  const lead = leadOf(facts)?.id ?? '';
  workedAgain(facts, dueAt);
  withTicket(facts, lead, (ticket) => {
    ticket.reworks = (ticket.reworks ?? 0) + 1;
  });
};

export const issueReopened: FactFold<'IssueReopened'> = (facts, { dueAt }, { at }) => {
  openedAgain(facts, at);
  workedAgain(facts, dueAt);
};

export const districtCopied: FactFold<'DistrictCopied'> = (facts, { district }) => {
  facts.district = district;
};
