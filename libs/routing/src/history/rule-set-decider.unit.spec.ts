import { describe, expect, it } from '@jest/globals';
import type { RuleSet } from '../rule-set.js';
import { SMALL_CITY, SMALL_RULES } from '../testing/small-city.js';
import {
  RULE_SETS,
  runningShadow,
  type RuleSetCommand,
  type RuleSetEvent,
} from './rule-set-decider.js';
import { RULE_SET_SENTENCES } from './refusals.js';

const CONTEXT = { directory: SMALL_CITY, on: '2026-05-04' };
const META = { occurredAt: '2026-05-04T08:00:00.000Z', actor: { person: 'p-admin', roles: [] } };

const given = (...events: readonly RuleSetEvent[]) => {
  const state = events.reduce(
    (before, event) => RULE_SETS.evolve(before, { ...event, ...META }),
    RULE_SETS.initial,
  );
  return { state, when: (command: RuleSetCommand) => RULE_SETS.decide(command, state, CONTEXT) };
};

const published = (version: number, ruleSet: RuleSet = SMALL_RULES): RuleSetEvent => ({
  type: 'RuleSetPublished',
  data: { version, ruleSet, reason: 'yearly review' },
});
const started: RuleSetEvent = {
  type: 'ShadowStarted',
  data: { shadow: 1, ruleSet: { ...SMALL_RULES, id: 'candidate' } },
};
const stopped: RuleSetEvent = { type: 'ShadowStopped', data: { shadow: 1, reason: 'seen enough' } };

const FAULTY: RuleSet = {
  ...SMALL_RULES,
  rules: [{ id: 'r', when: {}, lead: [{ unit: 'nobody' }] }],
  cases: [],
};
const FAILING: RuleSet = {
  ...SMALL_RULES,
  cases: [{ name: 'c', facts: { category: 'dispute', territory: 'd.s.1' }, expect: {} }],
};

const refusal = (decision: ReturnType<ReturnType<typeof given>['when']>) =>
  decision.ok ? undefined : decision.refusal;

describe('publishing a rule set', () => {
  it('gives it the next version', () => {
    const publish = { type: 'PublishRuleSet', ruleSet: SMALL_RULES, reason: 'first' } as const;
    expect(given().when(publish)).toEqual({
      ok: true,
      events: [
        {
          type: 'RuleSetPublished',
          data: { version: 1, ruleSet: SMALL_RULES, reason: 'first' },
        },
      ],
    });
    expect(given(published(1)).when(publish)).toMatchObject({ events: [{ data: { version: 2 } }] });
  });

  it('keeps every version, with who published it and why', () => {
    const { published: all } = given(published(1), published(2, FAILING)).state;
    expect(all.map(({ ruleSet }) => ruleSet.version)).toEqual([1, 2]);
    expect(all[0]).toMatchObject({
      publishedAt: META.occurredAt,
      publishedBy: 'p-admin',
      reason: 'yearly review',
    });
  });

  it('is refused where the linter finds an error, which is told', () => {
    expect(
      refusal(given().when({ type: 'PublishRuleSet', ruleSet: FAULTY, reason: 'x' })),
    ).toMatchObject({
      code: 'RULE_SET_FAULTY',
      params: { count: 1, en: expect.stringContaining('nobody') },
    });
  });

  it('is refused where a test case fails, which is told', () => {
    expect(
      refusal(given().when({ type: 'PublishRuleSet', ruleSet: FAILING, reason: 'x' })),
    ).toMatchObject({
      code: 'CASES_FAILED',
      params: { count: 1, zh: expect.stringContaining('用例“c”') },
    });
  });
});

describe('a shadow run', () => {
  const start = { type: 'StartShadow', ruleSet: SMALL_RULES } as const;
  const stop = { type: 'StopShadow', reason: 'seen enough' } as const;

  it('starts beside a live set, one at a time', () => {
    expect(given(published(1)).when(start)).toMatchObject({
      ok: true,
      events: [{ type: 'ShadowStarted', data: { shadow: 1 } }],
    });
    expect(refusal(given().when(start))?.code).toBe('NO_LIVE_RULE_SET');
    expect(refusal(given(published(1), started).when(start))).toEqual({
      code: 'SHADOW_RUNNING',
      params: { shadow: 1 },
    });
  });

  it('is refused with a candidate that could not be published', () => {
    const faulty = given(published(1)).when({ type: 'StartShadow', ruleSet: FAULTY });
    expect(refusal(faulty)?.code).toBe('RULE_SET_FAULTY');
  });

  it('stops with a reason; the next one has another number', () => {
    expect(given(published(1), started).when(stop)).toEqual({
      ok: true,
      events: [{ type: 'ShadowStopped', data: { shadow: 1, reason: 'seen enough' } }],
    });
    const after = given(published(1), started, stopped);
    expect(runningShadow(after.state)).toBeUndefined();
    expect(after.state.runs).toMatchObject([{ shadow: 1, stoppedAt: META.occurredAt }]);
    expect(refusal(after.when(stop))?.code).toBe('NO_SHADOW');
    expect(after.when(start)).toMatchObject({ events: [{ data: { shadow: 2 } }] });
  });
});

describe('a refusal', () => {
  it('has a sentence in two languages for every code', () => {
    const codes = [
      'RULE_SET_FAULTY',
      'CASES_FAILED',
      'SHADOW_RUNNING',
      'NO_SHADOW',
      'NO_LIVE_RULE_SET',
      // Asked for a proposal before there are rules.
      'NO_RULES_PUBLISHED',
    ];
    expect(Object.keys(RULE_SET_SENTENCES).sort()).toEqual(codes.sort());
  });
});
