import type { ClockKind } from '@shaodao/deadlines';
import type { ClockEffects } from '@shaodao/issue';
import { canonical } from '../instant.js';
import type { WatchedClock } from '../issue-facts.js';
import type { Draft } from './draft.js';
import type { FactEvent } from './fact-event.js';
import { checkDue, feedbackDue } from './hearing.js';
import { withMeasure } from './pressing.js';
import { isOpen, withTicket } from './tickets.js';
import { later } from './work.js';

/** Kinds whose limits or pauses figures need; the others are left alone. */
const WATCHED: readonly ClockKind[] = [
  'ACCEPT',
  'DISPATCH',
  'VERIFY_REPORT',
  'SIGN',
  'CONTACT',
  'HANDLE',
  'ASSIST_REPORT',
  'REWORK',
  'VERIFY',
  'FEEDBACK',
  'SUP_REPLY',
];

/** Clocks along which a ticket's time is paused. */
const OF_WORK: readonly ClockKind[] = ['HANDLE', 'ASSIST_REPORT', 'REWORK'];

/** What an event does to limits and pauses, after what it does by itself. */
export function timed(facts: Draft, event: FactEvent): void {
  const at = canonical(event.occurredAt);
  const { clocks: changes, tickets, toldDueAt }: ClockEffects = event.data;
  breached(facts, event, at);
  if (tickets !== undefined)
    for (const { assignment, dueAt } of tickets) ticketDue(facts, assignment, canonical(dueAt));
  if (toldDueAt !== undefined) facts.due = later(facts.due, canonical(toldDueAt));
  if (changes === undefined) return;
  for (const id of changes.stopped ?? []) stopped(facts, id, at);
  for (const { id, kind, subject, dueAt } of changes.started ?? []) {
    if (!WATCHED.includes(kind)) continue;
    const clock: WatchedClock = { kind, ...(subject.id !== undefined && { subject: subject.id }) };
    facts.clocks.set(id, clock);
    limited(facts, clock, canonical(dueAt));
  }
  for (const { id, dueAt, because } of changes.moved ?? []) {
    const clock = facts.clocks.get(id);
    if (clock === undefined) continue;
    if (because === 'RESUMED') resumed(facts, id, at);
    limited(facts, clock, canonical(dueAt));
  }
  for (const id of changes.paused ?? []) paused(facts, id, at);
}

function limited(facts: Draft, { kind, subject = '' }: WatchedClock, due: string): void {
  switch (kind) {
    case 'ACCEPT':
      facts.acceptDue = due;
      return;
    case 'DISPATCH':
      facts.dispatchDue = due;
      return;
    case 'VERIFY_REPORT':
      checkDue(facts, 'REPORT', due);
      return;
    case 'VERIFY':
      checkDue(facts, 'RESULT', due);
      return;
    case 'FEEDBACK':
      feedbackDue(facts, due);
      return;
    case 'SIGN':
      withTicket(facts, subject, (ticket) => {
        ticket.signDue = due;
      });
      return;
    case 'CONTACT':
      withTicket(facts, subject, (ticket) => {
        ticket.contactDue = due;
      });
      return;
    case 'SUP_REPLY':
      withMeasure(facts, subject, { replyBy: due });
      return;
    case 'ASSIST_REPORT':
      withTicket(facts, subject, (ticket) => {
        ticket.assistDue = due;
      });
      return;
    default:
  }
}

/** The limit of the handling; once that was reported done, of the rework. */
function ticketDue(facts: Draft, id: string, due: string): void {
  withTicket(facts, id, (ticket) => {
    if (ticket.handledAt === undefined) ticket.due = due;
    else ticket.reworkDue = due;
  });
}

/** The fact that it was overdue stays, also under a later limit. */
function breached(facts: Draft, event: FactEvent, at: string): void {
  if (event.type !== 'ClockBreached' || !OF_WORK.includes(event.data.kind)) return;
  withTicket(facts, event.data.subject ?? '', (ticket) => {
    if (isOpen(ticket) && ticket.handledAt === undefined) ticket.breachedAt ??= at;
  });
}

function paused(facts: Draft, id: string, at: string): void {
  const clock = facts.clocks.get(id);
  if (clock === undefined || clock.pausedAt !== undefined) return;
  facts.clocks.set(id, { ...clock, pausedAt: at });
  if (!OF_WORK.includes(clock.kind)) return;
  withTicket(facts, clock.subject ?? '', (ticket) => {
    ticket.pauses = [...(ticket.pauses ?? []), { from: at }];
  });
}

function resumed(facts: Draft, id: string, at: string): void {
  const clock = facts.clocks.get(id);
  if (clock?.pausedAt === undefined) return;
  const { pausedAt: _over, ...going } = clock;
  facts.clocks.set(id, going);
  pauseOver(facts, clock, at);
}

function stopped(facts: Draft, id: string, at: string): void {
  const clock = facts.clocks.get(id);
  if (clock === undefined) return;
  facts.clocks.delete(id);
  if (clock.pausedAt !== undefined) pauseOver(facts, clock, at);
}

function pauseOver(facts: Draft, { kind, subject = '' }: WatchedClock, at: string): void {
  if (!OF_WORK.includes(kind)) return;
  withTicket(facts, subject, (ticket) => {
    ticket.pauses = (ticket.pauses ?? []).map((each) =>
      each.to === undefined ? { ...each, to: at } : each,
    );
  });
}
