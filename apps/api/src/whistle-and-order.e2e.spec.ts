import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD, type Role } from '@shaodao/identity';
import { startTestApi, type Answer, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, inDays, issueIn } from './testing/stories.js';

const LIMITS = `
  maxReturns: 2
  maxReworkRounds: 3
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 48
  reworkDays: 5
  retentionClass: issue-10-years
  overallLimitFromCatalogue: true
`;

const WHISTLE = `
id: test-whistle
version: 1
mechanisms: [S1e-1, S1c-1]
basis: a test
name: { zh: 吹哨试验, en: Whistle on trial }
issue:
  skips: [REQUESTED, ORDERED]
${LIMITS}
  whistle:
    kinds: [JOINT_ENFORCEMENT]
    blowers: [STREET]
    headReview: true
    fromIntake: false
    quorum: LEAD
    checkIn: { amount: 2, unit: NAT_HOUR }
    nobodyLeavesUnfinished: true
    maxOpen: 1
  ratings:
    reverse: &instrument
      items: [{ code: speed, name: { zh: 速度, en: speed } }]
      minimum: 1
      maximum: 5
    whistle: *instrument
`;

const ORDERS = `
id: test-orders
version: 1
mechanisms: [S1e-1, S1c-1]
basis: a test
name: { zh: 点单试验, en: Orders on trial }
issue:
  skips: []
${LIMITS}
  respondToOrder: true
`;

let test: TestApi;

beforeAll(async () => {
  test = await startTestApi();
  const { identity, playbooks } = test.api.engine;
  const hire = (login: string, role: Role, unit?: string, territory?: string) =>
    identity.createAccount(
      {
        login,
        displayName: login,
        posts: [
          {
            ...{ id: login, title: login, roles: [role] },
            ...(unit !== undefined && { unit }),
            ...(territory !== undefined && { territory }),
          },
        ],
      },
      SAMPLE_PASSWORD,
    );
  await hire('officer', 'UNIT', 'police');
  await hire('alarm', 'SYSTEM');
  await hire('chief', 'COMMANDER');
  await hire('elsewhere', 'STREET', undefined, 'demo-elsewhere');
  const by = { person: 'test', roles: ['SYSTEM'] };
  await playbooks.publish(WHISTLE, 'whistle.yaml', by);
  await playbooks.publish(ORDERS, 'orders.yaml', by);
});

afterAll(() => test.close());

/** One matter and the people who act on it. */
function story() {
  let issue = '';
  const step = async (login: string, path: string, body: object = {}): Promise<Answer> => {
    const person = await test.as(login, login === 'community' ? 'community' : undefined);
    return person.post(`/issues/${issue}/${path}`, body);
  };
  return {
    begin: async (profile: string): Promise<void> => {
      const operator = await test.as('operator');
      issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
      done(await step('operator', 'acceptance', { ...ACCEPTANCE, profile }));
    },
    step,
    phase: async (): Promise<unknown> =>
      (await (await test.as('operator')).get(`/issues/${issue}`)).body['phase'],
    told: async (): Promise<string> => {
      const { body } = await (await test.as('operator')).get(`/issues/${issue}/timeline`);
      return (body['entries'] as { sentence: string }[]).map(({ sentence }) => sentence).join('\n');
    },
    reviewers: async (login: string): Promise<Answer> => {
      const person = await test.as(login, login === 'community' ? 'community' : undefined);
      return person.get(`/issues/${issue}/reviewers`);
    },
    /** How an assignment stands in a unit's inbox. */
    inbox: async (login: string): Promise<unknown> => {
      await test.api.engine.settle();
      const { body } = await (await test.as(login)).get('/inbox');
      const entries = (body['entries'] ?? body['assignments'] ?? []) as Record<string, unknown>[];
      return entries.find((entry) => entry['issue'] === issue)?.['status'];
    },
  };
}

describe('a whistle calls three units: one comes, one is late, one does not come', () => {
  const { begin, step, phase, told, inbox, reviewers } = story();
  let whistle = '';
  let assignments: Record<string, string> = {};

  const namesOf = async (login: string) =>
    done(await reviewers(login)).body['reviewers'] as { person: string; name: string }[];

  it('谁可以审核: the heads above the place, nearest first, nobody for their own whistle', async () => {
    await begin('test-whistle');
    const forCommunity = (await namesOf('community')).map(({ name }) => name);
    expect(forCommunity[0]).toBe('周敏');
    expect(forCommunity.at(-1)).toBe('chief');
    expect(forCommunity).not.toContain('elsewhere');
    expect((await namesOf('street')).map(({ name }) => name)).toEqual(forCommunity.slice(1));
    const handler = await reviewers('handler');
    expect([handler.status, handler.body['code']]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    const unknown = await (await test.as('street')).get('/issues/nothing/reviewers');
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'ISSUE_UNKNOWN']);
  });

  it('吹哨: only after the head has reviewed it', async () => {
    const blow = {
      kind: 'JOINT_ENFORCEMENT',
      lead: 'urban-management',
      assists: ['water', 'police'],
      reason: '需多部门联合处置',
      tried: '社区已多次劝导',
    };
    const unreviewed = await step('street', 'whistles', blow);
    expect(unreviewed.status).toBe(409);
    expect(unreviewed.body).toMatchObject({ code: 'REVIEW_NEEDED' });
    const [head] = await namesOf('street');
    const reviewedBy = head?.person;
    const answer = done(await step('street', 'whistles', { ...blow, reviewedBy }));
    whistle = String(answer.body['whistle']);
    assignments = Object.fromEntries(
      (answer.body['assignments'] as { unit: string; assignment: string }[]).map(
        ({ unit, assignment }) => [unit, assignment],
      ),
    );
    expect(await phase()).toBe('WHISTLED');
    expect(await inbox('handler2')).toBe('CALLED');
  });

  it('报到: the unit itself, not the street that called it', async () => {
    const come = { unit: 'urban-management', mode: 'ON_SITE', authorized: true };
    const foreign = await step('street', `whistles/${whistle}/check-ins`, come);
    expect(foreign.body).toMatchObject({ code: 'CHECK_IN_NOT_OWN' });
    const other = await step('handler2', `whistles/${whistle}/check-ins`, come);
    expect(other.status).toBe(403);
    done(await step('handler', `whistles/${whistle}/check-ins`, come));
    expect(await phase()).toBe('IN_PROGRESS');
  });

  it('迟到与未报到: late is noted, and who does not come is, too', async () => {
    const missed = { unit: 'police' };
    const early = await step('alarm', `whistles/${whistle}/no-shows`, missed);
    expect(early.body).toMatchObject({ code: 'CHECK_IN_STILL_OPEN' });
    test.clock.advanceSeconds(3 * 3_600);
    // The timekeeper may have noted it already; then the command comes too late.
    const noted = await step('alarm', `whistles/${whistle}/no-shows`, missed);
    expect([200, 409]).toContain(noted.status);
    const late = { unit: 'water', mode: 'ONLINE', authorized: true, media: ['call-1'] };
    done(await step('handler2', `whistles/${whistle}/check-ins`, late));
    expect(await inbox('handler2')).toBe('SIGNED');
    const history = await told();
    expect(history).toMatch(/水务局 线上报到（迟到）/);
    expect(history).toMatch(/公安分局 未在 .* 前报到/);
  });

  it('事不完人不撤: nobody leaves while one is at work', async () => {
    const work = (unit: string) => ({ unit, result: '现场处置完毕' });
    const units = ['urban-management', 'water'];
    done(await step('handler', `whistles/${whistle}/work`, work('urban-management')));
    const early = await step('street', `whistles/${whistle}/releases`, {
      units: units.slice(0, 1),
    });
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({ code: 'WORK_UNFINISHED', params: { units: ['water'] } });
    done(await step('handler2', `whistles/${whistle}/work`, work('water')));
    done(await step('street', `whistles/${whistle}/releases`, { units }));
    expect(await inbox('handler')).toBe('WORKING');
  });

  it('办结: when who did not come is waived', async () => {
    const result = { result: '路灯修复', outcome: 'RESOLVED' };
    const completion = `assignments/${assignments['urban-management'] ?? ''}/completion`;
    expect((await step('handler', completion, result)).body).toMatchObject({
      code: 'ASSIST_OPEN',
    });
    const waiver = `assignments/${assignments['police'] ?? ''}/waiver`;
    done(await step('street', waiver, { reason: '未到场，由区督查' }));
    done(await step('handler', completion, result));
    expect(await phase()).toBe('HANDLED');
  });

  it('双向评价: the street rates a unit, a unit rates the whistle, each once', async () => {
    done(await step('inspector', 'verification', { passed: true }));
    const content = { content: '路灯已修好', method: 'phone', reached: true };
    done(await step('operator', 'feedback', content));
    const rating = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
    done(await step('caller', 'evaluations', rating));
    const scores = [{ item: 'speed', score: 2 }];
    done(await step('street', 'reverse-ratings', { unit: 'water', scores, reason: '来得晚' }));
    const own = { unit: 'water', scores: [{ item: 'speed', score: 5 }] };
    done(await step('handler2', `whistles/${whistle}/ratings`, own));
    const again = await step('handler2', `whistles/${whistle}/ratings`, own);
    expect(again.body).toMatchObject({ code: 'ALREADY_RATED' });
    expect(await told()).toMatch(/水务局 评哨：speed 5 分/);
  });
});

describe('点单 → 下单 → 响应 → 评单', () => {
  const { begin, step, phase, told } = story();

  it('the community asks, the street orders, the department responds', async () => {
    await begin('test-orders');
    done(await step('community', 'request', { need: '请修路灯', tried: '已报物业' }));
    const order = { units: ['urban-management', 'water'], basis: '属地清单第12条' };
    done(await step('street', 'order', order));
    const response = {
      unit: 'urban-management',
      answer: 'ACCEPT',
      plan: '今晚更换灯头',
      promisedAt: inDays(test, 2),
      contactPerson: '刘洋',
    };
    const foreign = await step('handler2', 'order-responses', response);
    expect(foreign.status).toBe(403);
    const { contactPerson: _missing, ...incomplete } = response;
    expect((await step('handler', 'order-responses', incomplete)).body).toMatchObject({
      code: 'RESPONSE_INCOMPLETE',
    });
    const answer = done(await step('handler', 'order-responses', response));
    expect(answer.body['assignments']).toMatchObject([
      { unit: 'urban-management', role: 'lead' },
      { unit: 'water', role: 'assist' },
    ]);
    expect(await phase()).toBe('IN_PROGRESS');
    const [lead, assist] = (answer.body['assignments'] as { assignment: string }[]).map(
      ({ assignment }) => assignment,
    );
    done(await step('street', `assignments/${assist ?? ''}/waiver`, { reason: '无需供水配合' }));
    const result = { result: '三盏路灯全部修复', outcome: 'RESOLVED' };
    done(await step('handler', `assignments/${lead ?? ''}/completion`, result));
    done(await step('inspector', 'verification', { passed: true }));
    done(await step('operator', 'feedback', { content: '已修', method: 'phone', reached: true }));
  });

  it('the community comments on the result, once', async () => {
    const comment = { satisfaction: 'SATISFIED', comment: '响应及时' };
    done(await step('community', 'result-comments', comment));
    expect((await step('community', 'result-comments', comment)).body).toMatchObject({
      code: 'ALREADY_COMMENTED',
    });
    expect(await told()).toMatch(/评单：满意，响应及时/);
  });
});
