import type { Pool } from 'pg';
import type { Account, NewAccount, Post } from './account.js';
import {
  CREATE_ACCOUNT,
  DISABLE_ACCOUNT,
  LIST_ACCOUNTS,
  READ_CREDENTIALS,
  READ_PASSWORD,
  READ_HOLDERS,
  READ_PEOPLE,
  READ_STANDING,
  REVOKE_TOKEN,
  SET_PASSWORD,
} from './sql.js';

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly display_name: string;
  readonly posts: readonly Post[];
  readonly disabled: boolean;
}

interface StandingRow extends AccountRow {
  readonly token_generation: number;
  readonly must_change_password: boolean;
  readonly revoked: readonly string[];
}

/** What decides whether an account's tokens still count. */
export interface Standing {
  readonly account: Account;
  readonly generation: number;
  /** The password was set by somebody else: nothing is open but setting one's own. */
  readonly mustChangePassword: boolean;
  /** Ids of tokens ended by a logout. */
  readonly revoked: ReadonlySet<string>;
}

export interface Credentials {
  readonly id: string;
  readonly passwordHash: string;
  readonly generation: number;
  readonly disabled: boolean;
  readonly posts: readonly Post[];
  readonly mustChangePassword: boolean;
}

/** The tables of accounts and of ended tokens. */
export class AccountTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** False where the login is taken. `account.login` in its canonical form. */
  async create(id: string, account: NewAccount, passwordHash: string): Promise<boolean> {
    const { login, displayName, posts } = account;
    const result = await this.#pool.query(CREATE_ACCOUNT, [
      id,
      login,
      passwordHash,
      displayName,
      JSON.stringify(posts),
    ]);
    return result.rowCount === 1;
  }

  async credentials(login: string): Promise<Credentials | undefined> {
    const { rows } = await this.#pool.query<
      AccountRow & {
        password_hash: string;
        token_generation: number;
        must_change_password: boolean;
      }
    >(READ_CREDENTIALS, [login]);
    const row = rows[0];
    if (row === undefined) return undefined;
    const { id, password_hash: passwordHash, token_generation: generation, disabled, posts } = row;
    const mustChangePassword = row.must_change_password;
    return { id, passwordHash, generation, disabled, posts, mustChangePassword };
  }

  async password(
    account: string,
  ): Promise<{ readonly login: string; readonly hash: string } | undefined> {
    const { rows } = await this.#pool.query<{ login: string; password_hash: string }>(
      READ_PASSWORD,
      [account],
    );
    const row = rows[0];
    return row && { login: row.login, hash: row.password_hash };
  }

  async standing(account: string): Promise<Standing | undefined> {
    const { rows } = await this.#pool.query<StandingRow>({
      name: 'identity-standing',
      text: READ_STANDING,
      values: [account],
    });
    const row = rows[0];
    return (
      row && {
        account: accountOf(row),
        generation: row.token_generation,
        mustChangePassword: row.must_change_password,
        revoked: new Set(row.revoked),
      }
    );
  }

  async list(afterLogin: string, limit: number): Promise<Account[]> {
    const { rows } = await this.#pool.query<AccountRow>(LIST_ACCOUNTS, [afterLogin, limit]);
    return rows.map(accountOf);
  }

  async people(ids: readonly string[]): Promise<Account[]> {
    const { rows } = await this.#pool.query<AccountRow>({
      name: 'identity-people',
      text: READ_PEOPLE,
      values: [ids],
    });
    return rows.map(accountOf);
  }

  async holders(roles: readonly string[]): Promise<Account[]> {
    const { rows } = await this.#pool.query<AccountRow>(READ_HOLDERS, [roles]);
    return rows.map(accountOf);
  }

  /** False where there is no such account. */
  async disable(account: string): Promise<boolean> {
    return (await this.#pool.query(DISABLE_ACCOUNT, [account])).rowCount === 1;
  }

  async setPassword(account: string, passwordHash: string): Promise<void> {
    await this.#pool.query(SET_PASSWORD, [account, passwordHash]);
  }

  async revoke(jti: string, account: string, expiresAt: number): Promise<void> {
    await this.#pool.query(REVOKE_TOKEN, [jti, account, new Date(expiresAt)]);
  }
}

function accountOf({ id, login, display_name: displayName, posts, disabled }: AccountRow): Account {
  return { id, login, displayName, posts, disabled };
}
