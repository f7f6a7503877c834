import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import type { Post } from './account.js';
import { IdentityService } from './identity-service.js';
import { identityMigrations } from './schema.js';
import { REVOCATION_WINDOW_MS } from './standings.js';

const tokenSecret = randomBytes(32);
const PASSWORD = '正确的密码-2026';
const operator: Post = { id: 'operator', title: '话务派单岗', roles: ['AGENT', 'DISPATCHER'] };
const waterHandler: Post = {
  id: 'water',
  title: '水务局经办人',
  roles: ['UNIT'],
  unit: 'water-bureau',
  territory: 'demo',
};
const code = (expected: string): object => expect.objectContaining({ code: expected });

let database: TestDatabase;
let pool: pg.Pool;
let identity: IdentityService;
let accounts = 0;

async function newAccount(...posts: Post[]): Promise<{ id: string; login: string }> {
  const login = `person-${++accounts}`;
  return {
    login,
    id: await identity.createAccount({ login, displayName: '李明', posts }, PASSWORD),
  };
}

/** Lets the monotonic clock stand beyond the window in which a revocation may go unseen. */
async function afterRevocationWindow<T>(act: () => Promise<T>): Promise<T> {
  const later = performance.now() + REVOCATION_WINDOW_MS + 1;
  const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
  return act().finally(() => clock.mockRestore());
}

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  await migrate(pool, identityMigrations);
  identity = new IdentityService(pool, { tokenSecret });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('A login', () => {
  it('gives a token that says who acts, in which post, for which unit', async () => {
    const { id, login } = await newAccount(waterHandler);
    const { token, posts, expiresAt } = await identity.login(login, PASSWORD);
    expect(posts).toEqual([waterHandler]);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 11.9 * 3_600_000);
    expect(await identity.authenticate(token)).toEqual({
      account: { id, login, displayName: '李明', disabled: false, posts: [waterHandler] },
      actor: {
        person: id,
        post: 'water',
        roles: ['UNIT'],
        unit: 'water-bureau',
        territory: 'demo',
      },
      posts: [waterHandler],
    });
  });

  it('does not care for case or width of the login', async () => {
    const { login } = await newAccount(operator);
    await expect(identity.login(` ${login.toUpperCase()} `, PASSWORD)).resolves.toBeDefined();
    await expect(
      identity.login(login.replace('person', 'ｐｅｒｓｏｎ'), PASSWORD),
    ).resolves.toBeDefined();
  });

  it('is refused alike for a wrong password and for nobody', async () => {
    const { login } = await newAccount(operator);
    await expect(identity.login(login, 'wrong password')).rejects.toEqual(
      code('CREDENTIALS_WRONG'),
    );
    await expect(identity.login('nobody', PASSWORD)).rejects.toEqual(code('CREDENTIALS_WRONG'));
    await expect(identity.login('nobody', 'nobody has this password')).rejects.toEqual(
      code('CREDENTIALS_WRONG'),
    );
  });

  it('takes about as long for nobody as for a wrong password', async () => {
    const { login } = await newAccount(operator);
    const timeOf = async (name: string): Promise<number> => {
      const started = performance.now();
      await identity.login(name, 'wrong password').catch(() => undefined);
      return performance.now() - started;
    };
    await timeOf('warm-up');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 4; round++) {
      times.known.push(await timeOf(login));
      times.unknown.push(await timeOf(`nobody-${round}`));
    }
    // Without the same work for nobody the share is below 0.05.
    const share = Math.min(...times.unknown) / Math.min(...times.known);
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(5);
  });

  it('has to wait after five failures, with the right password too', async () => {
    const { login } = await newAccount(operator);
    for (let i = 0; i < 5; i++)
      await expect(identity.login(login, 'wrong password')).rejects.toEqual(
        code('CREDENTIALS_WRONG'),
      );
    await expect(identity.login(login, PASSWORD)).rejects.toEqual(
      expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 1 }),
    );
  });

  it('goes through again when the wait is over', async () => {
    const { login } = await newAccount(operator);
    let now = Date.now();
    const patient = new IdentityService(pool, { tokenSecret, clock: () => now });
    for (let i = 0; i < 5; i++) await patient.login(login, 'wrong password').catch(() => undefined);
    now += 1_000;
    await expect(patient.login(login, PASSWORD)).resolves.toBeDefined();
  });

  it('lasts as long as set and no longer', async () => {
    const { login } = await newAccount(operator);
    let now = Date.now();
    const strict = new IdentityService(pool, { tokenSecret, tokenHours: 1, clock: () => now });
    const { token } = await strict.login(login, PASSWORD);
    now += 3_599_000;
    await expect(strict.authenticate(token)).resolves.toBeDefined();
    now += 1_001;
    await expect(strict.authenticate(token)).rejects.toEqual(code('TOKEN_EXPIRED'));
  });
});

describe('A person with several posts', () => {
  it('must say as which they act', async () => {
    const { login } = await newAccount(operator, waterHandler);
    const { token } = await identity.login(login, PASSWORD);
    await expect(identity.authenticate(token)).rejects.toMatchObject({
      code: 'POST_REQUIRED',
      posts: ['operator', 'water'],
    });
    expect((await identity.accountOf(token)).posts.map(({ id }) => id)).toEqual([
      'operator',
      'water',
    ]);
    expect((await identity.authenticate(token, 'water')).actor.roles).toEqual(['UNIT']);
    expect((await identity.authenticate(token, 'operator')).actor).not.toHaveProperty('unit');
  });

  it('cannot act in a post they do not hold', async () => {
    const { login } = await newAccount(operator);
    const { token } = await identity.login(login, PASSWORD);
    await expect(identity.authenticate(token, 'water')).rejects.toEqual(code('POST_UNKNOWN'));
  });
});

describe('A token ends', () => {
  it('at a logout, alone', async () => {
    const { login } = await newAccount(operator);
    const [left, kept] = [
      await identity.login(login, PASSWORD),
      await identity.login(login, PASSWORD),
    ];
    await identity.authenticate(left.token);
    await identity.logout(left.token);
    await identity.logout(left.token);
    await expect(identity.authenticate(left.token)).rejects.toEqual(code('TOKEN_REVOKED'));
    await expect(identity.authenticate(kept.token)).resolves.toBeDefined();
  });

  it('with all others of the account when the password changes', async () => {
    const { id, login } = await newAccount(operator);
    const { token } = await identity.login(login, PASSWORD);
    await identity.changePassword(id, PASSWORD, 'another good password');
    await expect(identity.authenticate(token)).rejects.toEqual(code('TOKEN_REVOKED'));
    await expect(identity.login(login, PASSWORD)).rejects.toEqual(code('CREDENTIALS_WRONG'));
    await expect(identity.login(login, 'another good password')).resolves.toBeDefined();
  });

  it('when the account is disabled, and there is no new one', async () => {
    const { id, login } = await newAccount(operator);
    const { token } = await identity.login(login, PASSWORD);
    await identity.disable(id);
    await expect(identity.authenticate(token)).rejects.toEqual(code('ACCOUNT_DISABLED'));
    await expect(identity.login(login, PASSWORD)).rejects.toEqual(code('ACCOUNT_DISABLED'));
    await expect(identity.login(login, 'wrong password')).rejects.toEqual(
      code('CREDENTIALS_WRONG'),
    );
  });

  it('in other processes too, within the stated window', async () => {
    const other = new IdentityService(pool, { tokenSecret });
    const { login } = await newAccount(operator);
    const { token } = await identity.login(login, PASSWORD);
    await other.authenticate(token);
    await identity.logout(token);
    await afterRevocationWindow(() =>
      expect(other.authenticate(token)).rejects.toEqual(code('TOKEN_REVOKED')),
    );
  });

  it('also where its account was just being read', async () => {
    const { login } = await newAccount(operator);
    const { token } = await identity.login(login, PASSWORD);
    const slow = slowPool();
    const reader = new IdentityService(slow.pool, { tokenSecret });
    slow.holdAnswers();
    const early = reader.authenticate(token);
    await slow.answerHeld();
    await reader.logout(token);
    slow.release();
    await expect(early).resolves.toBeDefined();
    await expect(reader.authenticate(token)).rejects.toEqual(code('TOKEN_REVOKED'));
  });
});

describe('An account', () => {
  it('has a login of its own', async () => {
    const { login } = await newAccount(operator);
    await expect(
      identity.createAccount(
        { login: login.toUpperCase(), displayName: '王芳', posts: [operator] },
        PASSWORD,
      ),
    ).rejects.toEqual(code('LOGIN_TAKEN'));
  });

  it.each([
    ['no login', { login: '  ', displayName: '王芳', posts: [operator] }],
    ['no name', { login: 'wang', displayName: '', posts: [operator] }],
    ['no post', { login: 'wang', displayName: '王芳', posts: [] }],
    ['one post twice', { login: 'wang', displayName: '王芳', posts: [operator, operator] }],
  ])('is refused with %s', async (_, account) => {
    await expect(identity.createAccount(account, PASSWORD)).rejects.toEqual(
      code('ACCOUNT_INVALID'),
    );
  });

  it('needs a password worth the name', async () => {
    const account = { login: 'weak', displayName: '王芳', posts: [operator] };
    await expect(identity.createAccount(account, '短密码')).rejects.toEqual(
      code('PASSWORD_TOO_SHORT'),
    );
    await expect(identity.createAccount(account, 'x'.repeat(129))).rejects.toEqual(
      code('PASSWORD_TOO_SHORT'),
    );
  });

  it('stores its password as OWASP asks', async () => {
    const { id } = await newAccount(operator);
    const { rows } = await pool.query<{ password_hash: string }>(
      `select password_hash from accounts where id = $1`,
      [id],
    );
    expect(rows[0]!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('keeps its password unless the old one is known', async () => {
    const { id, login } = await newAccount(operator);
    await expect(identity.changePassword(id, 'wrong password', 'a new password')).rejects.toEqual(
      code('CREDENTIALS_WRONG'),
    );
    await expect(identity.changePassword('nobody', PASSWORD, 'a new password')).rejects.toEqual(
      code('ACCOUNT_UNKNOWN'),
    );
    await expect(identity.login(login, PASSWORD)).resolves.toBeDefined();
  });

  it('cannot be disabled where there is none', async () => {
    await expect(identity.disable('nobody')).rejects.toEqual(code('ACCOUNT_UNKNOWN'));
  });

  it('is listed in the order of logins, page by page, without its password', async () => {
    const everybody = await identity.accounts({ limit: 1_000 });
    const pages = [];
    for (let page = await identity.accounts({ limit: 4 }); page.length > 0;) {
      pages.push(...page);
      page = await identity.accounts({ afterLogin: page.at(-1)!.login, limit: 4 });
    }
    expect(pages).toEqual(everybody);
    expect(everybody.length).toBe(accounts);
    expect(JSON.stringify(everybody)).not.toContain('argon2');
  });
});

/** The pool with the answers of its standing queries held back, as a slow network would. */
function slowPool(): {
  pool: pg.Pool;
  holdAnswers(): void;
  answerHeld(): Promise<void>;
  release(): void;
} {
  let gate: Promise<void> | undefined;
  let release = (): void => undefined;
  let held = (): void => undefined;
  const answerHeld = new Promise<void>((resolve) => (held = resolve));
  const query = async (config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    const waitFor = gate;
    const answer = await pool.query(config, values);
    if (waitFor !== undefined && typeof config === 'object') {
      held();
      await waitFor;
    }
    return answer;
  };
  return {
    pool: Object.assign(Object.create(pool) as pg.Pool, { query }),
    holdAnswers: () => {
      gate = new Promise<void>((resolve) => (release = resolve));
    },
    answerHeld: () => answerHeld,
    release: () => release(),
  };
}
