import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { startTestApi, type Answer, type Client, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, dispatched, done, inDays, issueIn } from './testing/stories.js';

let test: TestApi;
let operator: Client;
let handler: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
  handler = await test.as('handler');
});

afterAll(() => test.close());

const eventsOf = async (issue: string): Promise<string[]> => {
  const types: string[] = [];
  for await (const event of test.api.engine.store.readStream(`issue-${issue}`))
    types.push(event.type);
  return types;
};

describe('a retry with the same Idempotency-Key', () => {
  it('of a report names the same issue, and there is only one', async () => {
    const key = randomUUID();
    const before = await test.api.engine.store.head();
    const first = await operator.post('/issues', STREET_LIGHT, { 'idempotency-key': key });
    const again = await operator.post('/issues', STREET_LIGHT, { 'idempotency-key': key });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    for (const header of ['location', 'etag', 'shaodao-position'])
      expect(again.headers.get(header)).toBe(first.headers.get(header));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await test.api.engine.store.head()).toBe(before + 1);
  });

  it('of reports at the same moment makes one issue', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        operator.post('/issues', STREET_LIGHT, { 'idempotency-key': key }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(issueIn)).size).toBe(1);
  });

  it('of a step gives the first answer, also after the matter has moved on', async () => {
    const { issue, assignment } = await dispatched(test, operator);
    const path = `/issues/${issue}/assignments/${assignment}/signature`;
    const key = { 'idempotency-key': randomUUID() };
    const first = await handler.post(path, {}, key);
    const contacts = `/issues/${issue}/assignments/${assignment}/contacts`;
    done(await handler.post(contacts, { method: 'phone', reached: true }));
    const again = await handler.post(path, {}, key);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const signatures = (await eventsOf(issue)).filter((type) => type === 'AssignmentSigned');
    expect(signatures).toHaveLength(1);
  });

  it('but another body is refused and changes nothing', async () => {
    const key = { 'idempotency-key': randomUUID() };
    done(await operator.post('/issues', STREET_LIGHT, key));
    const before = await test.api.engine.store.head();
    const other = await operator.post('/issues', { ...STREET_LIGHT, title: '别的事' }, key);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await test.api.engine.store.head()).toBe(before);
  });

  it('of a refused command is decided anew, for nothing was done under it', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const key = { 'idempotency-key': randomUUID() };
    const order = { lead: 'urban-management', dueAt: inDays(test, 3) };
    const before = await test.api.engine.store.head();
    for (let n = 0; n < 2; n += 1) {
      const early = await operator.post(`/issues/${issue}/dispatch`, order, key);
      expect(early.status).toBe(409);
      expect(early.headers.get('idempotency-replayed')).toBeNull();
    }
    expect(await test.api.engine.store.head()).toBe(before);
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const later = await operator.post(`/issues/${issue}/dispatch`, order, key);
    expect(later.status).toBe(201);
    expect(later.headers.get('idempotency-replayed')).toBeNull();
    const again = await operator.post(`/issues/${issue}/dispatch`, order, key);
    expect(again.body).toEqual(later.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('of a malformed command is free for the corrected one', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const wrong = await operator.post('/issues', { ...STREET_LIGHT, kind: 'JOKE' }, key);
    expect(wrong.status).toBe(400);
    expect((await operator.post('/issues', STREET_LIGHT, key)).status).toBe(201);
  });

  it('is good for one step of one matter only', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const second = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    done(await operator.post(`/issues/${first}/acceptance`, ACCEPTANCE, key));
    const other = await operator.post(`/issues/${second}/acceptance`, ACCEPTANCE, key);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await eventsOf(second)).toEqual(['IssueReported']);
  });

  it('belongs to its account: another person may use the same text', async () => {
    const key = { 'idempotency-key': 'monday-1' };
    const first = await operator.post('/issues', STREET_LIGHT, key);
    const second = await (await test.as('supervisor')).post('/issues', STREET_LIGHT, key);
    expect(second.status).toBe(201);
    expect(issueIn(second)).not.toBe(issueIn(first));
  });

  it.each([[undefined], [''], ['two words'], ['x'.repeat(201)]])(
    'is required and must be plain: %p',
    async (key) => {
      const headers = key === undefined ? {} : { 'idempotency-key': key };
      const answer = await operator.call('POST', '/issues', STREET_LIGHT, headers);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REQUIRED' });
    },
  );
});

describe('If-Match', () => {
  it('lets a command through at the revision it names', async () => {
    const report = done(await operator.post('/issues', STREET_LIGHT));
    const path = `/issues/${issueIn(report)}/acceptance`;
    const etag = report.headers.get('etag') ?? '';
    const answer = await operator.post(path, ACCEPTANCE, { 'if-match': etag });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"3"');
  });

  it('refuses a stale one with the current revision, and nothing happens', async () => {
    const { issue, assignment, answer } = await dispatched(test, operator);
    const path = `/issues/${issue}/assignments/${assignment}/signature`;
    const stale = await handler.post(path, {}, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ code: 'REVISION_STALE' });
    expect(stale.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect(await eventsOf(issue)).not.toContain('AssignmentSigned');
  });

  it.each(['"0"', '"1"', '*', 'x'])('is refused on a report, which has none: %s', async (tag) => {
    const answer = await operator.post('/issues', STREET_LIGHT, { 'if-match': tag });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'IF_MATCH_ON_NEW' });
    expect(answer.body['detail']).toMatch(/请去掉 If-Match/);
  });

  it('does not stand in the way of a retry: the first answer comes again', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const path = `/issues/${issue}/acceptance`;
    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const first = done(await operator.post(path, ACCEPTANCE, headers));
    const again = await operator.post(path, ACCEPTANCE, headers);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('etag')).toBe('"3"');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const fresh = await operator.post(path, ACCEPTANCE, { 'if-match': '"1"' });
    expect(fresh.status).toBe(412);
  });

  it('lets one of two through that saw the same', async () => {
    const { issue, answer } = await dispatched(test, operator);
    const tag = { 'if-match': answer.headers.get('etag') ?? '' };
    const answers = await Promise.all(
      ['water', 'housing'].map((lead) =>
        operator.post(
          `/issues/${issue}/redispatch`,
          { lead, dueAt: inDays(test, 5), reason: '权属变更' },
          tag,
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it.each(['7', 'W/"7"', '"a"', '"1", "2"'])('must be one of our tags: %s', async (tag) => {
    const path = `/issues/${issueIn(done(await operator.post('/issues', STREET_LIGHT)))}/acceptance`;
    const answer = await operator.post(path, ACCEPTANCE, { 'if-match': tag });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'IF_MATCH_INVALID' });
  });
});

describe('two handlers at once', () => {
  it('sign the same assignment: one does, the other is told clearly', async () => {
    await test.api.engine.identity.createAccount(
      {
        login: 'handler-b',
        displayName: '周强',
        posts: [{ id: 'handler', title: '经办人', roles: ['UNIT'], unit: 'urban-management' }],
      },
      SAMPLE_PASSWORD,
    );
    const other = await test.as('handler-b');
    for (let round = 0; round < 5; round += 1) {
      const { issue, assignment } = await dispatched(test, operator);
      const path = `/issues/${issue}/assignments/${assignment}/signature`;
      const answers = await Promise.all([handler.post(path), other.post(path)]);
      const [winner, loser] = [...answers].sort((a, b) => a.status - b.status) as [Answer, Answer];
      expect([winner.status, loser.status]).toEqual([200, 409]);
      expect(loser.body).toMatchObject({ code: 'ASSIGNMENT_STATUS' });
      expect((await eventsOf(issue)).filter((type) => type === 'AssignmentSigned')).toHaveLength(1);
    }
  });
});

describe('what is refused', () => {
  it('names the field in the language asked for', async () => {
    const wrong = { ...STREET_LIGHT, place: { latitude: 91 }, stranger: 1 };
    const chinese = await operator.post('/issues', wrong);
    expect(chinese.status).toBe(400);
    expect(chinese.body).toMatchObject({
      code: 'VALIDATION_FAILED',
      title: '请求格式不对',
      errors: [
        { field: '/stranger', message: '没有这个字段' },
        { field: '/place/latitude', message: '不得大于 90' },
      ],
    });
    const english = await operator.post('/issues', wrong, { 'accept-language': 'en-GB,zh;q=0.5' });
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.body['errors']).toContainEqual({
      field: '/place/latitude',
      rule: 'maximum',
      message: 'must not be above 90',
    });
  });

  it.each([
    ['an unknown issue', 404, 'ISSUE_UNKNOWN', '01ARZ3NDEKTSV4RRFFQ69G5FAV', ACCEPTANCE],
    ['a name that is no issue', 404, 'ISSUE_UNKNOWN', 'nonsense', ACCEPTANCE],
  ])('%s', async (_what, status, code, issue, body) => {
    const answer = await operator.post(`/issues/${issue}/acceptance`, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code });
  });

  it('what is not possible now is 409, what cannot be is 422, each with a sentence', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const early = await operator.post(`/issues/${issue}/closure`);
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({ code: 'WRONG_PHASE' });
    expect(early.headers.get('etag')).toBe('"1"');
    expect(early.body['detail']).toMatch(/已上报/);
    const nowhere = { ...ACCEPTANCE, territory: 'atlantis' };
    const impossible = await operator.post(`/issues/${issue}/acceptance`, nowhere);
    expect(impossible.status).toBe(422);
    expect(impossible.body).toMatchObject({ code: 'UNKNOWN_TERRITORY' });
    expect(impossible.body['detail']).toMatch(/atlantis/);
  });

  it('what the post does not allow is 403', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const answer = await handler.post(`/issues/${issue}/acceptance`, ACCEPTANCE);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(answer.body['detail']).toMatch(/岗位/);
  });

  it('null in an optional field is the same as leaving it out', async () => {
    const body = { ...STREET_LIGHT, description: null, place: { address: null } };
    const issue = issueIn(done(await operator.post('/issues', body)));
    const { reported } = (await operator.get(`/issues/${issue}`)).body as {
      reported: Record<string, unknown>;
    };
    expect(reported).not.toHaveProperty('description');
  });
});
