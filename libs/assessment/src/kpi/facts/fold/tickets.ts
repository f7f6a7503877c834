import type { IssueFacts, Ticket } from '../issue-facts.js';
import type { Draft, TicketDraft } from './draft.js';
import type { When } from './fact-event.js';

/** True while the ticket asks something of its unit. */
export const isOpen = ({ end, stoodAt }: Ticket): boolean =>
  end === undefined && stoodAt === undefined;

type Tickets = Pick<IssueFacts, 'tickets'>;

/** Who leads: not let go, and not about to be replaced. The newest where there were several. */
export function leadOf({ tickets }: Tickets): Ticket | undefined {
  const leads = tickets.filter(({ role }) => role === 'lead');
  return (
    leads.findLast(({ end, replaced }) => end === undefined && replaced === undefined) ??
    leads.findLast(({ end }) => end === undefined) ??
    leads.at(-1)
  );
}

/** Units whose help the lead had and that were not let go. */
export function assistsOf({ tickets }: Tickets): readonly string[] {
  const units = tickets.filter(({ role, end }) => role === 'assist' && end === undefined);
  return [...new Set(units.map(({ unit }) => unit))];
}

/** Changes the ticket of that id, where there is one. */
export function withTicket(
  { tickets }: Draft,
  id: string,
  change: (ticket: TicketDraft) => void,
): void {
  for (const ticket of tickets) if (ticket.id === id) change(ticket);
}

interface Assigned {
  readonly assignment: string;
  readonly unit: string;
}

/** A ticket as it is given out. */
export const newTicket = (
  { assignment, unit }: Assigned,
  role: Ticket['role'],
  due: string,
  { at, person, unit: from }: When,
): TicketDraft => ({
  id: assignment,
  unit,
  role,
  dispatchedAt: at,
  dispatcher: person,
  due,
  dispatcherUnit: from,
  assistDue: undefined,
  signDue: undefined,
  signedAt: undefined,
  handler: undefined,
  contactDue: undefined,
  triedAt: undefined,
  contactedAt: undefined,
  handledAt: undefined,
  stoodAt: undefined,
  outcome: undefined,
  reworks: undefined,
  reworkDue: undefined,
  returnAsked: undefined,
  misdispatched: undefined,
  selfHandled: undefined,
  replaced: undefined,
  breachedAt: undefined,
  extensions: undefined,
  supervisions: undefined,
  pauses: undefined,
  end: undefined,
  endedAt: undefined,
});

/** The tickets named end; those done before stay as they are. */
export function ended(
  { tickets }: Draft,
  which: (ticket: Ticket) => boolean,
  end: NonNullable<Ticket['end']>,
  at: string,
): void {
  for (const ticket of tickets) {
    if (!isOpen(ticket) || !which(ticket)) continue;
    ticket.end = end;
    ticket.endedAt = at;
  }
}

/** The new lead is there: what it took the place of ends (首接负责). */
export function handedOver(draft: Draft, at: string): void {
  ended(draft, ({ replaced }) => replaced === true, 'CANCELLED', at);
}

/** The tickets a new lead takes the place of; they end when it has signed. */
export function givingWay({ tickets }: Draft, replaced: readonly string[]): void {
  for (const ticket of tickets) if (replaced.includes(ticket.id)) ticket.replaced = true;
}
