import { beforeAll, describe, expect, it } from '@jest/globals';
import type { IssueCommandName } from '../commands/index.js';
import { SEALED } from '../testing/choices.js';
import {
  brokenLaws,
  couldFollow,
  failSmallest,
  forRandomLives,
  onEachAct,
  type Act,
  type Law,
  type Life,
  PATIENCE,
} from '../testing/random-life.js';
import { NAMES } from '../testing/names.js';
import { issueAggregate } from './aggregate.js';
import { describeEvent } from './describe/describe-event.js';
import { refusalText } from './describe/refusal-text.js';
import { PHASE_GRAPH, type PhaseSteps } from './phases.js';
import { SEALED_FIELDS } from './sealed-fields.js';

/** What must hold of the core itself, whatever the domain says. */
const LAWS: Readonly<Record<string, Law>> = {
  'replaying the stored events gives the same state': (life) => {
    const stored = JSON.stringify(life.flatMap(({ events }) => events));
    const events = JSON.parse(stored) as Parameters<typeof issueAggregate.evolve>[1][];
    const replayed = events.reduce(issueAggregate.evolve, issueAggregate.initial);
    const state = life.at(-1)?.after;
    return JSON.stringify(replayed) === JSON.stringify(state) ? undefined : 'another state';
  },

  'evolving leaves the state before and the event as they were': (life) => {
    const events = life.flatMap((act) => act.events);
    let state = issueAggregate.initial;
    for (const event of events) {
      const before = JSON.stringify([state, event]);
      const after = issueAggregate.evolve(state, event);
      if (JSON.stringify([state, event]) !== before) return `${event.type} changed what it got`;
      state = after;
    }
    return undefined;
  },

  'a refused command leaves no event': onEachAct(({ events, refusal }) =>
    refusal === undefined || events.length === 0 ? undefined : 'both refused and accepted',
  ),

  'every refusal reads as a whole sentence in both languages': onEachAct(({ refusal }) => {
    if (refusal === undefined) return undefined;
    const texts = [
      refusalText(refusal, 'zh', 'Asia/Shanghai', NAMES),
      refusalText(refusal, 'en', 'Asia/Shanghai', NAMES),
    ];
    return texts.find((text) => text === refusal.code || /[{}]|“”|undefined|\[object/.test(text));
  }),

  'every event reads as a whole sentence in both languages': onEachAct(({ events }) =>
    events
      .flatMap(({ type, data }) => [
        describeEvent(type, data, 'zh', 'Asia/Shanghai'),
        describeEvent(type, data, 'en', 'Asia/Shanghai'),
      ])
      .find((text) => text === '' || /undefined|NaN|\[object/.test(text)),
  ),

  'personal text stands sealed where the events say, and nowhere else': onEachAct(({ events }) => {
    for (const { type, data } of events) {
      for (const [path, text] of textsOf(data)) {
        const sealed = text === SEALED;
        if (sealed !== SEALED_FIELDS[type].includes(path)) return `${type}.${path} is ${text}`;
      }
    }
    return undefined;
  }),
};

function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

describe('on random lives', () => {
  let broken: ReturnType<typeof brokenLaws>;
  beforeAll(() => {
    broken = brokenLaws(LAWS);
  }, PATIENCE);

  it.each(Object.entries(LAWS))('%s', (name, law) => {
    const choices = broken.get(name);
    if (choices !== undefined) failSmallest(law, choices);
  });
});

/** How many moments of a life are looked at, the last ones first to be kept. */
const MOMENTS = 8;

/** The edges of the graph, as `DispatchIssue: ACCEPTED → DISPATCHED`. */
const DRAWN: readonly (readonly [edge: string, command: IssueCommandName, from: string])[] =
  Object.entries<PhaseSteps>(PHASE_GRAPH).flatMap(([command, steps]) =>
    Object.entries(steps).flatMap(([from, targets]) =>
      targets.map(
        (to) => [`${command}: ${from} → ${to}`, command as IssueCommandName, from] as const,
      ),
    ),
  );

describe('the graph of phases', () => {
  const walked = new Set<string>();
  const sealedFields = new Set<string>();

  const note = ({ command, before, after, events }: Act): void => {
    if (events.length > 0) walked.add(`${command.type}: ${before.phase} → ${after.phase}`);
    for (const { type, data } of events) {
      for (const [path, text] of textsOf(data)) {
        if (text === SEALED) sealedFields.add(`${type}.${path}`);
      }
    }
  };

  /** Tries what no life has done yet wherever it could be done, and what follows only from that. */
  const explore = (acts: readonly Act[]): void => {
    for (const [edge, command, from] of DRAWN) {
      if (walked.has(edge)) continue;
      for (const act of acts.filter(({ after }) => after.phase === from).slice(-MOMENTS)) {
        const found = couldFollow(command, act);
        if (found === undefined) continue;
        note(found);
        explore([found]);
        break;
      }
    }
  };

  /** The same, one step further: into the phase first, then on from it. */
  const exploreFurther = (acts: readonly Act[]): void => {
    for (const [edge, command, from] of DRAWN.filter(([name]) => !walked.has(name))) {
      for (const [into, leading, before] of DRAWN.filter(([name]) => name.endsWith(`→ ${from}`))) {
        const act = acts.findLast(({ after }) => after.phase === before && before !== from);
        const there = act && couldFollow(leading, act);
        const found = there?.after.phase === from ? couldFollow(command, there) : undefined;
        if (found !== undefined && !walked.has(edge))
          [there, found].forEach((each) => each && note(each));
        if (walked.has(edge) || into === edge) break;
      }
    }
  };

  beforeAll(() => {
    const lives: Life[] = [];
    forRandomLives(
      (life) => {
        life.filter(({ outside }) => outside !== true).forEach(note);
        lives.push(life.filter(({ events }) => events.length > 0));
      },
      { seed: 20260302, runs: 2_000 },
    );
    for (const life of lives) explore(life);
    for (const life of lives) exploreFurther(life);
  }, PATIENCE);

  it('is what the decider walks: every edge and no other', () => {
    expect([...walked].sort()).toEqual(DRAWN.map(([edge]) => edge).sort());
  });

  it('leads past every sealed field there is', () => {
    const known = Object.entries(SEALED_FIELDS).flatMap(([type, paths]) =>
      paths.map((path) => `${type}.${path}`),
    );
    expect([...sealedFields].sort()).toEqual(known.sort());
  });
});
