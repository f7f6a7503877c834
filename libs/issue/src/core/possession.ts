import type { EvolveMeta } from '@shaodao/decider';
import { minutesBetween, workingMinutesBetween, type WorkingCalendar } from '@shaodao/deadlines';
import type { IssueProfile } from './context.js';
import type { Instant, IssueEvent } from './events.js';
import { evolve } from './evolve/evolve.js';
import { isAfter } from './instant.js';
import type { IssueState } from './state.js';
import { whoseTurn, type Party, type Turn } from './turn.js';

/** 球权: who had the matter from when to when. */
export interface Possession extends Turn {
  readonly from: Instant;
  readonly to: Instant;
  readonly minutes: number;
  /** Of these, within the working calendar. */
  readonly workingMinutes: number;
}

export interface PartyTotal {
  readonly party: Party;
  readonly minutes: number;
  readonly workingMinutes: number;
}

/** The whole way of a matter, divided among those whose turn it was; nothing left over. */
export interface PossessionAccount {
  readonly spans: readonly Possession[];
  readonly totals: readonly PartyTotal[];
  readonly minutes: number;
  readonly workingMinutes: number;
  /** Whose turn it is now, and since when; absent where the matter has ended. */
  readonly turn?: Turn & { readonly since: Instant };
}

interface Asked {
  readonly calendar: WorkingCalendar;
  /** The mechanism a state runs under. */
  readonly profile: (state: IssueState) => IssueProfile | undefined;
  /** Until when a matter that is under way is counted; default its last event. ISO 8601 UTC. */
  readonly until?: Instant;
}

interface Held extends Turn {
  readonly from: Instant;
}

/**
 * Each minute from the report to the end, or to `until`, attributed to the party whose turn it was.
 * Minutes are whole; each span ends where the next begins, also after rounding, so that they add up.
 */
export function attributePossession(
  history: readonly (IssueEvent & EvolveMeta)[],
  asked: Asked,
): PossessionAccount {
  const [first] = history;
  const last = history.at(-1);
  if (first === undefined || last === undefined) {
    return { spans: [], totals: [], minutes: 0, workingMinutes: 0 };
  }
  const { held, end } = turnsOf(history, asked);
  const until = end ?? laterOr(asked.until, last.occurredAt);
  const count = counter(first.occurredAt, asked.calendar);
  const spans = held
    .map((turn, index) => ({ ...turn, to: held[index + 1]?.from ?? until }))
    .map((span): Possession => ({ ...span, ...count(span.from, span.to) }));
  const current = end === undefined ? held.at(-1) : undefined;
  return {
    spans,
    totals: totalsOf(spans),
    ...count(first.occurredAt, until),
    ...(current !== undefined && {
      turn: { party: current.party, doing: current.doing, since: current.from },
    }),
  };
}

const laterOr = (until: Instant | undefined, last: Instant): Instant =>
  until !== undefined && isAfter(until, last) ? until : last;

/** The turns one after the other, and when the matter ended, if it did. */
function turnsOf(
  history: readonly (IssueEvent & EvolveMeta)[],
  { profile }: Asked,
): { readonly held: readonly Held[]; readonly end?: Instant } {
  const held: Held[] = [];
  let state: IssueState = { phase: 'NONE' };
  let end: Instant | undefined;
  for (const event of history) {
    state = evolve(state, event);
    const turn = whoseTurn(state, profile(state));
    end = turn === undefined ? event.occurredAt : undefined;
    const before = held.at(-1);
    if (turn === undefined || (before !== undefined && isSameTurn(before, turn))) continue;
    if (before?.from === event.occurredAt) held.pop();
    held.push({ ...turn, from: event.occurredAt });
  }
  return { held, ...(end !== undefined && { end }) };
}

const isSameTurn = (one: Turn, other: Turn): boolean =>
  one.doing === other.doing && nameOf(one.party) === nameOf(other.party);

/** Unique for a party. */
function nameOf(party: Party): string {
  if (party.kind === 'unit') return `unit:${party.unit}`;
  return party.kind === 'role' ? `role:${party.role}` : party.kind;
}

interface Minutes {
  readonly minutes: number;
  readonly workingMinutes: number;
}

/** Counts from one start for all spans, so that what one span loses by rounding the next has. */
function counter(start: Instant, calendar: WorkingCalendar) {
  const natural = (at: Instant): number => Math.floor(minutesBetween(start, at));
  const working = (at: Instant): number => Math.floor(workingMinutesBetween(start, at, calendar));
  return (from: Instant, to: Instant): Minutes => ({
    minutes: natural(to) - natural(from),
    workingMinutes: working(to) - working(from),
  });
}

function totalsOf(spans: readonly Possession[]): readonly PartyTotal[] {
  const totals = new Map<string, PartyTotal>();
  for (const { party, minutes, workingMinutes } of spans) {
    const name = nameOf(party);
    const known = totals.get(name) ?? { party, minutes: 0, workingMinutes: 0 };
    totals.set(name, {
      party,
      minutes: known.minutes + minutes,
      workingMinutes: known.workingMinutes + workingMinutes,
    });
  }
  return [...totals.values()];
}
