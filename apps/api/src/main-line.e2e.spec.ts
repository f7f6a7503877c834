import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { startTestApi, type Answer, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, inDays, issueIn, leadIn } from './testing/stories.js';

let test: TestApi;

beforeAll(async () => {
  test = await startTestApi();
  await test.api.engine.identity.createAccount(
    {
      login: 'timekeeper',
      displayName: '定时任务',
      posts: [{ id: 'system', title: '系统', roles: ['SYSTEM'] }],
    },
    SAMPLE_PASSWORD,
  );
});

afterAll(() => test.close());

describe('a matter goes from the report to the archive', () => {
  let issue = '';
  let assignment = '';
  const step = async (login: string, path: string, body: object = {}): Promise<Answer> => {
    const person = await test.as(login, login === 'community' ? 'community' : undefined);
    return person.post(`/issues/${issue}/${path}`, body);
  };
  const phase = async (): Promise<unknown> =>
    (await (await test.as('operator')).get(`/issues/${issue}`)).body['phase'];

  it('上报: the agent takes it down', async () => {
    const operator = await test.as('operator');
    const answer = await operator.post('/issues', STREET_LIGHT);
    expect(answer.status).toBe(201);
    issue = issueIn(answer);
    expect(answer.headers.get('location')).toBe(`/issues/${issue}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      revision: 1,
      receiptCode: expect.stringMatching(/^SD-/),
    });
    expect((await operator.get(`/issues/${issue}`)).body).toMatchObject({
      phase: 'REPORTED',
      reported: { title: STREET_LIGHT.title, appellant: { phone: '13800138000' } },
    });
  });

  it('受理、点单、下单', async () => {
    const profile = 'community-order-response';
    done(await step('operator', 'acceptance', { ...ACCEPTANCE, profile }));
    done(await step('community', 'request', { need: '请修路灯', tried: '已报物业' }));
    done(await step('street', 'order', { units: ['urban-management'], basis: '属地清单第12条' }));
    expect(await phase()).toBe('ORDERED');
  });

  it('响应、联系、办理', async () => {
    const response = {
      unit: 'urban-management',
      answer: 'ACCEPT',
      plan: '今晚更换灯头',
      promisedAt: inDays(test, 2),
      contactPerson: '刘洋',
    };
    assignment = leadIn(done(await step('handler', 'order-responses', response)));
    const contact = { method: 'phone', reached: true };
    done(await step('handler', `assignments/${assignment}/contacts`, contact));
    done(await step('handler', `assignments/${assignment}/steps`, { note: '已更换灯头' }));
    expect(await phase()).toBe('IN_PROGRESS');
  });

  it('退单: asked for and denied', async () => {
    const asked = {
      basis: '清单第12项',
      listItem: 'item-duty-river',
      suggestedUnit: 'water',
    };
    const { listItem: _uncited, ...uncited } = asked;
    expect(
      (await step('unitlead', `assignments/${assignment}/return-requests`, uncited)).body,
    ).toMatchObject({ code: 'LIST_ITEM_NEEDED' });
    done(await step('unitlead', `assignments/${assignment}/return-requests`, asked));
    const denied = { reason: '权属明确，应由城管办理' };
    done(await step('operator', `assignments/${assignment}/return-denial`, denied));
  });

  it('办结、核查、反馈、回访、评价、结案', async () => {
    const result = { result: '三盏路灯全部修复', outcome: 'RESOLVED' };
    done(await step('handler', `assignments/${assignment}/completion`, result));
    done(await step('inspector', 'verification', { passed: true }));
    const told = { content: '路灯已修好', method: 'phone', reached: true };
    done(await step('operator', 'feedback', told));
    done(await step('caller', 'callbacks', { reached: true }));
    const rating = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
    done(await step('caller', 'evaluations', rating));
    const comment = { satisfaction: 'SATISFIED', comment: '响应及时' };
    done(await step('community', 'result-comments', comment));
    done(await step('operator', 'closure'));
    expect(await phase()).toBe('CLOSED');
  });

  it('归档: not before the time for reopening is over, then by itself', async () => {
    const early = await step('timekeeper', 'archiving');
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({ code: 'REOPEN_WINDOW_RUNNING' });
    test.clock.advanceDays(31);
    await test.api.engine.settle();
    expect(await phase()).toBe('ARCHIVED');
  });

  it('can be read from beginning to end in both languages', async () => {
    const operator = await test.as('operator');
    const read = async (language: string): Promise<string[]> => {
      const { body } = await operator.get(`/issues/${issue}/timeline`, {
        'accept-language': language,
      });
      return (body['entries'] as { sentence: string }[]).map(({ sentence }) => sentence);
    };
    const chinese = await read('zh');
    const english = await read('en');
    expect(chinese).toHaveLength(21);
    expect(chinese.join('\n')).toMatch(/城市管理局/);
    expect(english).toHaveLength(21);
    for (const sentence of english) expect(sentence).not.toMatch(/undefined|\[object|\{/);
  });
});
