import type { Actor, DecidedEvent, EvolveMeta, Refusal, SideStream } from '@shaodao/decider';
import * as fc from 'fast-check';
import { contextOf, hoursAfter, START } from './given.js';

/** One command of a life and what came of it. */
export interface Act<S, C, E> {
  readonly command: C;
  readonly actor: Actor;
  readonly now: string;
  readonly before: S;
  readonly after: S;
  readonly events: readonly (E & EvolveMeta)[];
  readonly refusal?: Refusal;
}

export type Life<S, C, E> = readonly Act<S, C, E>[];

/** Numbers by chance that a command is made of. */
export interface Choices {
  readonly command: number;
  readonly actor: number;
  readonly gap: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const nat = fc.nat(41);
const anyChoices: fc.Arbitrary<Choices> = fc.record({
  command: fc.nat(999),
  actor: nat,
  gap: nat,
  a: nat,
  b: nat,
  c: nat,
});

/** Hours to the next command; the first is the plainest, one goes back in time. */
const GAPS = [1, 0, 1, 6, 1, 30, 1, 24 * 9, 3, 24 * 40, 1, -2];

/** One of them, whatever the number. */
export const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Lives each law is tried on; more by the environment variable `SHAODAO_PROPERTY_RUNS`. */
const RUNS = Number(process.env['SHAODAO_PROPERTY_RUNS'] ?? 2_000);

export interface World<S, C, P> {
  readonly section: P;
  readonly actors: readonly Actor[];
  /** A command that this state might meet. */
  readonly commandFor: (choices: Choices, state: S, now: string) => C;
}

/** Gives random commands one after the other, as far as the decider lets them. */
export function live<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  { aggregate }: SideStream<S, C, E, P>,
  { section, actors, commandFor }: World<S, C, P>,
  choices: readonly Choices[],
): Life<S, C, E> {
  const life: Act<S, C, E>[] = [];
  let state = aggregate.initial;
  let clock = START;
  let made = 0;
  for (const each of choices) {
    const now = hoursAfter(clock, pick(GAPS, each.gap));
    const actor = pick(actors, each.actor);
    const command = commandFor(each, state, now);
    const context = contextOf(section, {
      actor,
      now,
      newId: (kind) => `${kind}-${String(++made)}`,
    });
    const decision = aggregate.decide(command, state, context);
    const decided = decision.ok ? decision.events : [];
    const events = decided.map((event) => ({ ...event, occurredAt: now, actor }));
    const after = events.reduce(aggregate.evolve, state);
    const refusal = decision.ok ? {} : { refusal: decision.refusal };
    life.push({ command, actor, now, before: state, after, events, ...refusal });
    if (decision.ok) clock = now;
    state = after;
  }
  return life;
}

/** What is wrong with a life, or nothing. */
export type Law<S, C, E> = (life: Life<S, C, E>) => string | undefined;

/** A law that looks at one act at a time. */
export const onEachAct =
  <S, C, E>(law: (act: Act<S, C, E>) => string | undefined): Law<S, C, E> =>
  (life) =>
    life.map(law).find((wrong) => wrong !== undefined);

const told = <S, C extends { readonly type: string }, E extends DecidedEvent>(
  life: Life<S, C, E>,
): string =>
  life
    .map(({ command, actor, now, events, refusal }) => {
      const { type, ...facts } = command;
      const outcome = refusal?.code ?? events.map((event) => event.type).join(' + ');
      return `${now} ${actor.person}: ${type} ${JSON.stringify(facts)} ⇒ ${outcome}`;
    })
    .join('\n');

/**
 * Tries the law on random lives; what breaks it is shrunk and told command by command.
 * @throws Error with the smallest life that breaks the law
 */
export function holds<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  stream: SideStream<S, C, E, P>,
  world: World<S, C, P>,
  law: Law<S, C, E>,
): void {
  const longest = 60;
  const anyLife = fc.array(anyChoices, { minLength: 1, maxLength: longest, size: 'max' });
  fc.assert(
    fc.property(anyLife, (choices) => {
      const life = live(stream, world, choices);
      const wrong = law(life);
      if (wrong !== undefined) throw new Error(`${wrong}\n${told(life)}`);
    }),
    { numRuns: RUNS },
  );
}

/** How often each type of event came in some random lives: a world that never gets far proves nothing. */
export function reached<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  stream: SideStream<S, C, E, P>,
  world: World<S, C, P>,
): ReadonlySet<string> {
  const anyLife = fc.array(anyChoices, { minLength: 60, maxLength: 90, size: 'max' });
  const lives = fc.sample(anyLife, { numRuns: RUNS, seed: 4 });
  const seen = new Set<string>();
  for (const choices of lives) {
    for (const act of live(stream, world, choices)) {
      for (const event of act.events) seen.add(event.type);
    }
  }
  return seen;
}
