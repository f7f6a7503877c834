import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { IdentityRefused } from '../refusal.js';
import type { Role } from '../roles.js';
import { AccountAdministration } from './administration.js';
import {
  canonicalLogin,
  checkedAccount,
  type Account,
  type Caller,
  type NewAccount,
  type Post,
} from './account.js';
import { AccountTable } from './account-table.js';
import { LoginBackoff } from './login-backoff.js';
import { hashPassword, passwordFits } from './password.js';
import { Standings, type ReadyStanding } from './standings.js';
import { TokenSigner } from './token-signer.js';
import { isVisitToken, VisitSigner } from '../visits/visit-signer.js';
import { VISITOR_POST, visitorOf } from '../visits/visitor.js';

/** How long somebody without an account is let in: time to tell what is wrong, or to read and rate. */
const VISIT_MS = 2 * 3_600_000;

export interface IdentitySettings {
  /** At least 32 bytes; the same in all processes. */
  readonly tokenSecret: Uint8Array;
  /** How long a login lasts, in hours; default 12, one shift. */
  readonly tokenHours?: number;
  /** Milliseconds since 1970; default is the machine's clock. */
  readonly clock?: () => number;
}

export interface Login {
  readonly token: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
  readonly posts: readonly Post[];
  /** Only where the password was set by somebody else: nothing is open before it is replaced. */
  readonly mustChangePassword?: true;
}

/** Local accounts: who is calling and in which post. Run `identityMigrations` first. */
export class IdentityService {
  readonly #table: AccountTable;
  readonly #standings: Standings;
  readonly #tokens: TokenSigner;
  readonly #visits: VisitSigner;
  readonly #backoff = new LoginBackoff();
  readonly #clock: () => number;
  readonly #tokenMs: number;
  /** What administrators do to the accounts of others. */
  readonly administration: AccountAdministration;

  constructor(pool: Pool, settings: IdentitySettings) {
    this.#clock = settings.clock ?? Date.now;
    this.#tokenMs = (settings.tokenHours ?? 12) * 3_600_000;
    this.#table = new AccountTable(pool);
    this.#standings = new Standings(this.#table);
    this.#visits = new VisitSigner(settings.tokenSecret);
    this.#tokens = new TokenSigner(settings.tokenSecret, this.#clock);
    this.administration = new AccountAdministration(pool, (account) => {
      this.#standings.forget(account);
    });
  }

  /**
   * The id of the new account.
   * @throws IdentityRefused LOGIN_TAKEN, ACCOUNT_INVALID, PASSWORD_TOO_SHORT
   */
  async createAccount(account: NewAccount, password: string): Promise<string> {
    const id = await this.#create(account, await hashPassword(password));
    if (id === undefined) throw new IdentityRefused('LOGIN_TAKEN');
    return id;
  }

  /**
   * Creates those of the accounts whose login is free, with one published password and so one hash:
   * for demonstrations, where a salt of its own would protect nothing.
   * @returns how many were created.
   * @throws IdentityRefused PASSWORD_TOO_SHORT
   */
  async createDemoAccounts(accounts: readonly NewAccount[], password: string): Promise<number> {
    const passwordHash = await hashPassword(password);
    const ids = await Promise.all(accounts.map((each) => this.#create(each, passwordHash)));
    return ids.filter((id) => id !== undefined).length;
  }

  /** The new id; undefined where the login is taken. */
  async #create(account: NewAccount, passwordHash: string): Promise<string | undefined> {
    const id = uuidv7();
    const created = await this.#table.create(id, checkedAccount(account), passwordHash);
    return created ? id : undefined;
  }

  /**
   * A token for the account; the post is chosen with each call, not here.
   * @throws IdentityRefused CREDENTIALS_WRONG, ACCOUNT_DISABLED, TOO_MANY_ATTEMPTS
   */
  async login(login: string, password: string): Promise<Login> {
    const name = canonicalLogin(login);
    const credentials = await this.#table.credentials(name);
    await this.#checkPassword(name, credentials?.passwordHash, password);
    if (credentials === undefined) throw new IdentityRefused('CREDENTIALS_WRONG');
    if (credentials.disabled) throw new IdentityRefused('ACCOUNT_DISABLED');
    // Tokens count in whole seconds.
    const expiresAt = Math.floor((this.#clock() + this.#tokenMs) / 1_000) * 1_000;
    const token = await this.#tokens.sign(credentials.id, credentials.generation, expiresAt);
    const { posts, mustChangePassword } = credentials;
    return {
      token,
      expiresAt: new Date(expiresAt).toISOString(),
      posts,
      ...(mustChangePassword ? { mustChangePassword } : {}),
    };
  }

  /**
   * Lets in somebody without an account as this subject, for two hours.
   * @param issue the only matter they reach; absent: what they report themselves
   */
  beginVisit(person: string, issue?: string): Login {
    const expiresAt = this.#clock() + VISIT_MS;
    const token = this.#visits.sign({
      person,
      expiresAt,
      ...(issue === undefined ? {} : { issue }),
    });
    return { token, expiresAt: new Date(expiresAt).toISOString(), posts: [VISITOR_POST] };
  }

  /**
   * Who calls with this token, in the post named or in the only one there is.
   * @throws IdentityRefused TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED, ACCOUNT_DISABLED,
   *   PASSWORD_CHANGE_REQUIRED, POST_REQUIRED, POST_UNKNOWN
   */
  async authenticate(token: string, actingAs?: string): Promise<Caller> {
    if (isVisitToken(token)) return this.#visitor(token);
    const standing = await this.#standing(token);
    if (standing.mustChangePassword) throw new IdentityRefused('PASSWORD_CHANGE_REQUIRED');
    return callerIn(standing, actingAs);
  }

  /**
   * Whose token this is, whatever the post.
   * @throws IdentityRefused TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED, ACCOUNT_DISABLED
   */
  async accountOf(token: string): Promise<Account> {
    if (isVisitToken(token)) return this.#visitor(token).account;
    return (await this.#standing(token)).account;
  }

  #visitor(token: string): Caller {
    return visitorOf(this.#visits.check(token, this.#clock()));
  }

  async #standing(token: string): Promise<ReadyStanding> {
    const { account: id, generation, jti } = await this.#tokens.check(token);
    const standing = this.#standings.known(id) ?? (await this.#standings.read(id));
    if (standing === undefined) throw new IdentityRefused('TOKEN_INVALID');
    if (standing.account.disabled) throw new IdentityRefused('ACCOUNT_DISABLED');
    if (standing.generation !== generation || standing.revoked.has(jti))
      throw new IdentityRefused('TOKEN_REVOKED');
    return standing;
  }

  /** Ends this one token. Ending an ended one changes nothing; a visit ends by itself. */
  async logout(token: string): Promise<void> {
    if (isVisitToken(token)) return;
    const { jti, account, expiresAt } = await this.#tokens.check(token);
    await this.#table.revoke(jti, account, expiresAt);
    this.#standings.forget(account);
  }

  /**
   * Ends all tokens of the account and lets it in no more.
   * @throws IdentityRefused ACCOUNT_UNKNOWN
   */
  async disable(account: string): Promise<void> {
    if (!(await this.#table.disable(account))) throw new IdentityRefused('ACCOUNT_UNKNOWN');
    this.#standings.forget(account);
  }

  /**
   * Sets a new password and ends all tokens of the account.
   * @throws IdentityRefused ACCOUNT_UNKNOWN, CREDENTIALS_WRONG, PASSWORD_TOO_SHORT,
   *   TOO_MANY_ATTEMPTS, PASSWORD_UNCHANGED
   */
  async changePassword(account: string, oldPassword: string, newPassword: string): Promise<void> {
    const current = await this.#table.password(account);
    if (current === undefined) throw new IdentityRefused('ACCOUNT_UNKNOWN');
    await this.#checkPassword(current.login, current.hash, oldPassword);
    if (newPassword === oldPassword) throw new IdentityRefused('PASSWORD_UNCHANGED');
    await this.#table.setPassword(account, await hashPassword(newPassword));
    this.#standings.forget(account);
  }

  /** Accounts in the order of their logins, a page after the login given. */
  async accounts(page: {
    readonly afterLogin?: string;
    readonly limit: number;
  }): Promise<Account[]> {
    return this.#table.list(page.afterLogin ?? '', page.limit);
  }

  /** Those of these accounts that there are, in no order. */
  async people(ids: readonly string[]): Promise<readonly Account[]> {
    return ids.length === 0 ? [] : this.#table.people(ids);
  }

  /** Those who may come in and hold a post with one of these roles, by login. */
  async holders(roles: readonly Role[]): Promise<readonly Account[]> {
    return this.#table.holders(roles);
  }

  async #checkPassword(login: string, stored: string | undefined, password: string): Promise<void> {
    const wait = this.#backoff.begin(login, this.#clock());
    if (wait > 0) throw new IdentityRefused('TOO_MANY_ATTEMPTS', wait);
    if (!(await passwordFits(stored, password))) throw new IdentityRefused('CREDENTIALS_WRONG');
    this.#backoff.succeeded(login);
  }
}

function callerIn({ account, callers }: ReadyStanding, actingAs: string | undefined): Caller {
  const posts = account.posts.map(({ id }) => id);
  const post = actingAs ?? (posts.length === 1 ? posts[0] : undefined);
  if (post === undefined) throw new IdentityRefused('POST_REQUIRED', undefined, posts);
  const caller = callers.get(post);
  if (caller === undefined) throw new IdentityRefused('POST_UNKNOWN', undefined, posts);
  return caller;
}
