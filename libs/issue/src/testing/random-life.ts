import type { Actor, EvolveMeta, Refusal } from '@shaodao/decider';
import * as fc from 'fast-check';
import type { IssueCommand, IssueCommandName } from '../commands/index.js';
import { issueAggregate } from '../core/aggregate.js';
import type { DecisionContext } from '../core/context.js';
import type { IssueEvent } from '../core/events.js';
import type { IssueState } from '../core/state.js';
import { contextOf, hoursAfter, START } from './given.js';
import { OTHER, otherComesOrGoes, takesMergers } from './other-issue.js';
import { pick, type Choices } from './choices.js';
import { commandFor, commandNamed } from './random-command.js';
import * as people from './small-district.js';

/** One command of a life and what came of it. */
export interface Act {
  readonly command: IssueCommand;
  readonly actor: Actor;
  readonly now: string;
  readonly before: IssueState;
  readonly after: IssueState;
  readonly events: readonly (IssueEvent & EvolveMeta)[];
  readonly refusal?: Refusal;
  /** Recorded because of an act on another issue; the command was not given. */
  readonly outside?: true;
}

/** The life of one issue under random commands, accepted and refused. */
export type Life = readonly Act[];

const ACTORS: readonly Actor[] = [
  people.DISPATCHER,
  people.INSPECTOR,
  people.WATER,
  people.FIRE,
  people.COMMUNITY,
  people.STREET,
  people.RESIDENT,
  people.INSPECTOR_AT_WATER,
  people.CALLER,
  people.WATER_REPAIR,
];

/** Hours to the next command; the first is the plainest, one goes back in time. */
const GAPS = [1, 0, 1, 6, 1, 30, 1, 24 * 9, 3, 24 * 40, 1, -2];

const anyChoices: fc.Arbitrary<Choices> = fc.record({
  command: fc.nat(999),
  chance: fc.nat(9),
  actor: fc.nat(ACTORS.length - 1),
  gap: fc.nat(GAPS.length - 1),
  a: fc.nat(41),
  b: fc.nat(41),
  c: fc.nat(41),
});

/** How many neighbours of a command are tried until one is accepted, by the choice of chance. */
const TRIES = [1, 12, 12, 12, 12, 1, 6, 6, 1, 1];

const PLAINEST: Choices = { command: 0, chance: 0, actor: 0, gap: 0, a: 0, b: 0, c: 0 };

/** Lives sampled at once: a night's hundred thousand do not fit into memory together. */
const AT_ONCE = 1_000;

const LONGEST = 80;
/** By then the year's days off are announced, in number of acts. */
const ANNOUNCED_AFTER = 20;

/** Long lives are sampled, so that they get far; what fails shrinks to few and plain commands. */
const longLife = fc.array(anyChoices, { minLength: LONGEST / 2, maxLength: LONGEST });
const anyLife = fc.array(anyChoices, { minLength: 1, maxLength: LONGEST });

/** Lives a law is tried on; more by the environment variable `SHAODAO_LIVES`. */
export const PROPERTY_RUNS = Number(process.env['SHAODAO_LIVES'] ?? 2_000);

/** How long walking through them may take, a night's hundred thousand too. Milliseconds. */
export const PATIENCE = 600_000 + 150 * PROPERTY_RUNS;

/** Which lives those are: other ones in each run, unless `SHAODAO_PROPERTY_SEED` names the seed. */
export const PROPERTY_SEED = seedFrom(process.env['SHAODAO_PROPERTY_SEED']);

/** The seed a text names, or one by chance where there is none. @throws Error for no integer. */
export function seedFrom(text: string | undefined): number {
  if (text === undefined) return fc.sample(fc.integer(), 1)[0] ?? 0;
  const seed = Number(text);
  if (text.trim() === '' || !Number.isInteger(seed))
    throw new Error(`SHAODAO_PROPERTY_SEED is no integer: “${text}”`);
  return seed;
}

/** Gives the commands one after the other, as far as the decider lets them. */
export function live(choices: readonly Choices[]): Life {
  const life: Act[] = [];
  const topic = choices[0]?.c ?? 0;
  const announcedAfter = (choices[0]?.b ?? 0) % ANNOUNCED_AFTER;
  let state = issueAggregate.initial;
  let clock = START;
  let made = 0;
  for (const each of choices) {
    const now = hoursAfter(clock, pick(GAPS, each.gap));
    const newId: DecisionContext['newId'] = (kind) => `${kind}-${String(++made)}`;
    // The year's days off are announced while the matter lives.
    const calendar = life.length < announcedAfter ? people.calendarBefore : people.calendarOf;
    const defaultProfile = topic % 2 === 0 ? 'timed' : 'hotline';
    const context = contextOf({ now, newId, calendar, defaultProfile, counterpart: OTHER });
    const act =
      each.chance === 8 ? fromOutside(state, context) : given({ ...each, topic }, state, context);
    life.push(act);
    if (act.refusal === undefined) clock = now;
    state = act.after;
  }
  return life;
}

/** The act the choices stand for, or one near it that gets somewhere; else the refused one. */
function given(choices: Choices, state: IssueState, context: DecisionContext): Act {
  const first = tried(choices, state, context);
  let act = first;
  for (let near = 1; near < pick(TRIES, choices.chance); near += 1) {
    if (act.events.length > 0) return act;
    act = tried(beside(choices, near), state, context);
  }
  return act.events.length > 0 ? act : first;
}

const beside = (
  { command, chance, actor, gap, a, b, c, topic = 0 }: Choices,
  near: number,
): Choices => ({
  command: command + 7 * near,
  chance,
  actor: actor + near,
  gap,
  a: a + near,
  b: b + (near % 2),
  c: c + near,
  topic,
});

function tried(choices: Choices, before: IssueState, circumstances: DecisionContext): Act {
  const { now } = circumstances;
  const actor = pick(ACTORS, choices.actor);
  const command = commandFor(choices, before, now);
  const decision = issueAggregate.decide(command, before, { ...circumstances, actor });
  if (!decision.ok) {
    const { refusal } = decision;
    return { command, actor, now, before, after: before, events: [], refusal };
  }
  const events = decision.events.map((event) => ({ ...event, occurredAt: now, actor }));
  const after = events.reduce(issueAggregate.evolve, before);
  return { command, actor, now, before, after, events };
}

/** Another issue is merged into this one, or taken out; where none can be, nothing happens. */
function fromOutside(before: IssueState, context: DecisionContext): Act {
  const { actor, now } = context;
  const command = { type: 'CloseIssue' } as const;
  if (!takesMergers(before) || now < before.lastOccurredAt) {
    return tried({ ...PLAINEST, chance: 0 }, before, context);
  }
  const events = otherComesOrGoes(before, context);
  const after = events.reduce(issueAggregate.evolve, before);
  return { command, actor, now, before, after, events, outside: true };
}

/** Ways to give a command of one name, until one gets somewhere. */
const WAYS = 12;

/**
 * What a command of that name could have led to after the act, given by anybody; undefined where it
 * got nowhere. For steps that random lives take too seldom.
 */
export function couldFollow(name: IssueCommandName, { after: before, now }: Act): Act | undefined {
  let made = 0;
  const circumstances = contextOf({
    now,
    newId: (kind) => `${kind}-beside-${String(++made)}`,
    counterpart: OTHER,
  });
  for (let way = 0; way < WAYS; way += 1) {
    const choices = { ...PLAINEST, chance: 1, a: way, b: way * 5, c: way * 3 };
    const command = commandNamed(name, choices, before, now);
    for (const actor of ACTORS) {
      const decision = issueAggregate.decide(command, before, { ...circumstances, actor });
      if (!decision.ok || decision.events.length === 0) continue;
      const events = decision.events.map((event) => ({ ...event, occurredAt: now, actor }));
      const after = events.reduce(issueAggregate.evolve, before);
      return { command, actor, now, before, after, events };
    }
  }
  return undefined;
}

/** The life as a person reads it, one line for each command. */
export function told(life: Life): string {
  return life
    .map(({ command, actor, now, events, refusal, after, outside }) => {
      const { type, ...facts } = command;
      const outcome =
        refusal?.code ?? `${events.map((event) => event.type).join(' + ')} → ${after.phase}`;
      return outside === true
        ? `${now} of another issue ⇒ ${outcome}`
        : `${now} ${actor.person}: ${type} ${JSON.stringify(facts)} ⇒ ${outcome}`;
    })
    .join('\n');
}

/** What is wrong with a life, or nothing. */
export type Law = (life: Life) => string | undefined;

/** Walks through random lives, one at a time; with the same seed through the same ones. */
export function forRandomLives(
  visit: (life: Life, choices: readonly Choices[]) => void,
  {
    seed = PROPERTY_SEED,
    runs = PROPERTY_RUNS,
  }: { readonly seed?: number; readonly runs?: number } = {},
): void {
  for (let done = 0; done < runs; done += AT_ONCE) {
    const numRuns = Math.min(AT_ONCE, runs - done);
    for (const choices of fc.sample(longLife, { numRuns, seed: seed + done })) {
      visit(live(choices), choices);
    }
  }
}

/** For each law that some of the same random lives breaks, the first that does. */
export function brokenLaws(
  laws: Readonly<Record<string, Law>>,
): ReadonlyMap<string, readonly Choices[]> {
  const broken = new Map<string, readonly Choices[]>();
  forRandomLives((life, choices) => {
    for (const [name, law] of Object.entries(laws)) {
      if (!broken.has(name) && law(life) !== undefined) broken.set(name, choices);
    }
  });
  return broken;
}

/**
 * Fails with the smallest life like this one that breaks the law, told command by command, and with
 * the seed that brings the lives of this run back.
 */
export function failSmallest(law: Law, choices: readonly Choices[]): void {
  const property = fc.property(anyLife, (smaller) => {
    const life = live(smaller);
    const fault = law(life);
    if (fault !== undefined) throw new Error(`${fault}\n${told(life)}`);
  });
  const found = fc.check(property, { numRuns: 1, examples: [[[...choices]]], seed: PROPERTY_SEED });
  if (!found.failed) return;
  throw new Error(
    [
      `Broken; the same lives again: SHAODAO_PROPERTY_SEED=${String(PROPERTY_SEED)} SHAODAO_LIVES=${String(PROPERTY_RUNS)}`,
      `Counterexample: ${fc.stringify(found.counterexample)}`,
      `Shrunk ${String(found.numShrinks)} time(s)`,
      'Cause:',
      String(found.errorInstance),
    ].join('\n'),
  );
}

/** The first fault some act of a life shows. */
export const onEachAct =
  (check: (act: Act, before: Life) => string | undefined): Law =>
  (life) => {
    for (const [index, act] of life.entries()) {
      const fault = check(act, life.slice(0, index));
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
