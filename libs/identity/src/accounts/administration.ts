import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@shaodao/decider';
import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { IdentityRefused } from '../refusal.js';
import { canonicalLogin, checkedAccount, type Account, type Post } from './account.js';
import { hashPassword } from './password.js';
import {
  CREATE_ACCOUNT,
  FIND_ACCOUNTS,
  LOCK_ACCOUNT,
  MUST_CHANGE,
  NOTE_CHANGE,
  READ_ACCOUNT,
  READ_CHANGES,
  RESET_PASSWORD,
  SET_DISABLED,
  SET_POSTS,
} from './sql.js';

/** An account as its administrator sees it. */
export interface ManagedAccount extends Account {
  /** Its password was set by somebody else and not replaced yet. */
  readonly mustChangePassword: boolean;
}

export const ACCOUNT_CHANGES = [
  'CREATED',
  'POST_GIVEN',
  'POST_ENDED',
  'LOCKED',
  'UNLOCKED',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
] as const;
export type AccountChangeKind = (typeof ACCOUNT_CHANGES)[number];

/** One line of an account's record. */
export interface AccountChange {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Account of who did it. */
  readonly by: string;
  readonly what: AccountChangeKind;
  /** The post, the reason: never a password. */
  readonly facts: JsonObject;
}

/** An account, and the password with which its person comes in once. */
export interface FirstPassword {
  readonly account: ManagedAccount;
  readonly password: string;
}

interface Row {
  readonly id: string;
  readonly login: string;
  readonly display_name: string;
  readonly posts: readonly Post[];
  readonly disabled: boolean;
  readonly must_change_password: boolean;
}

const MOST_CHANGES = 200;

/**
 * What administrators do to the accounts of others. Every change stands in the account's record,
 * written in one transaction with it. Nobody does any of this to their own account: who could give
 * themself a post would need no policy.
 */
export class AccountAdministration {
  readonly #pool: Pool;
  readonly #forget: (account: string) => void;
  readonly #ending: 'commit' | 'rollback';

  /** @param forget what processes remember of an account counts no more */
  constructor(
    pool: Pool,
    forget: (account: string) => void,
    ending: 'commit' | 'rollback' = 'commit',
  ) {
    this.#pool = pool;
    this.#forget = forget;
    this.#ending = ending;
  }

  /** The same acts, decided as ever, which leave nothing behind: each tells how the account would be. */
  get rehearsal(): AccountAdministration {
    return new AccountAdministration(this.#pool, () => undefined, 'rollback');
  }

  /** Accounts in the order of their logins, those whose login or name holds a text. */
  async list(page: {
    readonly afterLogin?: string;
    readonly text?: string;
    readonly limit: number;
  }): Promise<readonly ManagedAccount[]> {
    const text = page.text === undefined ? null : canonicalLogin(page.text);
    const { rows } = await this.#pool.query<Row>(FIND_ACCOUNTS, [
      page.afterLogin ?? '',
      page.limit,
      text,
    ]);
    return rows.map(managed);
  }

  /** @throws IdentityRefused ACCOUNT_UNKNOWN */
  async find(account: string): Promise<ManagedAccount> {
    const { rows } = await this.#pool.query<Row>(READ_ACCOUNT, [account]);
    return managed(known(rows[0]));
  }

  /** What was done to an account, newest first; the last 200. */
  async changes(account: string): Promise<readonly AccountChange[]> {
    const { rows } = await this.#pool.query<{
      at: Date;
      by_person: string;
      what: AccountChangeKind;
      facts: JsonObject;
    }>(READ_CHANGES, [account, MOST_CHANGES]);
    return rows.map(({ at, by_person: by, what, facts }) => ({
      at: at.toISOString(),
      by,
      what,
      facts,
    }));
  }

  /**
   * A new account with one post and a password that its person must replace.
   * @throws IdentityRefused LOGIN_TAKEN, ACCOUNT_INVALID, ROLE_NOT_FOR_PERSONS
   */
  async create(
    account: { readonly login: string; readonly displayName: string; readonly post: Post },
    by: string,
  ): Promise<FirstPassword> {
    const { post } = account;
    forPersons(post);
    const { login, displayName, posts } = checkedAccount({ ...account, posts: [post] });
    const password = oneTimePassword();
    const hash = await hashPassword(password);
    const id = uuidv7();
    const created = await this.#together(async (tx) => {
      const values = [id, login, hash, displayName, JSON.stringify(posts)];
      const { rowCount } = await tx.query(CREATE_ACCOUNT, values);
      if (rowCount !== 1) throw new IdentityRefused('LOGIN_TAKEN');
      await tx.query(MUST_CHANGE, [id]);
      return noted(tx, id, by, 'CREATED', { post: factsOf(post) });
    });
    return { account: created, password };
  }

  /** @throws IdentityRefused ACCOUNT_UNKNOWN, OWN_ACCOUNT, POST_TAKEN, ROLE_NOT_FOR_PERSONS */
  async givePost(account: string, post: Post, by: string): Promise<ManagedAccount> {
    forPersons(post);
    return this.#change(
      account,
      by,
      'POST_GIVEN',
      { post: factsOf(post) },
      async (tx, { posts }) => {
        if (posts.some(({ id }) => id === post.id)) throw new IdentityRefused('POST_TAKEN');
        await tx.query(SET_POSTS, [account, JSON.stringify([...posts, post])]);
      },
    );
  }

  /** @throws IdentityRefused ACCOUNT_UNKNOWN, OWN_ACCOUNT, POST_UNKNOWN, LAST_POST */
  async endPost(
    account: string,
    post: string,
    reason: string,
    by: string,
  ): Promise<ManagedAccount> {
    return this.#change(account, by, 'POST_ENDED', { post, reason }, async (tx, { posts }) => {
      const left = posts.filter(({ id }) => id !== post);
      if (left.length === posts.length) throw new IdentityRefused('POST_UNKNOWN');
      if (left.length === 0) throw new IdentityRefused('LAST_POST');
      await tx.query(SET_POSTS, [account, JSON.stringify(left)]);
    });
  }

  /** Lets the account in no more. @throws IdentityRefused ACCOUNT_UNKNOWN, OWN_ACCOUNT, ALREADY_LOCKED */
  async lock(account: string, reason: string, by: string): Promise<ManagedAccount> {
    return this.#change(account, by, 'LOCKED', { reason }, async (tx, { disabled }) => {
      if (disabled) throw new IdentityRefused('ALREADY_LOCKED');
      await tx.query(SET_DISABLED, [account, true]);
    });
  }

  /** @throws IdentityRefused ACCOUNT_UNKNOWN, OWN_ACCOUNT, NOT_LOCKED */
  async unlock(account: string, reason: string, by: string): Promise<ManagedAccount> {
    return this.#change(account, by, 'UNLOCKED', { reason }, async (tx, { disabled }) => {
      if (!disabled) throw new IdentityRefused('NOT_LOCKED');
      await tx.query(SET_DISABLED, [account, false]);
    });
  }

  /**
   * A new password that its person must replace; ends all tokens of the account.
   * @throws IdentityRefused ACCOUNT_UNKNOWN, OWN_ACCOUNT
   */
  async resetPassword(account: string, reason: string, by: string): Promise<FirstPassword> {
    const password = oneTimePassword();
    const hash = await hashPassword(password);
    const changed = await this.#change(account, by, 'PASSWORD_RESET', { reason }, async (tx) => {
      await tx.query(RESET_PASSWORD, [account, hash]);
    });
    return { account: changed, password };
  }

  async #change(
    account: string,
    by: string,
    what: AccountChangeKind,
    facts: JsonObject,
    act: (tx: PoolClient, before: ManagedAccount) => Promise<void>,
  ): Promise<ManagedAccount> {
    if (account === by) throw new IdentityRefused('OWN_ACCOUNT');
    try {
      return await this.#together(async (tx) => {
        const { rows } = await tx.query<Row>(LOCK_ACCOUNT, [account]);
        await act(tx, managed(known(rows[0])));
        return noted(tx, account, by, what, facts);
      });
    } finally {
      this.#forget(account);
    }
  }

  async #together<T>(act: (tx: PoolClient) => Promise<T>): Promise<T> {
    const tx = await this.#pool.connect();
    try {
      await tx.query('begin');
      const done = await act(tx);
      await tx.query(this.#ending);
      return done;
    } catch (error) {
      await tx.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      tx.release();
    }
  }
}

/** Writes the change into the account's record; the account as it is now. */
async function noted(
  tx: PoolClient,
  account: string,
  by: string,
  what: AccountChangeKind,
  facts: JsonObject,
): Promise<ManagedAccount> {
  await tx.query(NOTE_CHANGE, [account, by, what, JSON.stringify(facts)]);
  const { rows } = await tx.query<Row>(READ_ACCOUNT, [account]);
  return managed(known(rows[0]));
}

const managed = (row: Row): ManagedAccount => ({
  id: row.id,
  login: row.login,
  displayName: row.display_name,
  posts: row.posts,
  disabled: row.disabled,
  mustChangePassword: row.must_change_password,
});

function known(row: Row | undefined): Row {
  if (row === undefined) throw new IdentityRefused('ACCOUNT_UNKNOWN');
  return row;
}

function forPersons({ roles }: Post): void {
  if (roles.includes('SYSTEM')) throw new IdentityRefused('ROLE_NOT_FOR_PERSONS');
}

const factsOf = ({ id, title, roles, unit, territory }: Post): JsonObject => ({
  id,
  title,
  roles: [...roles],
  ...(unit === undefined ? {} : { unit }),
  ...(territory === undefined ? {} : { territory }),
});

/** 96 bits that can be read out: told once, good for one login and the change of itself. */
const oneTimePassword = (): string => randomBytes(12).toString('base64url');
