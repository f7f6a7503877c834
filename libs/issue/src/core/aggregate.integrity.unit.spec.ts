import { beforeAll, describe, expect, it } from '@jest/globals';
import { SEALED } from '../testing/choices.js';
import {
  brokenLaws,
  failSmallest,
  forRandomLives,
  onEachAct,
  type Law,
} from '../testing/random-life.js';
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
      refusalText(refusal, 'zh', 'Asia/Shanghai'),
      refusalText(refusal, 'en', 'Asia/Shanghai'),
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
  }, 600_000);

  it.each(Object.entries(LAWS))('%s', (name, law) => {
    const choices = broken.get(name);
    if (choices !== undefined) failSmallest(law, choices);
  });
});

describe('the graph of phases', () => {
  const walked = new Set<string>();
  const sealedFields = new Set<string>();
  beforeAll(() => {
    const visit: Parameters<typeof forRandomLives>[0] = (life) => {
      for (const { command, before, after, events, outside } of life) {
        if (events.length > 0 && outside !== true)
          walked.add(`${command.type}: ${before.phase} → ${after.phase}`);
        for (const { type, data } of events) {
          for (const [path, text] of textsOf(data)) {
            if (text === SEALED) sealedFields.add(`${type}.${path}`);
          }
        }
      }
    };
    forRandomLives(visit, { seed: 20260302, runs: 6_000 });
  }, 600_000);

  it('is what the decider walks: every edge and no other', () => {
    const drawn = Object.entries<PhaseSteps>(PHASE_GRAPH).flatMap(([command, steps]) =>
      Object.entries(steps).flatMap(([from, targets]) =>
        targets.map((to) => `${command}: ${from} → ${to}`),
      ),
    );
    expect([...walked].sort()).toEqual(drawn.sort());
  });

  it('leads past every sealed field there is', () => {
    const known = Object.entries(SEALED_FIELDS).flatMap(([type, paths]) =>
      paths.map((path) => `${type}.${path}`),
    );
    expect([...sealedFields].sort()).toEqual(known.sort());
  });
});
