import type { IssueEventMap } from '@shaodao/issue';
import { canonical } from '../instant.js';
import type { Call, WhistleBlow } from '../issue-facts.js';
import type { Draft } from './draft.js';
import type { FactFold } from './fact-event.js';
import { ended, givingWay, handedOver, newTicket, withTicket } from './tickets.js';
import { later, taken } from './work.js';

type CalledUnit = IssueEventMap['WhistleBlown']['lead'];

const callOf = (
  whistle: string,
  { unit, respondBy }: CalledUnit,
  role: Call['role'],
  at: string,
): Call => ({ whistle, unit, role, blownAt: at, respondBy: canonical(respondBy) });

export const whistleBlown: FactFold<'WhistleBlown'> = (facts, data, { at, unit }) => {
  const { whistle: id, kind, coordinator, lead, assists, tried, reviewedBy } = data;
  const blow: WhistleBlow = {
    ...{ id, kind, unit: unit ?? coordinator, at },
    ...{ triedFirst: tried !== undefined, reviewed: reviewedBy !== undefined },
  };
  facts.whistles = [...facts.whistles, blow];
  facts.calls = [
    ...facts.calls,
    callOf(id, lead, 'lead', at),
    ...assists.map((each) => callOf(id, each, 'assist', at)),
  ];
};

interface Which {
  readonly whistle: string;
  readonly unit: string;
}

function withCall(facts: Draft, { whistle, unit }: Which, change: Partial<Call>): void {
  facts.calls = facts.calls.map((each) =>
    each.whistle === whistle && each.unit === unit ? { ...each, ...change } : each,
  );
}

function withWhistle(facts: Draft, id: string, change: Partial<WhistleBlow>): void {
  facts.whistles = facts.whistles.map((each) => (each.id === id ? { ...each, ...change } : each));
}

export const unitCheckedIn: FactFold<'UnitCheckedIn'> = (facts, data, { at }) => {
  const { late, mode, authorized, override, takesUp, assignment, person } = data;
  withCall(facts, data, {
    ...{ checkedInAt: at, late, authorized, onSite: mode === 'ON_SITE' },
    ...(override !== undefined && { overridden: true as const }),
  });
  if (takesUp) taken(facts, assignment, override === undefined ? person : undefined, at);
};

/** Work begins: those called have a ticket from now on, unless they had one before. */
export const checkInQuorumReached: FactFold<'CheckInQuorumReached'> = (facts, data, when) => {
  const due = canonical(data.dueAt);
  const fresh = data.begins.filter(({ assignment }) =>
    facts.tickets.every(({ id }) => id !== assignment),
  );
  withWhistle(facts, data.whistle, { quorumAt: when.at });
  givingWay(facts, data.replaces);
  for (const each of fresh) {
    const ticket = newTicket(each, each.role, due, when);
    if (each.isIn) ticket.signedAt = when.at;
    if (each.isIn && each.person !== undefined) ticket.handler = each.person;
    facts.tickets.push(ticket);
  }
  facts.due = later(facts.due, due);
  if (fresh.some(({ role }) => role === 'lead')) facts.dispatches += 1;
  const leadIsIn = data.begins.some(({ role, isIn }) => role === 'lead' && isIn);
  if (leadIsIn) handedOver(facts, when.at);
};

export const unitNoShow: FactFold<'UnitNoShow'> = (facts, data, { at }) => {
  withCall(facts, data, { noShow: true });
  const { fallback } = data;
  if (fallback === undefined) return;
  ended(facts, ({ id }) => id === data.assignment, 'CANCELLED', at);
  facts.calls = [...facts.calls, callOf(data.whistle, fallback, 'lead', at)];
};

export const whistleUpheld: FactFold<'WhistleUpheld'> = (facts, data) => {
  withCall(facts, data, { respondBy: canonical(data.respondBy) });
  withWhistle(facts, data.whistle, { upheld: true });
};

/** Unfounded where it ended because a unit's refusal was found right. */
export const whistleCancelled: FactFold<'WhistleCancelled'> = (facts, data, { at }) => {
  const { whistle, unit, cancels, over } = data;
  if (unit !== undefined) withCall(facts, { whistle, unit }, { excusedAt: at });
  ended(facts, ({ id }) => cancels.includes(id), 'CANCELLED', at);
  if (!over) return;
  const change = { cancelledAt: at, ...(unit !== undefined && { unfounded: true as const }) };
  withWhistle(facts, whistle, change);
};

export const whistleWorkCompleted: FactFold<'WhistleWorkCompleted'> = (facts, data, { at }) => {
  withCall(facts, data, { doneAt: at });
};

export const unitsReleased: FactFold<'UnitsReleased'> = (facts, data, { at }) => {
  const { whistle, units, completes } = data;
  for (const unit of units) withCall(facts, { whistle, unit }, { releasedAt: at });
  for (const id of completes)
    withTicket(facts, id, (ticket) => {
      ticket.handledAt ??= at;
      ticket.stoodAt = at;
    });
};

export const whistleRated: FactFold<'WhistleRated'> = (facts, data, { at }) => {
  const { whistle, unit: by, scores } = data;
  const unit = facts.whistles.find(({ id }) => id === whistle)?.unit;
  if (unit === undefined) return;
  const rated = { instrument: 'WHISTLE', by, unit, whistle, at, scores } as const;
  facts.ratings = [...facts.ratings, rated];
};

export const reverseRated: FactFold<'ReverseRated'> = (facts, { by, unit, scores }, { at }) => {
  facts.ratings = [...facts.ratings, { instrument: 'REVERSE', by, unit, at, scores }];
};
