import type { DecidedEvent, Decision, EvolveMeta, Refusal } from './index.js';
import { isAfter } from './instants.js';
import { clocksAfter, type RunningClock, type SideClockChanges } from './side-clocks.js';
import { rejectSide } from './side-rejections.js';
import type { SideContext } from './side-stream.js';

/** Before the command that opens the stream. */
export interface Unopened {
  readonly status: 'NONE';
}
export const UNOPENED: Unopened = { status: 'NONE' };

/** What every opened side stream knows. */
export interface OpenedFacts {
  readonly status: string;
  readonly lastOccurredAt: string;
  readonly clocks: readonly RunningClock[];
}

/** A command as data: checked JSON with its name, not necessarily an instance of the class. */
export type PlainCommand<C> = {
  readonly [K in keyof C]: C[K] extends object | undefined ? PlainCommand<C[K]> : C[K];
};

/** The commands of a table of classes, as data. */
export type CommandsOf<T extends Readonly<Record<string, abstract new () => object>>> = {
  [N in keyof T]: PlainCommand<InstanceType<T[N]>>;
}[keyof T];

/** The events of a map from types to facts. */
export type EventsOf<M> = { [T in keyof M & string]: { type: T; data: M[T] } }[keyof M & string];

/** Everything a step looks at. */
export interface SideSituation<C, S, P> {
  readonly command: C;
  readonly state: S;
  readonly context: SideContext<P>;
}

/** Guards in order, the first that objects refuses; then the events. */
export interface SidePolicy<C, S, E, P> {
  readonly guards?: readonly ((situation: SideSituation<C, S, P>) => Refusal | undefined)[];
  readonly events: (situation: SideSituation<C, S, P>) => readonly E[];
}

/** A step of an opened stream, and the states in which it is possible. */
export interface SideStep<C, S extends OpenedFacts, E, P> extends SidePolicy<C, S, E, P> {
  readonly in: readonly S['status'][];
}

type Named<C extends { readonly type: string }, N extends C['type']> = Extract<
  C,
  { readonly type: N }
>;

/** One step for each command. */
export interface SideRules<
  C extends { readonly type: string },
  S extends OpenedFacts,
  E,
  P,
  O extends C['type'],
> {
  readonly opens: O;
  readonly open: SidePolicy<Named<C, O>, Unopened, E, P>;
  readonly steps: {
    readonly [N in Exclude<C['type'], O>]: SideStep<Named<C, N>, S, E, P>;
  };
}

/** The decider of a table of steps: state and time first, then the guards of the step. */
export function decideBySteps<
  C extends { readonly type: string },
  S extends OpenedFacts,
  E extends DecidedEvent,
  P,
  O extends C['type'],
>(rules: SideRules<C, S, E, P, O>) {
  const steps = rules.steps as unknown as Readonly<Record<string, SideStep<C, S, E, P>>>;
  return (command: C, state: Unopened | S, context: SideContext<P>): Decision<E> => {
    if (command.type === rules.opens) {
      if (!isUnopened(state)) return refused(rejectSide('ALREADY_OPENED'));
      return settle(rules.open, { command: command as Named<C, O>, state, context });
    }
    if (isUnopened(state)) return refused(rejectSide('NOT_OPENED'));
    const step = steps[command.type];
    if (step === undefined) throw new Error(`No step for ${command.type}`);
    const { status, lastOccurredAt: last } = state;
    if (!step.in.includes(status)) {
      const allowed = [...step.in];
      return refused(rejectSide('WRONG_STATUS', { command: command.type, status, allowed }));
    }
    if (isAfter(last, context.now)) return refused(rejectSide('OUT_OF_ORDER_TIME', { last }));
    return settle(step, { command, state, context });
  };
}

const refused = (refusal: Refusal): Decision<never> => ({ ok: false, refusal });

/** Narrows to the initial state. */
export const isUnopened = (state: { readonly status: string }): state is Unopened =>
  state.status === UNOPENED.status;

function settle<C, S, E, P>(
  { guards = [], events }: SidePolicy<C, S, E, P>,
  situation: SideSituation<C, S, P>,
): Decision<E> {
  for (const guard of guards) {
    const refusal = guard(situation);
    if (refusal !== undefined) return refused(refusal);
  }
  return { ok: true, events: events(situation) };
}

/** What an event changes in the state; time and clocks are kept for it. */
export type SideFold<S, D> = (state: S, data: D, meta: EvolveMeta) => Partial<S>;

/** A stream that no decider wrote: an event stands where its state cannot be. */
export class ContradictorySideStream extends Error {
  override readonly name = 'ContradictorySideStream';
}

/**
 * Evolving by one fold for each event. The opening event makes the first state.
 * @throws ContradictorySideStream where an event stands before the opening one.
 */
export function evolveByFolds<S extends OpenedFacts, M, O extends keyof M & string>(rules: {
  readonly opening: O;
  readonly open: (data: M[O], meta: EvolveMeta) => Omit<S, 'lastOccurredAt' | 'clocks'>;
  readonly folds: { readonly [T in Exclude<keyof M & string, O>]: SideFold<S, M[T]> };
}) {
  const folds = rules.folds as unknown as Readonly<Record<string, SideFold<S, unknown>>>;
  return (state: Unopened | S, event: EventsOf<M> & EvolveMeta): Unopened | S => {
    const { clocks } = event.data as { readonly clocks?: SideClockChanges };
    const always = { lastOccurredAt: event.occurredAt };
    if (event.type === rules.opening) {
      const opened = rules.open(event.data as M[O], event);
      return { ...opened, ...always, clocks: clocksAfter([], clocks) } as S;
    }
    const fold = folds[event.type];
    if (isUnopened(state) || fold === undefined) {
      throw new ContradictorySideStream(`${event.type} does not fit a stream in ${state.status}`);
    }
    const changed = fold(state, event.data, event);
    return { ...state, ...changed, ...always, clocks: clocksAfter(state.clocks, clocks) };
  };
}
