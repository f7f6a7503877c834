import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { done, issueIn, STREET_LIGHT } from '../testing/stories.js';

const RISKS = `
id: test-risks
version: 1
name: { zh: 风险登记, en: Risk register }
mechanisms: [S4-11]
register:
  registers:
    - code: risk
      name: { zh: 重大风险, en: Major risk }
      by: [STREET]
      states:
        - { code: REGISTERED, name: { zh: 已登记, en: registered } }
        - { code: RECTIFYING, name: { zh: 整改中, en: rectifying } }
        - { code: CLEARED, name: { zh: 已销号, en: cleared }, ends: true }
      facts:
        - { code: contact, name: { zh: 联系人, en: contact }, type: PERSONAL }
      steps:
        - code: rectify
          name: { zh: 整改, en: rectify }
          from: [REGISTERED]
          to: RECTIFYING
          by: [STREET]
          opensIssue: { kind: HELP, channel: patrol, category: safety.fire-passage }
        - { code: clear, name: { zh: 销号, en: clear }, from: [RECTIFYING], to: CLEARED, by: [STREET] }
`;

let test: TestApi;
let street: Client;
let operator: Client;

beforeAll(async () => {
  test = await startTestApi();
  await test.api.engine.playbooks.publish(RISKS, 'risks.yaml', {
    person: 'system',
    roles: ['SYSTEM'],
  });
  [street, operator] = await Promise.all([test.as('street'), test.as('operator')]);
});

afterAll(() => test.close());

const ENTRY = {
  playbook: 'test-risks',
  register: 'risk',
  title: '三号楼消防通道堵塞',
  territory: 'demo-heping-liuyin',
  personalFacts: [{ fact: 'contact', value: '王秀英 13800138000' }],
};
const open = async (extra: object = {}): Promise<{ answer: Answer; id: string }> => {
  const answer = done(await street.post('/register-entries', { ...ENTRY, ...extra }));
  return { answer, id: String(answer.body['id']) };
};

describe('A side stream at its addresses', () => {
  it('is opened, stands in the list and is read with what happened to it', async () => {
    const { answer, id } = await open();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/register-entries/${id}`);
    expect(answer.headers.get('etag')).toBe('"1"');

    const list = await street.getAfter(answer, '/register-entries?territory=demo-heping');
    expect(list.body['streams']).toEqual([
      expect.objectContaining({ kind: 'register', id, title: ENTRY.title, revision: 1 }),
    ]);
    const one = await street.get(`/register-entries/${id}`);
    expect(one.headers.get('etag')).toBe('"1"');
    expect(one.body).toMatchObject({
      kind: 'register',
      id,
      territory: ENTRY.territory,
      playbook: { id: 'test-risks', version: 1 },
      view: expect.objectContaining({ register: 'risk' }),
    });
    const timeline = await street.get(`/register-entries/${id}/timeline`, {
      'accept-language': 'en',
    });
    expect(timeline.body['entries']).toEqual([
      expect.objectContaining({
        revision: 1,
        type: 'EntryRegistered',
        sentence: expect.stringMatching(/[a-z]/),
      }),
    ]);
  });

  it('keeps personal texts sealed in the store and opens them for those who may see them', async () => {
    const { id } = await open();
    const stored: unknown[] = [];
    for await (const { data } of test.api.engine.store.readStream(`register-${id}`))
      stored.push(data);
    expect(JSON.stringify(stored)).not.toContain('王秀英');
    const { body } = await street.get(`/register-entries/${id}/timeline`);
    expect(JSON.stringify(body)).toContain('王秀英 13800138000');
  });

  it('answers a repeated command as before, and refuses another under the same key', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = done(await street.post('/register-entries', ENTRY, headers));
    const again = await street.post('/register-entries', ENTRY, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await street.post('/register-entries', { ...ENTRY, title: '别的' }, headers);
    expect([other.status, other.body['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it.each<[string, object, number, string]>([
    ['an unknown field', { stranger: 1 }, 400, 'VALIDATION_FAILED'],
    ['a playbook nobody knows', { playbook: 'none' }, 422, 'PLAYBOOK_UNKNOWN'],
    ['a foreign territory', { territory: 'demo-qingshui' }, 403, 'OUT_OF_SCOPE'],
  ])('is not opened with %s', async (_, extra, status, code) => {
    const answer = await street.post('/register-entries', { ...ENTRY, ...extra });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('takes If-Match, but not before it is there', async () => {
    const { id } = await open();
    const path = `/register-entries/${id}/take-step`;
    const stale = await street.post(path, { step: 'rectify' }, { 'if-match': '"7"' });
    expect([stale.status, stale.headers.get('etag')]).toEqual([412, '"1"']);
    const fresh = await street.post('/register-entries', ENTRY, { 'if-match': '"1"' });
    expect([fresh.status, fresh.body['code']]).toEqual([400, 'IF_MATCH_ON_NEW']);
  });

  it('says in the caller’s language why something is not possible', async () => {
    const { id } = await open();
    const path = `/register-entries/${id}/take-step`;
    for (const [language, words] of [
      ['zh', /\p{Script=Han}/u],
      ['en', /^[A-Z“].*[a-z]/],
    ] as const) {
      const refused = await street.post(path, { step: 'clear' }, { 'accept-language': language });
      expect([409, 422]).toContain(refused.status);
      expect(String(refused.body['detail'])).toMatch(words);
      expect(String(refused.body['detail'])).not.toMatch(/[{}]|undefined/);
    }
  });

  it('is nothing to strangers', async () => {
    const { id } = await open();
    const analyst = await test.as('resident');
    expect((await analyst.get('/register-entries')).status).toBe(403);
    expect((await analyst.get(`/register-entries/${id}`)).status).toBe(403);
    expect((await analyst.post('/register-entries', ENTRY)).status).toBe(403);
    const nobody = await fetch(`${test.api.url}/register-entries`);
    expect(nobody.status).toBe(401);
  });

  it.each(['x', '01KPETXT0N0000000000000000', '%00'])('is not found under %s', async (id) => {
    const answer = await operator.get(`/register-entries/${id}`);
    expect([answer.status, answer.body['code']]).toEqual([404, 'SIDE_STREAM_UNKNOWN']);
    const step = await operator.post(`/register-entries/${id}/take-step`, { step: 'rectify' });
    expect(step.status).toBe(404);
  });
});

describe('What a side stream orders', () => {
  it('opens an issue that is linked both ways', async () => {
    const { id } = await open();
    done(await street.post(`/register-entries/${id}/take-step`, { step: 'rectify' }));
    await test.api.engine.settle();
    const board = await operator.get('/issues?sort=reported&limit=1');
    const [opened] = board.body['issues'] as { issue: string; channel: string }[];
    const issue = opened?.issue ?? '';
    const links = await street.get(`/issues/${issue}/side-streams`);
    expect(links.body['sideStreams']).toEqual([
      expect.objectContaining({ kind: 'register', id, issues: [issue] }),
    ]);
    const timeline = await operator.get(`/issues/${issue}/timeline`);
    const types = (timeline.body['entries'] as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['IssueReported', 'IssueLinked']));
  });

  it('shows an issue without any the empty list', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    expect((await operator.get(`/issues/${issue}/side-streams`)).body).toEqual({ sideStreams: [] });
    expect((await operator.get('/issues/x/side-streams')).status).toBe(404);
  });

  it('is seen at /processes, by those who run the house', async () => {
    await test.api.engine.settle();
    const { status, body } = await (await test.as('admin')).get('/processes');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      running: true,
      processes: expect.arrayContaining([
        { name: 'process:side-effects', parkedStreams: 0, lastError: null },
      ]),
      refused: [],
    });
    expect((await street.get('/processes')).status).toBe(403);
  });
});
