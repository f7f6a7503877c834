import { canonical } from '../instant.js';
import type { IssueFacts } from '../issue-facts.js';
import type { Draft, TicketDraft } from './draft.js';
import type { FactFold, When } from './fact-event.js';
import { ended, withTicket } from './tickets.js';
import { later } from './work.js';

interface Open {
  readonly assignment: string;
  readonly decidedAt?: string;
}

/** The same list with the newest undecided request of an assignment decided. */
function decided<R extends Open>(
  requests: readonly R[],
  assignment: string,
  decision: Partial<R> & { readonly granted: boolean },
  { at }: When,
): readonly R[] {
  const open = requests.findLast(
    (each) => each.assignment === assignment && each.decidedAt === undefined,
  );
  return requests.map((each) => (each === open ? { ...each, ...decision, decidedAt: at } : each));
}

function misdispatched(ticket: TicketDraft): void {
  ticket.misdispatched = true;
}

export const returnRequested: FactFold<'ReturnRequested'> = (facts, data, { at }) => {
  const { assignment, unit } = data;
  withTicket(facts, assignment, (ticket) => {
    ticket.returnAsked = true;
  });
  facts.returns = [...facts.returns, { assignment, unit, at }];
};

export const assignmentReturned: FactFold<'AssignmentReturned'> = (facts, { assignment }, when) => {
  withTicket(facts, assignment, misdispatched);
  ended(facts, ({ id }) => id === assignment, 'RETURNED', when.at);
  facts.returns = decided(facts.returns, assignment, { granted: true }, when);
};

export const returnDenied: FactFold<'ReturnDenied'> = (facts, { assignment, final }, when) => {
  facts.returns = decided(facts.returns, assignment, { granted: false, final }, when);
};

export const objectionRaised: FactFold<'ObjectionRaised'> = (facts, data, { at }) => {
  const { assignment, unit } = data;
  facts.objections = [...facts.objections, { assignment, unit, at }];
};

/** Who is found not liable had been sent what was another's. */
export const objectionRuled: FactFold<'ObjectionRuled'> = (facts, data, when) => {
  const { assignment, unit, liableUnit: liable } = data;
  const granted = liable !== unit;
  if (granted) withTicket(facts, assignment, misdispatched);
  facts.objections = decided(facts.objections, assignment, { granted, liable }, when);
};

export const extensionRequested: FactFold<'ExtensionRequested'> = (facts, data, { at }) => {
  const { assignment, unit } = data;
  facts.extensions = [...facts.extensions, { assignment, unit, at }];
};

const MINUTE_MS = 60_000;

export const extensionGranted: FactFold<'ExtensionGranted'> = (facts, data, when) => {
  const { assignment, dueAt, previousDueAt, count } = data;
  const due = canonical(dueAt);
  const minutes = Math.floor((Date.parse(due) - Date.parse(previousDueAt)) / MINUTE_MS);
  withTicket(facts, assignment, (ticket) => {
    ticket.extensions = count;
    if (ticket.reworkDue === undefined) ticket.due = due;
    else ticket.reworkDue = due;
  });
  facts.due = later(facts.due, due);
  facts.extensions = decided(facts.extensions, assignment, { granted: true, minutes }, when);
};

export const extensionDenied: FactFold<'ExtensionDenied'> = (facts, { assignment }, when) => {
  facts.extensions = decided(facts.extensions, assignment, { granted: false }, when);
};

export const exclusionRequested: FactFold<'ExclusionRequested'> = (facts, data, { at }) => {
  const { exclusion: id, assignment, unit, exclusionClass } = data;
  const asked = { id, assignment, unit, at, class: exclusionClass };
  facts.exclusions = [...facts.exclusions, asked];
};

const excluded =
  (granted: boolean): FactFold<'ExclusionGranted' | 'ExclusionDenied'> =>
  (facts, { exclusion }, { at }) => {
    facts.exclusions = facts.exclusions.map((each) =>
      each.id === exclusion ? { ...each, granted, decidedAt: at } : each,
    );
  };

export const exclusionGranted = excluded(true);
export const exclusionDenied = excluded(false);

export const ledgerRequested: FactFold<'LedgerRequested'> = (facts, data, { at }) => {
  const { ledger: id, unit, cause } = data;
  facts.ledger = [...facts.ledger, { id, unit, cause, askedAt: at, reviews: 0 }];
};

export const putOnLedger: FactFold<'PutOnLedger'> = (facts, data, { at }) => {
  const { ledger: id, lead: unit, cause } = data;
  if (facts.ledger.some((each) => each.id === id)) withLedger(facts, id, { enteredAt: at, unit });
  else facts.ledger = [...facts.ledger, { id, unit, cause, enteredAt: at, reviews: 0 }];
};

function withLedger(facts: Draft, id: string, change: Partial<IssueFacts['ledger'][number]>): void {
  facts.ledger = facts.ledger.map((each) => (each.id === id ? { ...each, ...change } : each));
}

export const ledgerReviewed: FactFold<'LedgerReviewed'> = (facts, { ledger, review }) => {
  withLedger(facts, ledger, { reviews: review });
};

export const ledgerCleared: FactFold<'LedgerCleared'> = (facts, { ledger }, { at }) => {
  withLedger(facts, ledger, { clearedAt: at });
};
