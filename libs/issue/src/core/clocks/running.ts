import type { ClockChanges, ClockKind, MovedClock, StartedClock } from '@shaodao/deadlines';
import type { Instant } from '../events.js';
import { present } from '../present.js';

/** A clock of an issue from its start until its subject is done with, in time or late. */
export interface RunningClock extends StartedClock {
  /** Since when it stands still; absent while it runs. */
  readonly pausedAt?: Instant;
  /** Points that are past (`codeOf`): none comes twice. */
  readonly past: readonly string[];
  /** When it was first found overdue. The fact stays, also under a later due time (invariant 6). */
  readonly breachedAt?: Instant;
}

/** A clock that ended. */
export interface Visit {
  readonly clock: RunningClock;
  /** When it ended, or when it had been paused last. */
  readonly endedAt: Instant;
}

/** By kind of clock. */
export type Visits = Readonly<Partial<Record<ClockKind, Visit>>>;

/** The last visits after an event that happened at `at`; undefined where none ended so far. */
export function visitsAfter(
  { clocks, visits }: { readonly clocks: readonly RunningClock[]; readonly visits?: Visits },
  changes: ClockChanges | undefined,
  at: Instant,
): Visits | undefined {
  const ended = clocks.filter(({ id }) => changes?.stopped?.includes(id) === true);
  if (ended.length === 0) return visits;
  const latest = ended.map((clock) => [clock.kind, { clock, endedAt: clock.pausedAt ?? at }]);
  return { ...visits, ...(Object.fromEntries(latest) as Visits) };
}

/** A ticket whose limit follows its clock. */
export interface TicketDue {
  readonly assignment: string;
  readonly dueAt: Instant;
}

/** What any event of an issue may say of clocks beside its own facts. */
export interface ClockEffects {
  readonly clocks?: ClockChanges;
  /** Tickets whose limit moved with a clock. */
  readonly tickets?: readonly TicketDue[];
  /** The deadline the appellant is told from now on, where a clock moved it. */
  readonly toldDueAt?: Instant;
}

/** What of a clock a fact about it repeats, so that the fact can be read alone. */
export interface ClockFact {
  readonly clock: string;
  readonly kind: ClockKind;
  /** Assignment, whistle or card whose time runs; absent where it is the whole matter's. */
  readonly subject?: string;
  readonly unit?: string;
}

/** The identifying facts of a clock. */
export function factOf({ id, kind, subject }: StartedClock): ClockFact {
  return {
    clock: id,
    kind,
    ...(subject.id !== undefined && { subject: subject.id }),
    ...(subject.unit !== undefined && { unit: subject.unit }),
  };
}

/**
 * The clocks after an event that happened at `at`; the same list where it says nothing of them.
 * @param resting clocks of the matter from before it was merged into another.
 */
export function clocksAfter(
  clocks: readonly RunningClock[],
  changes: ClockChanges | undefined,
  at: Instant,
  resting: readonly RunningClock[] = [],
): readonly RunningClock[] {
  if (changes === undefined) return clocks;
  const { started = [], stopped = [], paused = [], moved = [] } = changes;
  const kept = clocks.filter((each) => !stopped.includes(each.id));
  const begun = started.map((each) => goesOn(each, resting));
  return [...kept, ...begun].map((each) => {
    const to = moved.find((move) => move.id === each.id);
    if (to !== undefined) return atNewTime(each, to);
    return paused.includes(each.id) ? { ...each, pausedAt: each.pausedAt ?? at } : each;
  });
}

/** A clock that had rested keeps what it had said, and since when it stood still. */
function goesOn(clock: StartedClock, resting: readonly RunningClock[]): RunningClock {
  const before = resting.find(({ id }) => id === clock.id);
  if (before === undefined) return { ...clock, past: [] };
  const { past, breachedAt, pausedAt } = before;
  return { ...clock, past, ...present({ breachedAt, pausedAt }) };
}

/** More time is time to be reminded of anew; the same time, later, is not. */
function atNewTime(clock: RunningClock, move: MovedClock): RunningClock {
  const { pausedAt, ...running } = clock;
  const { dueAt, warnAt, computation, because } = move;
  return {
    ...running,
    ...(pausedAt !== undefined && because !== 'RESUMED' && { pausedAt }),
    ...{ dueAt, warnAt, computation },
    past: because === 'EXTENDED' ? [] : clock.past,
  };
}

/** The same list with one clock changed. */
export function withClock(
  clocks: readonly RunningClock[],
  id: string,
  change: (clock: RunningClock) => Partial<RunningClock>,
): readonly RunningClock[] {
  return clocks.map((each) => (each.id === id ? { ...each, ...change(each) } : each));
}

/** The clock of a kind, of one subject where a subject is named; undefined where none runs. */
export function clockOf(
  { clocks }: { readonly clocks: readonly RunningClock[] },
  kind: ClockKind,
  subject?: string,
): RunningClock | undefined {
  return clocks.find(
    (each) => each.kind === kind && (subject === undefined || each.subject.id === subject),
  );
}
