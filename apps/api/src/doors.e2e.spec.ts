import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, startTestApi, type TestApi } from './testing/running-api.js';

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
    const answer = await undecided.get('/me');
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'POST_REQUIRED' });
    const grid = await test.as('community', 'grid');
    expect((await grid.get('/me')).body).toMatchObject({ actor: { roles: ['GRID'] } });
    const wrong = await (await test.as('community', 'mayor')).get('/me');
    expect(wrong.body).toMatchObject({ code: 'POST_UNKNOWN' });
    expect((await undecided.call('DELETE', '/sessions/current')).status).toBe(204);
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
