import type { ClockChanges, ClockKind, Computation, StartedClock } from '@shaodao/deadlines';
import type { EvolveMeta } from '@shaodao/decider';
import {
  isAccepted,
  isOpen,
  issueAggregate,
  type Assignment,
  type IssueEvent,
  type IssueState,
} from '@shaodao/issue';
import { isDeadline } from './limit-changes.js';
import type { StoredEvent } from './world.js';

export const STANDINGS = ['MET', 'MISSED', 'OPEN'] as const;
/** Ended in time, late or still running though due; or running and not due. */
export type Standing = (typeof STANDINGS)[number];

/** One deadline of one history: when it began, was due and ended. ISO 8601 UTC. */
export interface Deadline {
  /** Unique in its stream; the same in both histories. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly unit?: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly endedAt?: string;
  readonly standing: Standing;
  /** How the due time came about; absent where a moment was named and no clock ran for it. */
  readonly computation?: Computation;
}

interface Running {
  readonly id: string;
  readonly kind: ClockKind;
  readonly unit?: string;
  readonly startedAt: string;
  dueAt: string;
  computation?: Computation;
  pausedAt?: string;
  /** It was overdue once: that stays so under a later due time (invariant 6). */
  wasLate: boolean;
}

/**
 * Every deadline of a stream, in the order they began: of its clocks, and of leads' tickets for whom
 * no clock ran. Windows are no deadlines. A clock that rests is late only if it was before.
 * @param horizon ISO 8601 UTC; what still runs is judged then.
 */
export function deadlinesOf(events: readonly StoredEvent[], horizon: string): readonly Deadline[] {
  const ledger = new Ledger();
  const tickets = hasBareTickets(events) ? new Tickets(ledger, clockedTickets(events)) : undefined;
  for (const event of events) {
    ledger.after((event.data as { readonly clocks?: ClockChanges }).clocks, event.occurredAt);
    tickets?.after(event);
  }
  return ledger.close(horizon);
}

const OF_TICKETS: readonly ClockKind[] = ['HANDLE', 'REWORK', 'ASSIST_REPORT'];

function startedIn({ data }: StoredEvent): readonly StartedClock[] {
  return (data as { readonly clocks?: ClockChanges }).clocks?.started ?? [];
}

function clockedTickets(events: readonly StoredEvent[]): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) =>
      startedIn(event).flatMap(({ kind, subject }) =>
        OF_TICKETS.includes(kind) && subject.id !== undefined ? [subject.id] : [],
      ),
    ),
  );
}

/** Folding a stream for its tickets costs more than all else: only where a dispatch had no clock. */
function hasBareTickets(events: readonly StoredEvent[]): boolean {
  return events.some(
    (event) => 'lead' in event.data && !startedIn(event).some(({ kind }) => kind === 'HANDLE'),
  );
}

/** Deadlines that run, and those that ended. */
class Ledger {
  readonly #running = new Map<string, Running>();
  readonly #lives = new Map<string, number>();
  readonly #all: Deadline[] = [];

  after(changes: ClockChanges | undefined, at: string): void {
    if (changes === undefined) return;
    for (const id of changes.stopped ?? []) this.end(id, at);
    for (const { id, kind, subject, startedAt, dueAt, computation } of changes.started ?? [])
      if (isDeadline(kind))
        this.begin(id, {
          ...{ kind, startedAt, dueAt, computation },
          ...(subject.unit !== undefined && { unit: subject.unit }),
        });
    for (const { id, dueAt, computation, because } of changes.moved ?? []) {
      this.move(id, dueAt, at, computation);
      if (because === 'RESUMED') this.#goOn(id);
    }
    for (const id of changes.paused ?? []) this.#rest(id, at);
  }

  begin(id: string, deadline: Omit<Running, 'id' | 'wasLate'>): void {
    const life = (this.#lives.get(id) ?? 0) + 1;
    this.#lives.set(id, life);
    const name = life === 1 ? id : `${id}#${String(life)}`;
    this.#running.set(id, { ...deadline, id: name, wasLate: false });
  }

  dueAt(id: string): string | undefined {
    return this.#running.get(id)?.dueAt;
  }

  move(id: string, dueAt: string, at: string, computation?: Computation): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    running.wasLate ||= isLate(running, at);
    running.dueAt = dueAt;
    if (computation !== undefined) running.computation = computation;
  }

  end(id: string, at: string): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    this.#running.delete(id);
    this.#all.push({ ...told(running, isLate(running, at) ? 'MISSED' : 'MET'), endedAt: at });
  }

  close(horizon: string): readonly Deadline[] {
    for (const running of this.#running.values())
      this.#all.push(told(running, isLate(running, horizon) ? 'MISSED' : 'OPEN'));
    return this.#all;
  }

  #rest(id: string, at: string): void {
    const running = this.#running.get(id);
    if (running !== undefined) running.pausedAt ??= at;
  }

  #goOn(id: string): void {
    const running = this.#running.get(id);
    if (running !== undefined) delete running.pausedAt;
  }
}

const isLate = ({ wasLate, dueAt, pausedAt }: Running, at: string): boolean =>
  wasLate || (pausedAt ?? at) > dueAt;

function told(running: Running, standing: Standing): Deadline {
  const { wasLate: _late, pausedAt: _rest, ...deadline } = running;
  return { ...deadline, standing };
}

/** Leads' tickets that have a limit and no clock, as records of other systems have. */
class Tickets {
  #state: IssueState = issueAggregate.initial;

  constructor(
    private readonly ledger: Ledger,
    private readonly clocked: ReadonlySet<string>,
  ) {}

  after({ type, data, occurredAt, meta }: StoredEvent): void {
    const before = this.#bare();
    const fact = { type, data, occurredAt, actor: meta.actor };
    // What the stream holds was decided by this aggregate.
    this.#state = issueAggregate.evolve(this.#state, fact as unknown as IssueEvent & EvolveMeta);
    const after = this.#bare();
    for (const { id } of before)
      if (!after.some((each) => each.id === id)) this.ledger.end(`ticket:${id}`, occurredAt);
    for (const { id, unit, status, dueAt } of after) {
      const name = `ticket:${id}`;
      if (before.some((each) => each.id === id)) {
        if (this.ledger.dueAt(name) !== dueAt) this.ledger.move(name, dueAt, occurredAt);
      } else
        this.ledger.begin(name, {
          kind: status === 'REWORK' ? 'REWORK' : 'HANDLE',
          ...{ unit, dueAt, startedAt: occurredAt },
        });
    }
  }

  #bare(): readonly Assignment[] {
    const state = this.#state;
    if (!isAccepted(state)) return [];
    return state.assignments.filter(
      (each) => each.role === 'lead' && isOpen(each) && !this.clocked.has(each.id),
    );
  }
}
