import { expect } from '@jest/globals';
import type {
  Actor,
  DecidedEvent,
  Decision,
  EvolveMeta,
  JsonObject,
  SideClock,
  SideContext,
  SideLimit,
  SideStream,
} from '@shaodao/decider';

/** Given/when/then for any side stream (domain.md §3.4b). */

/** When the history of a test begins; each event comes an hour after the one before. */
export const START = '2026-03-02T08:00:00.000Z';
const HOUR = 3_600_000;
const MILLIS: Readonly<Record<string, number>> = {
  NAT_MIN: 60_000,
  NAT_HOUR: HOUR,
  WORK_HOUR: HOUR,
  NAT_DAY: 24 * HOUR,
  WORK_DAY: 24 * HOUR,
  CAL_MONTH: 30 * 24 * HOUR,
};

export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR).toISOString();
export const daysAfter = (instant: string, days: number): string => hoursAfter(instant, days * 24);

/** Somebody with an id, and what of a post the test is about. */
export const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  person: id,
  roles: [],
  ...more,
});

export const CLERK = person('p-clerk', { unit: 'street-north', roles: ['STREET'] });
export const SYSTEM = person('system', { roles: ['SYSTEM'] });

const due = (now: string, { amount, unit }: SideLimit): string =>
  new Date(Date.parse(now) + amount * (MILLIS[unit] ?? HOUR)).toISOString();

/** The clock a stream starts at `now` in these tests: a calendar without nights and days off. */
export function clock(id: string, now: string, limit: SideLimit, stream = 's-1'): SideClock {
  return {
    id,
    kind: 'SIDE',
    subject: { kind: 'side', id: stream },
    startedAt: now,
    dueAt: due(now, limit),
    warnAt: [],
    computation: {
      from: now,
      amount: limit.amount,
      unit: limit.unit as SideClock['computation']['unit'],
      calendar: limit.calendar ?? 'plain',
      calendarVersion: 1,
      rolled: false,
      provisional: false,
    },
  };
}

/** Units are in service unless their code begins with `closed`; `a` lies within `a` and `x/a`. */
const DIRECTORY: SideContext<unknown>['directory'] = {
  isActiveUnit: (code) => !code.startsWith('closed'),
  isUnitWithin: (code, ancestor) => code === ancestor || code.startsWith(`${ancestor}/`),
  isTerritory: (code) => !code.startsWith('nowhere'),
  isTerritoryWithin: (code, ancestor) => code === ancestor || code.startsWith(`${ancestor}/`),
};

export type Circumstances<P> = Partial<SideContext<P>>;

/** Everything a decision looks at, for tests; parts named `kind-1`, `kind-2` … */
export function contextOf<P>(section: P, circumstances: Circumstances<P> = {}): SideContext<P> {
  let made = 0;
  const now = circumstances.now ?? START;
  return {
    actor: CLERK,
    now,
    id: 's-1',
    playbook: { id: 'book', version: 3 },
    section,
    newId: (kind) => `${kind}-${String(++made)}`,
    newStreamId: () => `stream-${String(++made)}`,
    directory: DIRECTORY,
    dueAt: (limit) => due(now, limit),
    startClock: (id, limit) => clock(id, now, limit),
    isWorkday: (date) => ![0, 6].includes(new Date(date).getUTCDay()),
    localDate: (instant) => instant.slice(0, 10),
    endOfDate: (date) => `${date}T23:59:59.999Z`,
    ...circumstances,
  };
}

/** An event of the past; time and actor only where the test is about them. */
export type Past<E extends DecidedEvent> = E & { readonly at?: string; readonly by?: Actor };

export interface Then<E> {
  /** Exactly these events are decided. */
  then(...events: readonly E[]): void;
  /** The command is accepted, and changes nothing. */
  thenNothing(): void;
  /** The command is refused with a code of the stream, and with at least these facts. */
  refuses(code: string, params?: JsonObject): void;
  readonly decision: Decision<E>;
}

export interface Given<S, C, E, P> {
  /** The state the history leads to. */
  readonly state: S;
  /** When a command without a time of its own comes: an hour after the last event. */
  readonly now: string;
  when(command: C, circumstances?: Circumstances<P>): Then<E>;
}

/** The tools for one kind of stream under one section of a playbook. */
export function scene<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  stream: SideStream<S, C, E, P>,
  section: P,
): (...history: readonly Past<E>[]) => Given<S, C, E, P> {
  const { aggregate } = stream;
  const happened = (history: readonly Past<E>[]): readonly (E & EvolveMeta)[] => {
    let moment = START;
    return history.map(({ at, by = CLERK, ...event }, index) => {
      moment = at ?? (index === 0 ? START : hoursAfter(moment, 1));
      return { ...(event as unknown as E), occurredAt: moment, actor: by };
    });
  };
  const stateAfter = (history: readonly Past<E>[]): S =>
    happened(history).reduce(aggregate.evolve, aggregate.initial);
  return (...history) => ({
    get state(): S {
      return stateAfter(history);
    },
    get now(): string {
      const last = happened(history).at(-1)?.occurredAt;
      return last === undefined ? START : hoursAfter(last, 1);
    },
    when(command, circumstances = {}) {
      const context = contextOf(section, { now: this.now, ...circumstances });
      const decision = aggregate.decide(command, stateAfter(history), context);
      return {
        decision,
        then: (...events) => expect(decision).toEqual({ ok: true, events }),
        thenNothing: () => expect(decision).toEqual({ ok: true, events: [] }),
        refuses: (code, params) => {
          expect(Object.keys(stream.rejections)).toContain(code);
          expect(decision).toMatchObject({
            ok: false,
            refusal: params === undefined ? { code } : { code, params },
          });
        },
      };
    },
  });
}
