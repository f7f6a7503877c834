import { describe, expect, it } from '@jest/globals';
import { registerContradictions } from './contradictions.js';
import { SAMPLE } from '../../../../test/side-streams/risk-section.js';
import type { RegisterRule } from './section.js';

const [risk] = SAMPLE.registers;
const found = (change: Partial<RegisterRule>): string[] =>
  registerContradictions({ registers: [{ ...risk!, ...change }] }).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
const withStep = (at: number, change: object): Partial<RegisterRule> => ({
  steps: risk!.steps.map((step, index) => (index === at ? { ...step, ...change } : step)),
});

describe('a section of registers', () => {
  it('can run as the sample does', () => {
    expect(registerContradictions(SAMPLE)).toEqual([]);
  });

  it.each([
    ['state', withStep(1, { to: 'GONE' }), 'registers.0.steps.1.to'],
    ['state', withStep(1, { from: ['GONE'] }), 'registers.0.steps.1.from'],
    ['fact', withStep(0, { needs: ['GONE'] }), 'registers.0.steps.0.needs'],
    ['item', withStep(0, { needsItems: ['GONE'] }), 'registers.0.steps.0.needsItems'],
    ['side', withStep(0, { needsSides: ['GONE'] }), 'registers.0.steps.0.needsSides'],
    [
      'tally',
      withStep(0, { needsTallies: [{ tally: 'GONE', atLeast: 1 }] }),
      'registers.0.steps.0.needsTallies',
    ],
    ['step', withStep(0, { otherPersonThan: ['GONE'] }), 'registers.0.steps.0.otherPersonThan'],
    ['register', withStep(0, { opensNext: 'GONE' }), 'registers.0.steps.0.opensNext'],
  ])('names no %s that there is not', (what, change, path) => {
    expect(found(change)).toContain(`${path} names a ${what} “GONE” that there is not`);
  });

  it('names no step of a limit, and no state of a mode, that there is not', () => {
    const [first, ...others] = risk!.states;
    expect(found({ states: [{ ...first!, onDue: 'GONE' }, ...others] })).toContain(
      'registers.0.states.0.onDue names a step “GONE” that there is not',
    );
    const limits = [{ state: 'GONE', limit: { amount: 1, unit: 'NAT_DAY' } }];
    expect(found({ modes: [{ ...risk!.modes![0]!, limits }] })).toContain(
      'registers.0.modes.0.limits names a state “GONE” that there is not',
    );
  });

  it('reaches every state, and says of each dead end that it is one', () => {
    const lost = { code: 'LOST', name: { zh: '失', en: 'lost' }, ends: true };
    expect(found({ states: [...risk!.states, lost] })).toEqual([
      'registers.0.states.4 “LOST” is reached by no step',
    ]);
    const states = risk!.states.map(({ ends: _ends, ...state }) => state);
    expect(found({ states })).toEqual([
      'registers.0.states.3 “CLEARED” is a dead end: no step leads on, and it does not say that it ends',
    ]);
    const ended = risk!.states.map((state, at) => (at === 1 ? { ...state, ends: true } : state));
    expect(found({ states: ended })).toEqual([
      'registers.0.states.1 “MEASURES_SET” ends, and yet a step leads on from it',
    ]);
  });
});
