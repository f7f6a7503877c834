import { describe, expect, it } from '@jest/globals';
import { contextOf, clock, hoursAfter, START } from '../../../test/side-streams/given.js';
import { clockIsDue, clocksAfter, clockUntil, stopping } from './side-clocks.js';
import { rejecterOf, SIDE_REJECTIONS } from './side-rejections.js';
import {
  ContradictorySideStream,
  decideBySteps,
  evolveByFolds,
  UNOPENED,
  type EventsOf,
  type OpenedFacts,
} from './side-steps.js';

interface Door extends OpenedFacts {
  readonly status: 'SHUT' | 'OPEN';
  readonly colour: string;
}
interface Events {
  DoorBuilt: { readonly colour: string };
  DoorOpened: { readonly clocks?: { readonly stopped: readonly string[] } };
}
type Command =
  | { readonly type: 'Build'; readonly colour: string }
  | { readonly type: 'Open'; readonly key: number };

const decide = decideBySteps<Command, Door, EventsOf<Events>, { readonly key: number }, 'Build'>({
  opens: 'Build',
  open: { events: ({ command: { colour } }) => [{ type: 'DoorBuilt', data: { colour } }] },
  steps: {
    Open: {
      in: ['SHUT'],
      guards: [
        ({ command, context }) =>
          command.key === context.section.key ? undefined : { code: 'WRONG_KEY' },
      ],
      events: () => [{ type: 'DoorOpened', data: {} }],
    },
  },
});
const evolve = evolveByFolds<Door, Events, 'DoorBuilt'>({
  opening: 'DoorBuilt',
  open: ({ colour }) => ({ status: 'SHUT', colour }),
  folds: { DoorOpened: () => ({ status: 'OPEN' }) },
});
const meta = { occurredAt: START, actor: { person: 'p', roles: [] } };
const built = evolve(UNOPENED, { type: 'DoorBuilt', data: { colour: 'red' }, ...meta });
const context = contextOf({ key: 7 });

describe('a side stream by steps', () => {
  it('is opened once, and before all else', () => {
    const build = { type: 'Build', colour: 'red' } as const;
    expect(decide(build, UNOPENED, context)).toMatchObject({ ok: true });
    expect(decide(build, built, context)).toMatchObject({ refusal: { code: 'ALREADY_OPENED' } });
    expect(decide({ type: 'Open', key: 7 }, UNOPENED, context)).toMatchObject({
      refusal: { code: 'NOT_OPENED' },
    });
  });

  it('asks the state, then the time, then the guards', () => {
    const open = { type: 'Open', key: 8 } as const;
    expect(decide(open, built, context)).toMatchObject({ refusal: { code: 'WRONG_KEY' } });
    const early = { ...context, now: hoursAfter(START, -1) };
    expect(decide(open, built, early)).toEqual({
      ok: false,
      refusal: { code: 'OUT_OF_ORDER_TIME', params: { last: START } },
    });
    const opened = evolve(built, { type: 'DoorOpened', data: {}, ...meta });
    expect(decide(open, opened, early)).toEqual({
      ok: false,
      refusal: {
        code: 'WRONG_STATUS',
        params: { command: 'Open', status: 'OPEN', allowed: ['SHUT'] },
      },
    });
    expect(decide({ type: 'Open', key: 7 }, built, context)).toMatchObject({ ok: true });
  });

  it('keeps what a fold leaves alone, and the time', () => {
    const at = hoursAfter(START, 2);
    const opened = evolve(built, { type: 'DoorOpened', data: {}, ...meta, occurredAt: at });
    expect(opened).toEqual({ status: 'OPEN', colour: 'red', lastOccurredAt: at, clocks: [] });
  });

  it('does not fold what no decider wrote', () => {
    const event = { type: 'DoorOpened', data: {}, ...meta } as const;
    expect(() => evolve(UNOPENED, event)).toThrow(ContradictorySideStream);
  });
});

describe('the clocks of a side stream', () => {
  const started = clock('lunch', START, { amount: 2, unit: 'NAT_HOUR' });
  const dueAt = hoursAfter(START, 2);
  const running = clocksAfter([], { started: [started] });

  it('run from start to stop, anew where started again', () => {
    expect(running).toEqual([{ id: 'lunch', dueAt }]);
    const again = clock('lunch', START, { amount: 3, unit: 'NAT_HOUR' });
    expect(clocksAfter(running, { started: [again] })).toEqual([
      { id: 'lunch', dueAt: hoursAfter(START, 3) },
    ]);
    expect(clocksAfter(running, { stopped: ['lunch'] })).toEqual([]);
    expect(clocksAfter(running, undefined)).toBe(running);
  });

  it('are due at their own moment, not before it and not when they ended', () => {
    const word = { clock: 'lunch', moment: '2026-03-02T18:00:00+08:00' };
    expect(clockIsDue(running, word, dueAt)).toBe(true);
    expect(clockIsDue(running, word, hoursAfter(START, 1))).toBe(false);
    expect(clockIsDue(running, { ...word, moment: START }, dueAt)).toBe(false);
    expect(clockIsDue(running, { ...word, clock: 'supper' }, dueAt)).toBe(false);
    expect(clockIsDue([], word, dueAt)).toBe(false);
  });

  it('may be due at a moment that people named', () => {
    const named = clockUntil(context, 'visit', '2026-03-02T09:00:30+00:00');
    expect(named.dueAt).toBe('2026-03-02T09:00:30.000Z');
    expect(named.computation).toMatchObject({ amount: 61, unit: 'NAT_MIN', from: START });
  });

  it('stop only where they run', () => {
    expect(stopping(running, 'lunch', 'supper')).toEqual({ clocks: { stopped: ['lunch'] } });
    expect(stopping(running, 'supper')).toEqual({});
  });
});

describe('a refusal', () => {
  it('carries the facts of its sentence', () => {
    const reject = rejecterOf(SIDE_REJECTIONS);
    expect(reject('NOT_OPENED')).toEqual({ code: 'NOT_OPENED' });
    expect(reject('OUT_OF_ORDER_TIME', { last: START })).toEqual({
      code: 'OUT_OF_ORDER_TIME',
      params: { last: START },
    });
    // @ts-expect-error the sentence names a fact
    expect(reject('OUT_OF_ORDER_TIME').params).toBeUndefined();
  });
});
