import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RuleSet } from '@shaodao/routing';
import { Client, startTestApi, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, dispatched, done, inDays, issueIn, STREET_LIGHT } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let admin: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
  admin = await test.as('admin');
});

afterAll(() => test.close());

const RULES: RuleSet = {
  id: 'district',
  name: { zh: '示范区规则', en: 'Rules of the district' },
  rules: [
    {
      id: 'lights',
      name: { zh: '路灯', en: 'Street lights' },
      when: { category: 'facilities.street-light' },
      lead: [{ unit: 'urban-management-facilities' }, { unit: 'urban-management' }],
      assists: [{ unitOfTerritory: 'community' }],
      limit: { amount: 2, unit: 'WORK_DAY' },
      confidence: 0.95,
      basis: '示范区派单目录',
    },
  ],
  fallback: [{ unitOfTerritory: 'community' }, { unitOfTerritory: 'street' }],
  firstReceiver: true,
  baseKinds: ['street', 'community'],
  confidence: { fallback: 0.3, passedOver: 0.8 },
  cases: [
    {
      name: '柳荫路灯',
      facts: { category: 'facilities.street-light', territory: 'demo-heping-liuyin' },
      expect: { lead: 'urban-management-facilities', rule: 'lights' },
    },
  ],
};
const CANDIDATE: RuleSet = {
  ...RULES,
  id: 'candidate',
  rules: RULES.rules.map((rule) => ({ ...rule, lead: [{ unit: 'power-supply' }] })),
  cases: [],
};
const facts = { category: 'facilities.street-light', territory: 'demo-heping-liuyin' };

const english = { 'accept-language': 'en' };
const sentences = (body: Record<string, unknown>, language: 'zh' | 'en'): string =>
  (body['words'] as Record<'zh' | 'en', string>[]).map((words) => words[language]).join(' ');

describe('before any rules are published', () => {
  it('a proposal says so, and lists are empty', async () => {
    const { status, body } = await operator.post('/routing/proposals', { facts }, english);
    expect([status, body['code']]).toEqual([409, 'NO_RULES_PUBLISHED']);
    const list = done(await operator.get('/routing/rule-sets')).body;
    expect(list).toEqual({ live: null, versions: [] });
    expect((await operator.get('/routing/shadow')).status).toBe(404);
    const candidate = await admin.post('/routing/shadow', { ruleSet: CANDIDATE });
    expect([candidate.status, candidate.body['code']]).toEqual([409, 'NO_LIVE_RULE_SET']);
  });
});

describe('a rule set', () => {
  it('is checked without being stored: findings and cases in both languages', async () => {
    const wrong = {
      ...RULES,
      fallback: [{ unit: 'nobody' }],
      cases: [{ name: 'x', facts, expect: { lead: 'water' } }],
    };
    const { body } = done(await operator.post('/routing/rule-sets/checks', { ruleSet: wrong }));
    expect(body).toMatchObject({
      publishable: false,
      cases: [{ name: 'x', passed: false }],
    });
    expect(body['findings']).toContainEqual(
      expect.objectContaining({ code: 'DEAD_UNIT', severity: 'error', rules: ['fallback'] }),
    );
    expect(done(await operator.get('/routing/rule-sets')).body['live']).toBeNull();
  });

  it('with a fault is refused, and the first one told', async () => {
    const wrong = { ...RULES, fallback: [{ unit: 'nobody' }] };
    const { status, body } = await admin.post(
      '/routing/rule-sets',
      { ruleSet: wrong, reason: 'x' },
      english,
    );
    expect([status, body['code']]).toEqual([422, 'RULE_SET_FAULTY']);
    expect(body['detail']).toContain('nobody');
  });

  it('of another shape is refused with the field at fault', async () => {
    const ruleSet = { ...RULES, fallback: [{ unit: 'a', listLead: true }] };
    const { status, body } = await admin.post('/routing/rule-sets', { ruleSet, reason: 'x' });
    expect([status, body['code']]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('is published by the administrator, once for one key, and has a version', async () => {
    const key = { 'idempotency-key': 'rules-1' };
    const order = { ruleSet: RULES, reason: '首次发布' };
    expect((await operator.post('/routing/rule-sets', order)).status).toBe(403);
    const first = done(await admin.post('/routing/rule-sets', order, key));
    expect(first.status).toBe(201);
    const again = done(await admin.post('/routing/rule-sets', order, key));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const { body } = done(await operator.get('/routing/rule-sets'));
    expect(body['versions']).toEqual([
      expect.objectContaining({ id: 'district', version: 1, rules: 1, reason: '首次发布' }),
    ]);
    expect(body['live']).toMatchObject({ id: 'district', version: 1 });
  });
});

describe('a proposal', () => {
  it('names lead, assists and limit, says why, why not the others, and their load', async () => {
    const { body } = done(await operator.post('/routing/proposals', { facts }));
    expect(body).toMatchObject({
      ruleSet: { id: 'district', version: 1 },
      decision: {
        lead: 'urban-management-facilities',
        rule: 'lights',
        limit: { amount: 2, unit: 'WORK_DAY' },
        confidence: 0.95,
      },
      due: { computation: { amount: 2, unit: 'WORK_DAY', calendar: 'office-cn' } },
    });
    expect(sentences(body, 'zh')).toContain('由“市政设施科”主办，依据：规则“路灯”');
    expect(sentences(body, 'en')).toContain('“Urban Management Bureau” could take it');
    const [first] = body['units'] as { unit: string; load: object }[];
    expect(first).toMatchObject({
      unit: 'urban-management-facilities',
      load: { open: 0, overdue: 0, toSign: 0 },
    });
  });

  it('never goes to the accused or below, and is for dispatchers', async () => {
    const accusing = { facts: { ...facts, accusedUnit: 'urban-management' } };
    const { body } = done(await operator.post('/routing/proposals', accusing));
    expect(body['decision']).not.toMatchObject({ lead: expect.stringContaining('urban') });
    expect(sentences(body, 'en')).toContain('must step aside');
    const stranger = new Client(test.api.url, {});
    expect((await stranger.call('POST', '/routing/proposals', { facts })).status).toBe(401);
  });
});

describe('"why here?"', () => {
  it('of a matter in triage shows what the rules propose', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const { body } = done(await operator.get(`/issues/${issue}/routing`));
    expect(body).not.toHaveProperty('chosen');
    expect(body['rules']).toMatchObject({ decision: { lead: 'urban-management-facilities' } });
    expect(sentences(body, 'zh')).toMatch(/^尚未派单，等待分派。 按现行规则：/);
  });

  it('of a dispatch by a person tells who was chosen and what the rules would have said', async () => {
    const { issue } = await dispatched(test, operator);
    const { body } = done(await operator.get(`/issues/${issue}/routing`));
    expect(body['chosen']).toMatchObject({ lead: 'urban-management', basis: { by: 'person' } });
    expect(sentences(body, 'en')).toMatch(
      /^A person dispatched it to “Urban Management Bureau”. The rules of now say: “Facilities” leads/,
    );
  });

  it('of a dispatch by rule is answered from the event', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const claimed = {
      lead: 'urban-management-facilities',
      dueAt: inDays(test, 2),
      basis: {
        ruleSet: 'district',
        ruleSetVersion: 1,
        directoryVersion: 3,
        source: 'RULE',
        rule: 'lights',
        confidence: 0.95,
        facts,
        alternatives: [{ unit: 'urban-management', reason: 'OUTRANKED' }],
      },
    };
    const byPerson = await operator.post(`/issues/${issue}/dispatch`, claimed);
    expect([byPerson.status, byPerson.body['code']]).toEqual([409, 'BASIS_OF_RULES_ONLY']);
    const outcome = await test.api.engine.door.execute({
      issue,
      command: { type: 'DispatchIssue', ...claimed } as never,
      commandId: `rule:${issue}`,
      correlationId: issue,
      actor: { person: 'system', roles: ['SYSTEM'] },
    });
    expect(outcome.kind).toBe('done');
    const { body } = done(await operator.get(`/issues/${issue}/routing`));
    expect(body).toMatchObject({ chosen: { basis: { by: 'rule', matchedRuleId: 'lights' } } });
    expect(body).not.toHaveProperty('rules');
    expect(sentences(body, 'zh')).toContain('系统自动派单，由“市政设施科”主办，依据：规则“lights”');
  });

  it('is for those who may read the issue, and of one that is there', async () => {
    expect((await operator.get('/issues/01K9ZZZZZZZZZZZZZZZZZZZZZZ/routing')).status).toBe(404);
    expect((await operator.get('/issues/nonsense/routing')).status).toBe(404);
    expect((await admin.get('/issues/01K9ZZZZZZZZZZZZZZZZZZZZZZ/routing')).status).toBe(403);
  });
});

describe('a candidate in shadow', () => {
  it('decides nothing and shows how often it would do otherwise', async () => {
    expect((await operator.post('/routing/shadow', { ruleSet: CANDIDATE })).status).toBe(403);
    done(await admin.post('/routing/shadow', { ruleSet: CANDIDATE }));
    const twice = await admin.post('/routing/shadow', { ruleSet: CANDIDATE });
    expect([twice.status, twice.body['code']]).toEqual([409, 'SHADOW_RUNNING']);

    const { issue, answer } = await dispatched(test, operator);
    const { body } = done(await operator.getAfter(answer, '/routing/shadow?limit=5'));
    expect(body).toMatchObject({
      run: 1,
      candidate: 'candidate',
      besideRules: { judged: 1, disagreed: 1, disagreementRate: 1 },
      besideDispatch: { judged: 1, disagreed: 1 },
    });
    expect(body['examples']).toContainEqual(
      expect.objectContaining({
        issue,
        beside: 'RULES',
        lead: 'urban-management-facilities',
        candidateLead: 'power-supply',
      }),
    );

    done(await admin.post('/routing/shadow/end', { reason: '看够了' }));
    const after = done(await operator.get('/routing/shadow?run=1')).body;
    expect(after['stoppedAt']).toEqual(expect.any(String));
    expect((await operator.get('/routing/shadow?run=2')).status).toBe(404);
    const none = await admin.post('/routing/shadow/end', { reason: 'x' });
    expect([none.status, none.body['code']]).toEqual([409, 'NO_SHADOW']);
  });
});
