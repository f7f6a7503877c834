import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, startTestApi, type Answer, type TestApi } from '../testing/running-api.js';
import { done } from '../testing/stories.js';

let test: TestApi;
let admin: Client;
let made = 0;

beforeAll(async () => {
  test = await startTestApi();
  admin = await test.as('admin');
});

afterAll(() => test.close());

const POST = { id: 'main', title: '经办岗', roles: ['UNIT'], unit: 'urban-management' };

interface Made {
  readonly id: string;
  readonly login: string;
  readonly password: string;
}

async function account(post: object = POST): Promise<Made> {
  const login = `new-${String(++made)}`;
  const { body } = done(await admin.post('/accounts', { login, displayName: '赵敏', post }));
  const { account: shown, password } = body as { account: { id: string }; password: string };
  return { id: shown.id, login, password };
}

const login = (name: string, password: string): Promise<Answer> =>
  new Client(test.api.url, {}).call('POST', '/sessions', { login: name, password });

async function comesIn({ login: name, password }: Made): Promise<Client> {
  const { token } = done(await login(name, password)).body;
  return new Client(test.api.url, { authorization: `Bearer ${String(token)}` });
}

const codeOf = async (answer: Promise<Answer>): Promise<unknown> => {
  const { status, body } = await answer;
  return [status, body['code']];
};

describe('a new account', () => {
  it('comes in once with the password told, and does nothing before it has its own', async () => {
    const fresh = await account();
    const person = await comesIn(fresh);
    expect(done(await login(fresh.login, fresh.password)).body['mustChangePassword']).toBe(true);
    expect(await codeOf(person.get('/issues'))).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    const change = (oldPassword: string, newPassword: string): Promise<Answer> =>
      person.post('/me/password', { oldPassword, newPassword });
    expect(await codeOf(change('not the old one', '我自己的密码-2026'))).toEqual([
      422,
      'OLD_PASSWORD_WRONG',
    ]);
    expect(await codeOf(change(fresh.password, fresh.password))).toEqual([
      422,
      'PASSWORD_UNCHANGED',
    ]);
    expect(await codeOf(change(fresh.password, 'short'))).toEqual([422, 'PASSWORD_TOO_SHORT']);
    expect((await change(fresh.password, '我自己的密码-2026')).status).toBe(204);
    expect(await codeOf(person.get('/issues'))).toEqual([401, 'TOKEN_REVOKED']);
    const own = await comesIn({ ...fresh, password: '我自己的密码-2026' });
    expect((await own.get('/issues')).status).toBe(200);
  });

  it('is refused where login, place or role will not do', async () => {
    const { login: taken } = await account();
    const make = (body: object): Promise<unknown> =>
      codeOf(admin.post('/accounts', { login: 'x-1', displayName: '王', post: POST, ...body }));
    expect(await make({ login: taken.toUpperCase() })).toEqual([409, 'LOGIN_TAKEN']);
    expect(await make({ login: '　' })).toEqual([422, 'ACCOUNT_INVALID']);
    expect(await make({ post: { ...POST, unit: 'nowhere' } })).toEqual([422, 'UNIT_NOT_ACTIVE']);
    expect(await make({ post: { ...POST, territory: 'nowhere' } })).toEqual([
      422,
      'UNKNOWN_TERRITORY',
    ]);
    expect(await make({ post: { ...POST, roles: ['SYSTEM'] } })).toEqual([
      422,
      'ROLE_NOT_FOR_PERSONS',
    ]);
    expect(await make({ post: { ...POST, roles: ['KING'] } })).toEqual([400, 'VALIDATION_FAILED']);
  });
});

describe('the accounts', () => {
  it('are listed page by page and found by name, without any password', async () => {
    const { login: name } = await account();
    const first = done(await admin.get('/accounts?limit=2')).body;
    expect(first['accounts']).toHaveLength(2);
    const rest = done(await admin.get(`/accounts?limit=500&after=${String(first['next'])}`)).body;
    expect(rest).not.toHaveProperty('next');
    const found = done(await admin.get(`/accounts?text=${name}`)).body['accounts'];
    expect(found).toMatchObject([{ login: name, mustChangePassword: true, disabled: false }]);
    expect(JSON.stringify([first, rest])).not.toMatch(/argon2|password_hash/);
  });

  it('are for administrators only, each of whom leaves their own alone', async () => {
    const operator = await test.as('operator');
    expect(await codeOf(operator.get('/accounts'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    const [self] = done(await admin.get('/accounts?text=admin')).body['accounts'] as {
      id: string;
    }[];
    const own = `/accounts/${self?.id ?? ''}`;
    for (const [path, body] of [
      ['/posts', { ...POST, id: 'more' }],
      ['/posts/admin/ending', { reason: '换岗' }],
      ['/locking', { reason: '试试' }],
      ['/unlocking', { reason: '试试' }],
      ['/password-reset', { reason: '试试' }],
    ] as const) {
      expect(await codeOf(admin.post(own + path, body))).toEqual([403, 'OWN_ACCOUNT']);
      expect((await operator.post(own + path, body)).status).toBe(403);
    }
  });
});

describe('a post', () => {
  it('is given and ended, and what it allowed goes with it at once', async () => {
    const fresh = await account();
    const person = await comesIn(fresh);
    done(
      await person.post('/me/password', {
        oldPassword: fresh.password,
        newPassword: '我自己的密码-2026',
      }),
    );
    const own = await comesIn({ ...fresh, password: '我自己的密码-2026' });
    const posts = `/accounts/${fresh.id}/posts`;
    const second = { id: 'second', title: '督查岗', roles: ['SUPERVISOR'] };
    done(await admin.post(posts, second));
    expect(await codeOf(admin.post(posts, second))).toEqual([409, 'POST_TAKEN']);
    expect(await codeOf(own.get('/issues'))).toEqual([403, 'POST_REQUIRED']);
    done(await admin.post(`${posts}/main/ending`, { reason: '调任' }));
    const { actor } = done(await own.get('/me')).body as { actor: { roles: string[] } };
    expect(actor.roles).toEqual(['SUPERVISOR']);
    expect(await codeOf(admin.post(`${posts}/main/ending`, { reason: '调任' }))).toEqual([
      404,
      'POST_UNKNOWN',
    ]);
    expect(await codeOf(admin.post(`${posts}/second/ending`, { reason: '离职' }))).toEqual([
      409,
      'LAST_POST',
    ]);
  });
});

describe('a locked account', () => {
  it('is let in no more until it is unlocked; each change stands in its record', async () => {
    const fresh = await account();
    const person = await comesIn(fresh);
    const act = (verb: string): Promise<Answer> =>
      admin.post(`/accounts/${fresh.id}/${verb}`, { reason: '离岗' });
    done(await act('locking'));
    expect(await codeOf(act('locking'))).toEqual([409, 'ALREADY_LOCKED']);
    expect(await codeOf(person.get('/me'))).toEqual([401, 'ACCOUNT_DISABLED']);
    expect(await codeOf(login(fresh.login, fresh.password))).toEqual([401, 'ACCOUNT_DISABLED']);
    done(await act('unlocking'));
    expect(await codeOf(act('unlocking'))).toEqual([409, 'NOT_LOCKED']);
    // Old tokens stay ended.
    expect(await codeOf(person.get('/me'))).toEqual([401, 'TOKEN_REVOKED']);
    const reset = done(await act('password-reset')).body as { password: string };
    expect(await codeOf(login(fresh.login, fresh.password))).toEqual([401, 'CREDENTIALS_WRONG']);
    done(await login(fresh.login, reset.password));
    const { changes } = done(await admin.get(`/accounts/${fresh.id}`)).body as {
      changes: { what: string; by: string; facts: object }[];
    };
    expect(changes.map(({ what }) => what)).toEqual([
      'PASSWORD_RESET',
      'UNLOCKED',
      'LOCKED',
      'CREATED',
    ]);
    expect(changes[1]?.facts).toEqual({ reason: '离岗' });
    expect(JSON.stringify(changes)).not.toContain(reset.password);
    expect(new Set(changes.map(({ by }) => by)).size).toBe(1);
    expect(await codeOf(admin.get('/accounts/nobody'))).toEqual([404, 'ACCOUNT_UNKNOWN']);
  });
});

describe('a rehearsal', () => {
  const rehearse = (path: string, body: object): Promise<Answer> =>
    admin.call('POST', path, body, { 'shaodao-rehearsal': 'true' });

  it('tells how an account would be, and leaves it as it is, without a line in its record', async () => {
    const { id, login: name, password } = await account();
    const before = done(await admin.get(`/accounts/${id}`)).body;
    const reason = { reason: '离岗' };
    const foreseen = async (path: string, body: object): Promise<unknown> => {
      const answer = await rehearse(`/accounts/${id}/${path}`, body);
      expect([answer.status, answer.body['rehearsal']]).toEqual([200, true]);
      return answer.body['account'] ?? answer.body;
    };
    const second = { ...POST, id: 'second' };
    expect(await foreseen('posts', second)).toMatchObject({ posts: [POST, second] });
    expect(await foreseen('locking', reason)).toMatchObject({ disabled: true });
    const reset = await rehearse(`/accounts/${id}/password-reset`, reason);
    expect(reset.body).toMatchObject({ rehearsal: true, account: { mustChangePassword: true } });
    expect(reset.body).not.toHaveProperty('password');
    expect(done(await admin.get(`/accounts/${id}`)).body).toEqual(before);
    done(await login(name, password));
  });

  it('makes no account, and is refused as the deed itself would be', async () => {
    const body = { login: 'not-yet', displayName: '赵敏', post: POST };
    const made = done(await rehearse('/accounts', body));
    expect([made.status, made.body['password']]).toEqual([200, undefined]);
    expect(made.body).toMatchObject({ rehearsal: true, account: { login: 'not-yet' } });
    expect(done(await admin.get('/accounts?text=not-yet')).body['accounts']).toEqual([]);
    const { id, login: taken } = await account();
    expect(await codeOf(rehearse('/accounts', { ...body, login: taken }))).toEqual([
      409,
      'LOGIN_TAKEN',
    ]);
    const ending = rehearse(`/accounts/${id}/posts/main/ending`, { reason: '离职' });
    expect(await codeOf(ending)).toEqual([409, 'LAST_POST']);
    expect(await codeOf(rehearse(`/accounts/${id}/unlocking`, { reason: '回岗' }))).toEqual([
      409,
      'NOT_LOCKED',
    ]);
  });
});

describe('views that people keep', () => {
  const put = (client: Client, name: string, query: string): Promise<Answer> =>
    client.call('PUT', `/me/views/${encodeURIComponent(name)}`, { query });

  it('are there again under their name, for nobody else, sealed in the table', async () => {
    const operator = await test.as('operator');
    const query = 'overdue=true&text=%E7%8E%8B%E7%A7%80%E8%8B%B1';
    done(await put(operator, '我的超期件', 'overdue=true'));
    done(await put(operator, '我的超期件', query));
    const { views } = done(await operator.get('/me/views')).body as { views: object[] };
    expect(views).toMatchObject([{ name: '我的超期件', query }]);
    const one = await operator.get(`/me/views/${encodeURIComponent('我的超期件')}`);
    expect(done(one).body).toMatchObject({ query });
    const other = await test.as('supervisor');
    expect(done(await other.get('/me/views')).body['views']).toEqual([]);
    const { rows } = await test.api.engine.pool.query<{ query: string }>(
      'select query from saved_views',
    );
    expect(JSON.stringify(rows)).not.toContain('overdue');
    const drop = `/me/views/${encodeURIComponent('我的超期件')}`;
    expect((await operator.call('DELETE', drop)).status).toBe(204);
    expect(await codeOf(operator.call('DELETE', drop))).toEqual([404, 'VIEW_UNKNOWN']);
    expect(await codeOf(operator.get(drop))).toEqual([404, 'VIEW_UNKNOWN']);
  });

  it('are at most fifty, each within bounds', async () => {
    const caller = await test.as('caller');
    for (let n = 0; n < 50; n += 1) done(await put(caller, `v${String(n)}`, 'open=true'));
    expect(await codeOf(put(caller, 'one more', 'open=true'))).toEqual([409, 'TOO_MANY_VIEWS']);
    done(await put(caller, 'v7', 'open=false'));
    expect(await codeOf(put(caller, ' v', ''))).toEqual([400, 'VIEW_NAME_INVALID']);
    expect(await codeOf(put(caller, 'x'.repeat(61), ''))).toEqual([400, 'VIEW_NAME_INVALID']);
    expect(await codeOf(put(caller, 'v1', 'x'.repeat(2049)))).toEqual([400, 'VALIDATION_FAILED']);
    expect(await codeOf(put(caller, 'v1', '路灯'))).toEqual([400, 'VALIDATION_FAILED']);
  });
});
