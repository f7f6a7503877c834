import type { ClockKind } from '@shaodao/deadlines';
import type { Bilingual } from '@shaodao/decider';
import type { AssumptionCode } from './assumptions.js';
import type { Deadline, Standing } from './deadlines-of.js';
import { ticketsGivenBy, type Move } from './retold-units.js';
import type { Simulation } from './simulate.js';
import type { StoredEvent } from './world.js';

/** How many deadlines stand how. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/** Deadlines of one kind of one unit, in both histories; a unit that is '' is nobody's own. */
export interface DeadlineCounts {
  readonly kind: ClockKind;
  readonly unit: string;
  readonly actual: StandingCounts;
  readonly alternative: StandingCounts;
}

/** Tickets a unit was given, and would have been given. */
export interface TicketCounts {
  readonly unit: string;
  readonly actual: number;
  readonly alternative: number;
}

/** Assignments that went to one unit and would have gone to another. */
export interface MoveCount {
  readonly from: string;
  readonly to: string;
  readonly by: Move['by'];
  readonly count: number;
  /** The first issues by identifier. */
  readonly examples: readonly string[];
}

export interface AssumptionCount {
  readonly code: AssumptionCode;
  readonly words: Bilingual;
  /** Issues it was taken for granted of. */
  readonly issues: number;
}

/** What many simulations came to together. Plain data; parts add up in any order. */
export interface Findings {
  readonly issues: number;
  readonly events: number;
  readonly tickets: readonly TicketCounts[];
  readonly deadlines: readonly DeadlineCounts[];
  readonly moves: readonly MoveCount[];
  readonly assumptions: Readonly<Partial<Record<AssumptionCode, number>>>;
  readonly metToMissed: number;
  readonly missedToMet: number;
}

const MOST_EXAMPLES = 5;

interface MutableCounts {
  readonly actual: Record<Standing, number>;
  readonly alternative: Record<Standing, number>;
}

/** Adds up what simulations of issues come to. */
export class FindingsBook {
  #issues = 0;
  #events = 0;
  #metToMissed = 0;
  #missedToMet = 0;
  readonly #deadlines = new Map<string, MutableCounts>();
  readonly #tickets = new Map<string, { actual: number; alternative: number }>();
  readonly #moves = new Map<string, MoveCount>();
  readonly #assumptions = new Map<AssumptionCode, number>();

  add<E extends StoredEvent>(issue: string, simulation: Simulation<E>): void {
    const { actual, alternative, moves, flips, assumptions } = simulation;
    this.#issues += 1;
    this.#events += actual.events.length;
    this.#given(actual.events, 'actual');
    this.#given(alternative.events, 'alternative');
    for (const each of actual.deadlines) this.#counts(each).actual[each.standing] += 1;
    for (const each of alternative.deadlines) this.#counts(each).alternative[each.standing] += 1;
    for (const { from, to, by } of moves) this.#move({ from, to, by, count: 1, examples: [issue] });
    for (const code of assumptions) this.#assume(code, 1);
    for (const { actual: was, alternative: is } of flips) {
      if (is.standing === 'MISSED') this.#metToMissed += 1;
      else if (was.standing === 'MISSED') this.#missedToMet += 1;
    }
  }

  /** Adds what somebody else has added up. */
  addAll(found: Findings): void {
    this.#issues += found.issues;
    this.#events += found.events;
    this.#metToMissed += found.metToMissed;
    this.#missedToMet += found.missedToMet;
    for (const each of found.deadlines) {
      const counts = this.#counts(each);
      for (const standing of ['MET', 'MISSED', 'OPEN'] as const) {
        counts.actual[standing] += each.actual[standing];
        counts.alternative[standing] += each.alternative[standing];
      }
    }
    for (const { unit, actual, alternative } of found.tickets) {
      const counts = this.#ticketsOf(unit);
      counts.actual += actual;
      counts.alternative += alternative;
    }
    for (const each of found.moves) this.#move(each);
    for (const [code, issues] of Object.entries(found.assumptions))
      this.#assume(code as AssumptionCode, issues);
  }

  /** All that was added, in an order of its own: kinds and units by name, moves by number. */
  findings(): Findings {
    return {
      issues: this.#issues,
      events: this.#events,
      tickets: [...this.#tickets]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([unit, counts]) => ({ unit, ...counts })),
      metToMissed: this.#metToMissed,
      missedToMet: this.#missedToMet,
      deadlines: [...this.#deadlines]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, { actual, alternative }]) => {
          const [kind = '', unit = ''] = key.split('|');
          return { kind: kind as ClockKind, unit, actual, alternative };
        }),
      moves: [...this.#moves.values()].sort(byCountThenName),
      assumptions: Object.fromEntries(this.#assumptions),
    };
  }

  #counts({ kind, unit = '' }: Pick<Deadline, 'kind' | 'unit'>): MutableCounts {
    const key = `${kind}|${unit}`;
    const known = this.#deadlines.get(key);
    if (known !== undefined) return known;
    const none = { MET: 0, MISSED: 0, OPEN: 0 };
    const counts = { actual: { ...none }, alternative: { ...none } };
    this.#deadlines.set(key, counts);
    return counts;
  }

  #given(events: readonly StoredEvent[], history: 'actual' | 'alternative'): void {
    for (const event of events)
      for (const { unit } of ticketsGivenBy(event)) this.#ticketsOf(unit)[history] += 1;
  }

  #ticketsOf(unit: string): { actual: number; alternative: number } {
    const known = this.#tickets.get(unit);
    if (known !== undefined) return known;
    const counts = { actual: 0, alternative: 0 };
    this.#tickets.set(unit, counts);
    return counts;
  }

  #move({ from, to, by, count, examples }: MoveCount): void {
    const key = `${from}|${to}|${by}`;
    const known = this.#moves.get(key);
    const all = [...new Set([...(known?.examples ?? []), ...examples])].sort();
    this.#moves.set(key, {
      ...{ from, to, by, count: (known?.count ?? 0) + count },
      examples: all.slice(0, MOST_EXAMPLES),
    });
  }

  #assume(code: AssumptionCode, issues: number): void {
    this.#assumptions.set(code, (this.#assumptions.get(code) ?? 0) + issues);
  }
}

function byCountThenName(one: MoveCount, other: MoveCount): number {
  if (one.count !== other.count) return other.count - one.count;
  return `${one.from}|${one.to}` < `${other.from}|${other.to}` ? -1 : 1;
}
