import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RuleSet } from '@shaodao/routing';
import { uuidv7 } from 'uuidv7';
import { calendarsOf } from '../calendars.js';
import { openTestEngine, PEOPLE, type TestEngine } from '../testing/test-engine.js';
import { autoDispatch } from './auto-dispatch.js';

const { agent, system } = PEOPLE;

const RULES: RuleSet = {
  id: 'district',
  name: { zh: '全区规则', en: 'District rules' },
  rules: [
    {
      id: 'lights',
      when: { category: 'lights' },
      lead: [{ unit: 'dept-lights' }, { unit: 'dept-water' }],
      limit: { amount: 3, unit: 'NAT_DAY' },
      confidence: 0.9,
    },
  ],
  fallback: [{ unit: 'dept-water' }],
  firstReceiver: true,
  baseKinds: ['street', 'community'],
  confidence: { fallback: 0.3, passedOver: 0.8 },
};
const CANDIDATE: RuleSet = {
  ...RULES,
  id: 'candidate',
  rules: RULES.rules.map((rule) => ({ ...rule, lead: [{ unit: 'dept-water' }] })),
};

const report = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'COMPLAINT',
  title: '路灯不亮',
  territory: 'street-1',
  appellant: { name: '张三' },
} as const;

const acceptance = { type: 'AcceptIssue', category: 'lights', territory: 'street-1' } as const;

describe('rules at work', () => {
  let engine: TestEngine;
  let issues = 0;
  beforeAll(async () => {
    engine = await openTestEngine();
    engine.projections.start();
  });
  afterAll(() => engine.close());

  const publish = (ruleSet: RuleSet) =>
    engine.routing.ruleSets.execute(
      { type: 'PublishRuleSet', ruleSet, reason: 'first' },
      agent,
      uuidv7(),
    );
  const accepted = async (more: object = {}): Promise<string> => {
    const issue = `01K9BBBBBBBBBBBBBBBBBBBBB${String((issues += 1))}`;
    for (const command of [{ ...report, ...more }, acceptance])
      expect(await engine.order(agent, issue, command)).toMatchObject({ kind: 'done' });
    return issue;
  };
  const projected = async () => {
    const head = await engine.store.head();
    expect(await engine.projected.waitFor(head, 10_000, ['routing-shadow'])).toBe(true);
  };
  /** The reaction, with the mechanism's threshold as told. */
  const reaction = (autoDispatchAt?: number) =>
    autoDispatch({
      issues: engine.issues,
      directory: () => engine.directory.current(),
      profile: (id, version) => {
        const profile = engine.playbooks.current().find(id, version);
        return profile && autoDispatchAt !== undefined ? { ...profile, autoDispatchAt } : profile;
      },
      live: () => engine.routing.ruleSets.live(),
      calendar: calendarsOf(engine.directory),
      now: engine.now,
    });
  const react = async (issue: string, autoDispatchAt?: number) => {
    for await (const event of engine.store.readStream(`issue-${issue}`))
      if (event.type === 'IssueAccepted') return reaction(autoDispatchAt).react(event);
    throw new Error('The issue is not accepted');
  };

  it('knows no rules at first, and leaves everything to people', async () => {
    expect(engine.routing.ruleSets.live()).toBeUndefined();
    expect(await react(await accepted(), 0)).toEqual([]);
  });

  it('refuses a set that names a dead unit, and keeps a sound one as version 1', async () => {
    const faulty = { ...RULES, fallback: [{ unit: 'nobody' }] };
    expect(await publish(faulty)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'RULE_SET_FAULTY' },
    });
    expect(await publish(RULES)).toMatchObject({ kind: 'done', answer: { revision: 1 } });
    const live = engine.routing.ruleSets.live();
    expect(live?.ruleSet).toMatchObject({ id: 'district', version: 1 });
    // Compiled once, until rules or lists change.
    expect(engine.routing.ruleSets.live()).toBe(live);
  });

  it('dispatches where the mechanism lets it and the rules are sure enough', async () => {
    const issue = await accepted();
    expect(await react(issue)).toEqual([]);
    expect(await react(issue, 0.95)).toEqual([]);
    const [order, ...more] = await react(issue, 0.9);
    expect(more).toEqual([]);
    expect(order).toMatchObject({
      target: 'issue',
      id: issue,
      command: { type: 'DispatchIssue', lead: 'dept-lights' },
    });
    const done = await engine.order(system, issue, order?.command as never);
    expect(done.kind).toBe('done');
    const { state } = await engine.issues.load(issue);
    expect(state.phase).toBe('DISPATCHED');
    // Dispatched meanwhile: seen again, the event leads to nothing.
    expect(await react(issue, 0.9)).toEqual([]);
  });

  it('keeps in the event what the dispatch rests on', async () => {
    const issue = await accepted();
    const [order] = await react(issue, 0.9);
    await engine.order(system, issue, order?.command as never);
    const events = [];
    for await (const event of engine.store.readStream(`issue-${issue}`)) events.push(event);
    expect(events.at(-1)).toMatchObject({
      type: 'IssueDispatched',
      data: {
        basis: {
          by: 'rule',
          ruleSet: 'district',
          ruleSetVersion: '1',
          matchedRuleId: 'lights',
          source: 'RULE',
          confidence: 0.9,
          facts: { category: 'lights', territory: 'street-1', kind: 'COMPLAINT' },
          alternatives: [{ unit: 'dept-water', reason: 'OUTRANKED' }],
        },
      },
    });
  });

  it('counts in shadow where a candidate would do otherwise, with examples', async () => {
    const { ruleSets, shadow } = engine.routing;
    await accepted();
    engine.passHours(1);
    const start = { type: 'StartShadow', ruleSet: CANDIDATE } as const;
    expect(await ruleSets.execute(start, agent, uuidv7())).toMatchObject({ kind: 'done' });
    engine.passHours(1);
    const issue = await accepted();
    const accusing = await accepted({ kind: 'ACCUSATION', accusedUnit: 'dept-lights' });
    const dispatch = { type: 'DispatchIssue', lead: 'dept-water', reason: 'by hand' } as const;
    const dueAt = '2026-12-01T00:00:00.000Z';
    expect(await engine.order(agent, issue, { ...dispatch, dueAt })).toMatchObject({
      kind: 'done',
    });
    engine.passHours(1);
    await ruleSets.execute({ type: 'StopShadow', reason: 'seen' }, agent, uuidv7());
    engine.passHours(1);
    await accepted();
    await projected();

    expect(await shadow.counts(1)).toEqual({
      // The accusation goes to dept-water by both: agreed. Before and after the run nothing counts.
      RULES: { judged: 2, disagreed: 1, otherLead: 1, disagreementRate: 0.5 },
      DISPATCH: { judged: 1, disagreed: 0, otherLead: 0, disagreementRate: 0 },
    });
    const examples = await shadow.examples(1, 10);
    expect(examples).toEqual([
      expect.objectContaining({
        issue,
        beside: 'RULES',
        lead: 'dept-lights',
        rule: 'lights',
        candidateLead: 'dept-water',
      }),
    ]);
    expect(examples.map((each) => each.issue)).not.toContain(accusing);
    expect((await shadow.counts(2)).RULES.judged).toBe(0);
  });
});
