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

/** Lives the laws are tried on; more by the environment variable `SHAODAO_PROPERTY_RUNS`. */
const RUNS = Number(process.env['SHAODAO_PROPERTY_RUNS'] ?? 1_000);

export interface World<S, C, P> {
  readonly section: P;
  readonly actors: readonly Actor[];
  /** One command of each kind, or several, that this state might meet. */
  readonly commandsFor: (choices: Choices, state: S, now: string) => readonly C[];
  /** Kinds that end a life: rarely given, or lives would end where they began. */
  readonly rare?: readonly string[];
}

/** Gives random commands one after the other, as far as the decider lets them. */
export function live<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  { aggregate }: SideStream<S, C, E, P>,
  { section, actors, commandsFor, rare = [] }: World<S, C, P>,
  choices: readonly Choices[],
): Life<S, C, E> {
  const life: Act<S, C, E>[] = [];
  let state = aggregate.initial;
  let clock = START;
  let made = 0;
  for (const each of choices) {
    const gap = pick(GAPS, each.gap);
    const now = hoursAfter(clock, gap);
    const actor = pick(actors, each.actor);
    const context = contextOf(section, {
      actor,
      now,
      newId: (kind) => `${kind}-${String(++made)}`,
      newStreamId: () => `stream-${String(++made)}`,
    });
    const commands = commandsFor(each, state, now);
    const tried = pick(commands, each.command);
    const gets = (command: C): boolean => {
      const trial = aggregate.decide(command, state, context);
      return trial.ok && trial.events.length > 0;
    };
    // Most commands get somewhere; the others show that what must not be is refused.
    const blind = each.b % 4 === 0 || gap < 0;
    const command = blind ? tried : (found(commands, each, rare, gets) ?? tried);
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

function found<C extends { readonly type: string }>(
  commands: readonly C[],
  { command, c }: Choices,
  rare: readonly string[],
  gets: (command: C) => boolean,
): C | undefined {
  const from = command % commands.length;
  const turned = [...commands.slice(from), ...commands.slice(0, from)];
  const usual = c % 8 === 0 ? turned : turned.filter(({ type }) => !rare.includes(type));
  return usual.find(gets);
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
 * Tries the laws on the same random lives; what breaks one is shrunk and told command by command.
 * @throws Error with the smallest life that breaks a law
 */
export function holds<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  stream: SideStream<S, C, E, P>,
  world: World<S, C, P>,
  laws: Readonly<Record<string, Law<S, C, E>>>,
): void {
  const anyLife = fc.array(anyChoices, { minLength: 1, maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(anyLife, (choices) => {
      const life = live(stream, world, choices);
      for (const [name, law] of Object.entries(laws)) {
        const wrong = law(life);
        if (wrong !== undefined) throw new Error(`“${name}” is broken: ${wrong}\n${told(life)}`);
      }
    }),
    { numRuns: RUNS },
  );
}

/** The types of events that some random lives saw: a world that never gets far proves nothing. */
export function reached<S, C extends { readonly type: string }, E extends DecidedEvent, P>(
  stream: SideStream<S, C, E, P>,
  world: World<S, C, P>,
): ReadonlySet<string> {
  const anyLife = fc.array(anyChoices, { minLength: 60, maxLength: 90, size: 'max' });
  const lives = fc.sample(anyLife, { numRuns: 200, seed: 4 });
  const seen = new Set<string>();
  for (const choices of lives) {
    for (const act of live(stream, world, choices)) {
      for (const event of act.events) seen.add(event.type);
    }
  }
  return seen;
}
