import {
  extendClock,
  minutesBetween,
  recalculateClock,
  remainingOf,
  resumeClock,
  startClock,
  type ClockChanges,
  type ClockKind,
  type Limit,
  type MovedClock,
  type RunningClock,
  type StartedClock,
} from '@shaodao/deadlines';
import type { AssumptionCode } from './assumptions.js';
import type { Granted } from './limit-changes.js';
import type { Setting } from './setting.js';

/** A clock as it was and as it would be; one and the same object while nothing differs. */
export interface ClockPair {
  readonly was: RunningClock;
  readonly is: RunningClock;
}

/** The event whose changes are retold: when it happened and would happen (ISO 8601 UTC). */
export interface Moment {
  readonly was: string;
  readonly is: string;
  readonly matter: Granted['matter'];
  /** The mechanism of the matter, once it is accepted. */
  readonly profile?: { readonly id: string; readonly version: number };
}

interface Visit extends ClockPair {
  readonly endedAt: { readonly was: string; readonly is: string };
}

/** The clocks of one stream, told again event by event under other limits, calendars or times. */
export class RetoldClocks {
  readonly #running = new Map<string, ClockPair>();
  readonly #ended = new Map<string, ClockPair>();
  readonly #ends = new Map<string, string>();
  readonly #visits = new Map<ClockKind, Visit>();
  readonly assumptions = new Set<AssumptionCode>();

  constructor(private readonly setting: Setting) {}

  /** A clock that has not ended. */
  pair(id: string): ClockPair | undefined {
    return this.#running.get(id);
  }

  /** When a clock that ended would have ended, ISO 8601 UTC. */
  endOf(id: string): string | undefined {
    return this.#ends.get(id);
  }

  /** What the event would do to clocks; the same object where nothing differs. */
  after(changes: ClockChanges, moment: Moment): ClockChanges {
    for (const id of changes.stopped ?? []) this.#stop(id, moment);
    const started = changes.started?.map((clock) => this.#start(clock, moment));
    const moved = changes.moved?.flatMap((move) => this.#move(move, moment) ?? []);
    for (const id of changes.paused ?? []) this.#pause(id, moment);
    const same =
      (started ?? []).every((clock, n) => clock === changes.started?.[n]) &&
      moved?.length === changes.moved?.length &&
      (moved ?? []).every((move, n) => move === changes.moved?.[n]);
    if (same) return changes;
    return {
      ...changes,
      ...(started !== undefined && { started }),
      ...(moved !== undefined && { moved }),
    };
  }

  #stop(id: string, { was, is }: Moment): void {
    const pair = this.#running.get(id);
    if (pair === undefined) return;
    this.#running.delete(id);
    this.#ended.set(id, pair);
    this.#ends.set(id, is);
    const endedAt = { was: pair.was.pausedAt ?? was, is: pair.is.pausedAt ?? is };
    this.#visits.set(pair.was.kind, { ...pair, endedAt });
  }

  #start(clock: StartedClock, moment: Moment): StartedClock {
    const before = this.#ended.get(clock.id);
    const is = before === undefined ? this.#begun(clock, moment) : again(clock, before);
    this.#running.set(
      clock.id,
      before === undefined ? { was: clock, is } : still(before, clock, is),
    );
    this.#ends.delete(clock.id);
    return is;
  }

  #begun(clock: StartedClock, moment: Moment): StartedClock {
    const { id, kind, subject, computation, warnShares } = clock;
    const granted: Limit = clock.limit ?? {
      amount: computation.amount,
      unit: computation.unit,
      calendar: computation.calendar,
    };
    const limit = this.#limitFor(kind, granted, moment);
    const { calendars } = this.setting;
    const isOther =
      limit !== granted || moment.was !== moment.is || calendars.isOther(computation.calendar);
    if (!isOther) return clock;
    const begun = startClock({
      id,
      kind,
      subject,
      spec: { limit, ...(warnShares !== undefined && { warnAt: warnShares }) },
      limit,
      at: moment.is,
      calendar: calendars.finder(computation),
    });
    return withLaterWarnings(begun, clock, begun);
  }

  #limitFor(kind: ClockKind, granted: Limit, { matter, profile }: Moment): Limit {
    const visit = this.#visits.get(kind);
    if (visit !== undefined && profile !== undefined && this.setting.addsUp(profile, kind)) {
      if (visit.was === visit.is && visit.endedAt.was === visit.endedAt.is) return granted;
      const calendar = this.setting.calendars.finder(visit.is.computation);
      const left = remainingOf(visit.is, visit.endedAt.is, calendar);
      return left ?? { ...granted, amount: 0 };
    }
    const change = this.setting.limits.of({ kind, limit: granted, matter });
    if (change === undefined) return granted;
    if (change.assumption !== undefined) this.assumptions.add(change.assumption);
    return change.limit;
  }

  #pause(id: string, { was, is }: Moment): void {
    const pair = this.#running.get(id);
    if (pair === undefined) return;
    const paused = { ...pair.was, pausedAt: pair.was.pausedAt ?? was };
    const isSame = pair.was === pair.is && was === is;
    this.#running.set(id, {
      was: paused,
      is: isSame ? paused : { ...pair.is, pausedAt: pair.is.pausedAt ?? is },
    });
  }

  #move(move: MovedClock, moment: Moment): MovedClock | undefined {
    const pair = this.#running.get(move.id);
    if (pair === undefined) return move;
    const was = afterMove(pair.was, move);
    const { calendars } = this.setting;
    const isOther =
      pair.was !== pair.is ||
      moment.was !== moment.is ||
      calendars.isOther(pair.was.computation.calendar);
    const retold = isOther ? this.#retoldMove(move, pair, moment) : move;
    const is = retold === undefined ? pair.is : afterMove(pair.is, retold);
    this.#running.set(move.id, { was, is: isOther ? is : was });
    return retold;
  }

  #retoldMove(
    move: MovedClock,
    { was, is }: ClockPair,
    { is: at }: Moment,
  ): MovedClock | undefined {
    const calendar = this.setting.calendars.finder(move.computation);
    switch (move.because) {
      case 'RESUMED': {
        const resumed = resumeClock(is, { pausedAt: is.pausedAt ?? at, at, calendar });
        return withLaterWarnings(resumed, { ...was, ...move }, resumed);
      }
      case 'EXTENDED': {
        this.assumptions.add('EXTENSION_KEPT');
        const by: Limit = { amount: minutesBetween(was.dueAt, move.dueAt), unit: 'NAT_MIN' };
        const extended = extendClock(is, { by, at, calendar });
        return withLaterWarnings(extended, { ...was, ...move }, extended);
      }
      case 'RECALCULATED':
        return recalculateClock(is, { calendar, at, mayMoveEarlier: true });
    }
  }
}

/** A matter taken out of a merger goes on with the clocks it had. */
function again(clock: StartedClock, before: ClockPair): StartedClock {
  if (before.was === before.is) return clock;
  const { pausedAt: _paused, ...is } = before.is;
  return is;
}

/** What stood still when the matter was merged has stood still ever since. */
function still(before: ClockPair, was: StartedClock, is: StartedClock): ClockPair {
  const first = since(before.was, was);
  return { was: first, is: before.was === before.is ? first : since(before.is, is) };
}

const since = ({ pausedAt }: RunningClock, clock: StartedClock): RunningClock =>
  pausedAt === undefined ? clock : { ...clock, pausedAt };

function afterMove(clock: RunningClock, move: MovedClock): RunningClock {
  const { dueAt, warnAt, computation, because } = move;
  const { pausedAt, ...going } = clock;
  const rest = because === 'RESUMED' || pausedAt === undefined ? going : clock;
  return { ...rest, dueAt, warnAt, computation };
}

/** The ladder's moments after due come as long after it as they did. */
function withLaterWarnings<C extends { readonly warnAt: readonly string[] }>(
  clock: C,
  was: Pick<StartedClock, 'dueAt' | 'warnAt'>,
  { dueAt }: Pick<StartedClock, 'dueAt'>,
): C {
  const due = Date.parse(was.dueAt);
  const later = was.warnAt.map((at) => Date.parse(at) - due).filter((after) => after > 0);
  if (later.length === 0) return clock;
  const moments = later.map((after) => new Date(Date.parse(dueAt) + after).toISOString());
  return { ...clock, warnAt: [...new Set([...clock.warnAt, ...moments])] };
}
