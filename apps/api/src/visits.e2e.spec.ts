import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellingPicture } from '../../../libs/media/src/testing/telling-picture.js';
import { Client, startTestApi, type Answer, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, done, inDays, issueIn, leadIn, STREET_LIGHT } from './testing/stories.js';

let test: TestApi;
let operator: Client;
let handler: Client;
let stranger: Client;

beforeAll(async () => {
  test = await startTestApi();
  stranger = new Client(test.api.url, {});
  [operator, handler] = await Promise.all([test.as('operator'), test.as('handler')]);
});

afterAll(() => test.close());

const REPORT = {
  channel: 'snapshot',
  kind: 'HELP',
  title: '北门路灯不亮',
  description: '北门路灯三天没亮',
  appellant: { name: '赵大爷', phone: '139 0013 9007' },
  territory: 'demo-heping-liuyin',
};

const visit = (body: object = {}): Promise<Answer> => stranger.call('POST', '/visits', body);
const as = (begun: Answer): Client =>
  new Client(test.api.url, { authorization: `Bearer ${String(done(begun).body['token'])}` });
const code = ({ status, body }: Answer): unknown[] => [status, body['code']];

async function pictureOf(client: Client): Promise<string> {
  const headers = { 'content-type': 'image/jpeg', 'idempotency-key': crypto.randomUUID() };
  return String(
    done(await client.call('POST', '/media', await tellingPicture(), headers)).body['media'],
  );
}

/** A matter reported without an account, and its receipt. */
async function reported(
  more: object = {},
): Promise<{ guest: Client; issue: string; receipt: string }> {
  const guest = as(await visit());
  const answer = done(await guest.post('/issues', { ...REPORT, ...more }));
  await test.api.engine.settle();
  return { guest, issue: issueIn(answer), receipt: String(answer.body['receiptCode']) };
}

const byReceipt = (receiptCode: string, phoneEnding = '9007'): Promise<Answer> =>
  visit({ receiptCode, phoneEnding });

/** From the acceptance to the answer, with a picture of the result. */
async function handled(issue: string): Promise<{ after: string }> {
  const path = `/issues/${issue}`;
  done(await operator.post(`${path}/acceptance`, ACCEPTANCE));
  const order = { lead: 'urban-management', dueAt: inDays(test, 3) };
  const work = `${path}/assignments/${leadIn(done(await operator.post(`${path}/dispatch`, order)))}`;
  done(await handler.post(`${work}/signature`));
  done(
    await handler.post(`${work}/contacts`, { method: 'phone', reached: true, note: '对方脾气急' }),
  );
  const after = await pictureOf(handler);
  const result = { result: '换了两盏灯', outcome: 'RESOLVED', media: [after] };
  done(await handler.post(`${work}/completion`, result));
  done(await (await test.as('inspector')).post(`${path}/verification`, { passed: true }));
  const told = { content: '路灯已经修好', method: 'phone', reached: true };
  done(await operator.post(`${path}/feedback`, told));
  await test.api.engine.settle();
  return { after };
}

describe('somebody without an account', () => {
  it('reports with a picture, and gets a receipt', async () => {
    const guest = as(await visit());
    const media = await pictureOf(guest);
    const answer = done(await guest.post('/issues', { ...REPORT, media: [media] }));
    expect(answer.body['receiptCode']).toMatch(/^SD-\d{6}-/);
    const { body } = await guest.getAfter(answer, `/issues/${issueIn(answer)}/progress`);
    expect(body).toMatchObject({
      phase: 'REPORTED',
      title: '北门路灯不亮',
      pictures: { reported: [media] },
    });
    expect((await guest.getAfter(answer, `/media/${media}/thumbnail`)).status).toBe(200);
    expect(answer.body['subject']).toBe(
      ((await guest.get('/me')).body['account'] as { id: string }).id,
    );
  });

  it('is a person of their own each time, whose matters nobody else reaches', async () => {
    const [first, second] = [await reported(), await reported()];
    const path = `/issues/${first.issue}/progress`;
    expect(code(await second.guest.get(path))).toEqual([403, 'OUT_OF_SCOPE']);
    expect(
      code(await second.guest.post(`/issues/${first.issue}/withdrawal`, { reason: 'x' })),
    ).toEqual([403, 'OUT_OF_SCOPE']);
  });

  it('reaches nothing but what residents need', async () => {
    const { guest, issue } = await reported();
    const barred = [
      '/issues',
      `/issues/${issue}`,
      `/issues/${issue}/timeline`,
      '/inbox',
      '/directory/units',
    ];
    for (const path of barred)
      expect(code(await guest.get(path))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect((await guest.get('/directory/territories')).status).toBe(200);
    expect(code(await guest.post(`/issues/${issue}/closure`))).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });

  it('is let in for two hours', async () => {
    const guest = as(await visit());
    expect((await guest.get('/me')).status).toBe(200);
    test.clock.advanceSeconds(2 * 3_600 + 1);
    expect(code(await guest.get('/me'))).toEqual([401, 'TOKEN_EXPIRED']);
  });
});

describe('the code of a receipt', () => {
  it('opens its matter, with the end of the phone, however it is typed', async () => {
    const { issue, receipt } = await reported();
    for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ' ')]) {
      const begun = done(await byReceipt(typed));
      expect(begun.body['issue']).toBe(issue);
      expect((await as(begun).get(`/issues/${issue}/progress`)).body).toMatchObject({ issue });
    }
  });

  it('opens that matter alone, also where the person has others', async () => {
    const guest = as(await visit());
    const first = done(await guest.post('/issues', REPORT));
    const media = await pictureOf(guest);
    const second = done(await guest.post('/issues', { ...REPORT, media: [media] }));
    await test.api.engine.settle();
    const asker = as(await byReceipt(String(first.body['receiptCode'])));
    expect((await asker.get(`/issues/${issueIn(first)}/progress`)).status).toBe(200);
    expect(code(await asker.get(`/issues/${issueIn(second)}/progress`))).toEqual([
      403,
      'OUT_OF_SCOPE',
    ]);
    expect(code(await asker.get(`/media/${media}`))).toEqual([403, 'OUT_OF_SCOPE']);
    expect(code(await asker.post('/issues', REPORT))).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });

  it('tells nothing of which half was wrong, and where no phone was left there is no way in', async () => {
    const { receipt } = await reported();
    const nameless = await reported({ appellant: { name: '赵大爷' } });
    const answers = [
      await byReceipt(receipt, '0000'),
      await byReceipt('SD-261123-AAAA-AAAA'),
      await byReceipt(nameless.receipt, '9007'),
      await visit({ receiptCode: receipt }),
    ];
    for (const answer of answers) expect(code(answer)).toEqual([404, 'RECEIPT_UNKNOWN']);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('cannot be guessed at: after a few tries each costs more time', async () => {
    const { receipt } = await reported();
    const tries = [];
    for (let digits = 0; digits < 6; digits++)
      tries.push((await byReceipt(receipt, String(1000 + digits))).status);
    expect(tries).toEqual([404, 404, 404, 404, 404, 429]);
    // Also the right one waits: else it would show among the refused.
    const right = await byReceipt(receipt);
    expect(code(right)).toEqual([429, 'TOO_OFTEN']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    test.clock.advanceSeconds(60);
    done(await byReceipt(receipt));
  });

  it('opens what an agent took down on the phone, too', async () => {
    const answer = done(await operator.post('/issues', STREET_LIGHT));
    await test.api.engine.settle();
    const begun = done(await byReceipt(String(answer.body['receiptCode']), '8000'));
    expect(begun.body['issue']).toBe(issueIn(answer));
  });
});

describe('what a resident is told', () => {
  it('is how far it is, by whom, until when, and the result, but not what is said in the offices', async () => {
    const { guest, issue } = await reported();
    const { after } = await handled(issue);
    const { body } = done(await guest.get(`/issues/${issue}/progress`));
    expect(body).toMatchObject({
      phase: 'FED_BACK',
      dueAt: expect.any(String),
      unit: { code: 'urban-management', name: { zh: '城市管理局' } },
      pictures: { reported: [], before: [], after: [after] },
    });
    const news = body['news'] as { type: string; text?: string }[];
    expect(news.map(({ type }) => type)).toEqual([
      'IssueReported',
      'IssueAccepted',
      'IssueDispatched',
      'AssignmentSigned',
      'AppellantContacted',
      'IssueHandled',
      'ResultVerified',
      'IssueFedBack',
    ]);
    expect(news.at(-1)?.text).toBe('路灯已经修好');
    expect(JSON.stringify(body)).not.toMatch(/脾气|赵大爷|139/);
    expect((await guest.get(`/media/${after}`)).status).toBe(200);
  });

  it('can be rated once, and taken up again with new facts, without a limit of their own', async () => {
    const { issue, receipt } = await reported();
    await handled(issue);
    const asker = as(await byReceipt(receipt));
    const rating = {
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'SATISFIED',
      comment: '谢谢',
    };
    done(await asker.post(`/issues/${issue}/evaluations`, rating));
    expect((await asker.post(`/issues/${issue}/evaluations`, rating)).status).toBe(409);
    done(await operator.post(`/issues/${issue}/closure`));
    const again = { reason: '昨晚又不亮了' };
    const dueAt = inDays(test, 1);
    expect(code(await asker.post(`/issues/${issue}/reopening`, { ...again, dueAt }))).toEqual([
      422,
      'DUE_NOT_YOURS',
    ]);
    const reopened = done(await asker.post(`/issues/${issue}/reopening`, again));
    const { body } = await asker.getAfter(reopened, `/issues/${issue}/progress`);
    expect(body['phase']).toBe('IN_PROGRESS');
  });

  it('can be taken back', async () => {
    const { guest, issue } = await reported();
    const gone = done(await guest.post(`/issues/${issue}/withdrawal`, { reason: '灯已经亮了' }));
    expect((await guest.getAfter(gone, `/issues/${issue}/progress`)).body['phase']).toBe(
      'WITHDRAWN',
    );
  });
});

describe('how often an address may', () => {
  it('report is limited, and said with when to come back', async () => {
    test.clock.advanceSeconds(3_601);
    const guest = as(await visit());
    const statuses = [];
    for (let report = 0; report < 61; report++)
      statuses.push((await guest.post('/issues', { ...REPORT, kind: 'CONSULT' })).status);
    expect(statuses.slice(0, 60).every((status) => status === 201)).toBe(true);
    expect(statuses[60]).toBe(429);
    // Who works here is not counted.
    done(await operator.post('/issues', STREET_LIGHT));
  });
});
