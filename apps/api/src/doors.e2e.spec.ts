import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { Client, startTestApi, type Answer, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, issueIn } from './testing/stories.js';

let test: TestApi;
let stranger: Client;
let operator: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
  stranger = new Client(test.api.url, {});
});

afterAll(() => test.close());

/** Everything a stranger may ask; a new public endpoint has to be added here on purpose. */
const PUBLIC = [
  'POST /sessions',
  'POST /visits',
  'GET /health',
  'GET /ready',
  'GET /docs',
  'GET /docs/openapi.json',
  'GET /docs/:asset',
];

describe('a stranger', () => {
  it('gets nowhere but to the declared public doors', async () => {
    const answered: string[] = [];
    expect(test.api.registry.routes.length).toBeGreaterThan(45);
    for (const { method, path } of test.api.registry.routes) {
      const address = path.replace(/:\w+/g, 'x');
      const body = method === 'POST' ? {} : undefined;
      const { status, headers } = await stranger.call(method, address, body);
      if (status !== 401) answered.push(`${method} ${path}`);
      else expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect(answered.sort()).toEqual([...PUBLIC].sort());
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer x.y.z', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`])(
    'with the authorization %p is told to log in',
    async (authorization) => {
      const answer = await stranger.get('/me', { authorization });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    },
  );

  it('with a wrong password is not told whether the account exists', async () => {
    const login = async (name: string): Promise<unknown> => {
      const credentials = { login: name, password: 'not-the-password' };
      const { status, body } = await stranger.call('POST', '/sessions', credentials);
      return { status, body };
    };
    expect(await login('operator')).toEqual(await login('nobody'));
    expect(await login('operator')).toMatchObject({ status: 401 });
  });
});

describe('a person', () => {
  it('is known after login and a stranger after logout', async () => {
    const leaving = await test.as('operator');
    expect((await leaving.get('/me')).body).toMatchObject({
      account: { login: 'operator' },
      actor: { post: 'operator', roles: ['AGENT', 'DISPATCHER'] },
    });
    expect((await leaving.call('DELETE', '/sessions/current')).status).toBe(204);
    const after = await leaving.get('/me');
    expect(after.status).toBe(401);
    expect(after.body).toMatchObject({ code: 'TOKEN_REVOKED' });
  });

  it('with several posts says which one acts; logging out needs none', async () => {
    const undecided = await test.as('community');
    const me = done(await undecided.get('/me')).body;
    expect(me).toMatchObject({ account: { login: 'community' } });
    expect(me).toMatchObject({ posts: [{ id: 'community' }, { id: 'grid' }] });
    expect(me).not.toHaveProperty('actor');
    const params = { header: 'Shaodao-Acting-As', posts: ['community', 'grid'] };
    const answer = await undecided.get('/issues');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'POST_REQUIRED', params });
    expect(answer.body['detail']).toBe(
      '您有多个岗位，请说明以哪个岗位操作。请用 Shaodao-Acting-As 报头写明岗位，可选：community、grid。',
    );
    const grid = await test.as('community', 'grid');
    expect((await grid.get('/me')).body).toMatchObject({ actor: { roles: ['GRID'] } });
    const wrong = await (await test.as('community', 'mayor')).get('/me');
    expect(wrong.body).toMatchObject({ code: 'POST_UNKNOWN', params });
    expect((await undecided.call('DELETE', '/sessions/current')).status).toBe(204);
  });
});

describe('a login that is being guessed', () => {
  const attempt = (password: string): Promise<Answer> =>
    stranger.call('POST', '/sessions', { login: 'analyst', password });

  it('has to wait after five wrong passwords, also with the right one, and only this one', async () => {
    for (let n = 0; n < 5; n += 1) {
      const wrong = await attempt(`guess-${String(n)}`);
      expect(wrong.status).toBe(401);
      expect(wrong.body).toMatchObject({ code: 'CREDENTIALS_WRONG' });
    }
    const locked = await attempt(SAMPLE_PASSWORD);
    expect(locked.status).toBe(429);
    expect(locked.body).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', title: '请求过于频繁' });
    const seconds = Number(locked.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect((await test.as('resident')).headers).toHaveProperty('authorization');

    test.clock.advanceSeconds(seconds);
    expect((await attempt('guess-6')).status).toBe(401);
    const again = await attempt(SAMPLE_PASSWORD);
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(seconds);
    test.clock.advanceSeconds(Number(again.headers.get('retry-after')));
    const inside = await attempt(SAMPLE_PASSWORD);
    expect(inside.status).toBe(201);
    expect(inside.body).toMatchObject({ posts: [{ id: 'analyst', roles: ['ANALYST'] }] });
  });

  it.each([
    ['no password', { login: 'analyst' }, '/password'],
    ['a password that is no text', { login: 'analyst', password: 1 }, '/password'],
    ['one too long to be hashed', { login: 'a', password: 'x'.repeat(129) }, '/password'],
    ['a field too many', { login: 'a', password: 'b', admin: true }, '/admin'],
  ])('with %s it is malformed', async (_what, body, field) => {
    const answer = await stranger.call('POST', '/sessions', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ field }] });
  });

  it('needs no tidy spelling of its name, and its token ends when it says', async () => {
    const credentials = { login: ' Supervisor ', password: SAMPLE_PASSWORD };
    const { body } = await stranger.call('POST', '/sessions', credentials);
    const seconds = (Date.parse(String(body['expiresAt'])) - test.clock.now().getTime()) / 1_000;
    const authorization = `Bearer ${String(body['token'])}`;
    expect((await stranger.get('/me', { authorization })).status).toBe(200);
    test.clock.advanceSeconds(seconds + 1);
    const late = await stranger.get('/me', { authorization });
    expect(late.status).toBe(401);
    expect(late.body).toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(late.headers.get('www-authenticate')).toMatch(/error="invalid_token"/);
    operator = await test.as('operator');
  });
});

describe('the post somebody acts in', () => {
  it('decides what they may do, and stands in the event', async () => {
    const grid = await test.as('community', 'grid');
    const secretary = await test.as('community', 'community');
    const territory = 'demo-heping-liuyin-g1';
    const report = done(await grid.post('/issues', { ...STREET_LIGHT, territory }));
    const acceptance = { ...ACCEPTANCE, territory, profile: 'community-order-response' };
    done(await operator.post(`/issues/${issueIn(report)}/acceptance`, acceptance));
    const need = { need: '请修路灯', tried: '已报物业' };
    const refused = await grid.post(`/issues/${issueIn(report)}/request`, need);
    expect(refused.status).toBe(403);
    done(await secretary.post(`/issues/${issueIn(report)}/request`, need));
    const actors = [];
    for await (const { meta } of test.api.engine.store.readStream(`issue-${issueIn(report)}`))
      actors.push(meta.actor);
    expect(actors[0]).toMatchObject({ post: 'grid', unit: 'community-liuyin', roles: ['GRID'] });
    expect(actors.at(-1)).toMatchObject({ post: 'community', unit: 'community-liuyin' });
    expect(actors.at(-1)?.person).toBe(actors[0]?.person);
  });

  it('must be one of theirs, also where they hold only one', async () => {
    const answer = await operator.get('/me', { 'shaodao-acting-as': 'supervisor' });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'POST_UNKNOWN' });
  });
});

describe('every kind of refusal', () => {
  let issue = '';
  beforeAll(async () => {
    issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
  });
  const post = (path: string, body: unknown, headers = {}) => ({
    method: 'POST',
    path,
    body: body as object,
    headers: { 'idempotency-key': 'refusals', ...headers },
  });
  const get = (path: string, headers = {}) => ({ method: 'GET', path, body: undefined, headers });

  it.each([
    [400, '请求格式不对', 'Malformed request', () => post('/issues', {})],
    [401, '需要登录', 'Login required', () => get('/me', { authorization: 'Bearer x' })],
    [403, '没有权限', 'Not allowed', () => post('/subjects/s-1/erasure', { reason: 'x' })],
    [404, '不存在', 'Not found', () => get('/issues/01ARZ3NDEKTSV4RRFFQ69G5FAV')],
    [405, '不支持该方法', 'Method not allowed', () => ({ ...get('/inbox'), method: 'PATCH' })],
    [409, '与当前状态冲突', 'Conflict with', () => post(`/issues/${issue}/closure`, {})],
    [
      412,
      '内容已被更新',
      'Changed meanwhile',
      () => post(`/issues/${issue}/acceptance`, ACCEPTANCE, { 'if-match': '"9"' }),
    ],
    [413, '请求过大', 'Too large', () => post('/issues', { title: 'x'.repeat(70_000) })],
    [414, '地址过长', 'Address too long', () => get(`/issues/${'x'.repeat(300)}`)],
    [
      415,
      '不支持的内容类型',
      'Unsupported content type',
      () => post('/issues', 'a', { 'content-type': 'text/plain' }),
    ],
    [
      422,
      '不能这样办理',
      'Cannot be done',
      () => post(`/issues/${issue}/acceptance`, { ...ACCEPTANCE, territory: 'atlantis' }),
    ],
    [503, '暂时无法服务', 'Unavailable for now', () => get('/issues?after=999999999')],
  ])('%d has its form in both languages', async (status, zh, en, asked) => {
    const { method, path, body, headers } = asked();
    const inLanguage = (language: string): Promise<Answer> =>
      operator.call(method, path, body, { ...headers, 'accept-language': language });
    const [chinese, english] = await Promise.all([inLanguage('zh-CN'), inLanguage('en')]);
    for (const [answer, language] of [
      [chinese, 'zh'],
      [english, 'en'],
    ] as const) {
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.headers.get('content-language')).toBe(language);
      expect(answer.body).toMatchObject({ status, code: expect.stringMatching(/^[A-Z_]+$/) });
      expect(answer.body['type']).toBe(`urn:shaodao:problem:${String(answer.body['code'])}`);
    }
    expect(chinese.body['title']).toBe(zh);
    expect(chinese.body['detail']).toMatch(/\p{Script=Han}/u);
    expect(english.body['title']).toMatch(new RegExp(`^${en}`));
    expect(english.body['detail']).toMatch(/^[A-Z“][^\p{Script=Han}]*$/u);
    expect(english.body['code']).toBe(chinese.body['code']);
  });
});

describe('every answer that is a refusal is a problem', () => {
  const key = { 'idempotency-key': 'k' };

  it.each([
    ['an unknown address', 'GET', '/nothing/here', undefined, {}, 404, 'NOT_FOUND'],
    ['another method', 'PUT', '/issues', undefined, {}, 405, 'METHOD_NOT_ALLOWED'],
    ['HEAD', 'DELETE', '/health', undefined, {}, 405, 'METHOD_NOT_ALLOWED'],
    ['broken JSON', 'POST', '/issues', '{"a":', key, 400, 'MALFORMED_JSON'],
    ['broken UTF-8', 'POST', '/issues', new Uint8Array([34, 255, 34]), key, 400, 'MALFORMED_JSON'],
    ['no body', 'POST', '/issues', '', key, 400, 'VALIDATION_FAILED'],
    ['a list', 'POST', '/issues', '[]', key, 400, 'VALIDATION_FAILED'],
    ['null', 'POST', '/issues', 'null', key, 400, 'VALIDATION_FAILED'],
    ['a huge body', 'POST', '/issues', ' '.repeat(70_000), key, 413, 'BODY_TOO_LARGE'],
    [
      'another type of body',
      'POST',
      '/issues',
      'a=1',
      { ...key, 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    ['a broken address', 'GET', '/issues/%', undefined, {}, 400, 'MALFORMED_REQUEST'],
    ['a long address', 'GET', `/issues/${'x'.repeat(300)}`, undefined, {}, 414, 'ADDRESS_TOO_LONG'],
    ['a wrong query', 'GET', '/issues?limit=many', undefined, {}, 400, 'VALIDATION_FAILED'],
    ['an unknown query', 'GET', '/issues?sql=1', undefined, {}, 400, 'VALIDATION_FAILED'],
    ['a wrong cursor', 'GET', '/issues?cursor=abc', undefined, {}, 400, 'CURSOR_INVALID'],
    [
      'an impossible day',
      'GET',
      '/issues?reportedFrom=2026-02-31T00:00Z',
      undefined,
      {},
      400,
      'VALIDATION_FAILED',
    ],
    ['a wrong position', 'GET', '/issues?after=x', undefined, {}, 400, 'VALIDATION_FAILED'],
    [
      'a position to come',
      'GET',
      '/issues?after=999999999',
      undefined,
      {},
      503,
      'PROJECTION_BEHIND',
    ],
  ] as const)('%s', async (_what, method, path, body, headers, status, code) => {
    const answer = await operator.call(method, path, body, headers);
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: `urn:shaodao:problem:${code}`, status });
    expect(answer.body['detail']).toMatch(/\p{Script=Han}/u);
  });

  /** What comes back over a bare connection. */
  const raw = async (text: string): Promise<string> => {
    const { hostname, port } = new URL(test.api.url);
    const socket = connect(Number(port), hostname);
    socket.write(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  };

  it.each([
    ['what is not HTTP', 'HELLO\r\n\r\n', 400, '请求格式不对'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431, '报头过大'],
  ])('%s', async (_what, text, status, title) => {
    const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(JSON.parse(body)).toMatchObject({ status, code: 'MALFORMED_REQUEST', title });
  });

  it('says which methods there are', async () => {
    const answer = await stranger.call('PUT', '/issues');
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'POST']);
  });

  it('carries headers that keep browsers honest, and no CORS', async () => {
    const { headers } = await stranger.get('/health', { origin: 'https://elsewhere.example' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
