import { LRUCache } from 'lru-cache';
import { actorIn, type Caller } from './account.js';
import type { AccountTable, Standing } from './account-table.js';

/**
 * How long a process may let in a caller whom another process has logged out, disabled or given a
 * new password. In its own process such an act counts at once.
 */
export const REVOCATION_WINDOW_MS = 2_000;

const REMEMBERED_ACCOUNTS = 10_000;

/** An account's standing with its callers made ready, one for each post. */
export interface ReadyStanding extends Standing {
  readonly callers: ReadonlyMap<string, Caller>;
}

/** The standing of the accounts that call, at most {@link REVOCATION_WINDOW_MS} old. */
export class Standings {
  readonly #table: AccountTable;
  readonly #known = new LRUCache<string, ReadyStanding>({
    max: REMEMBERED_ACCOUNTS,
    ttl: REVOCATION_WINDOW_MS,
  });
  readonly #underway = new Map<string, Promise<ReadyStanding | undefined>>();

  constructor(table: AccountTable) {
    this.#table = table;
  }

  /** Without a promise where it is known: the usual case of a busy caller. */
  known(account: string): ReadyStanding | undefined {
    return this.#known.get(account);
  }

  /** Reads it; callers of one account that come together share one query. */
  read(account: string): Promise<ReadyStanding | undefined> {
    const underway = this.#underway.get(account);
    if (underway !== undefined) return underway;
    const reading = this.#load(account);
    this.#underway.set(account, reading);
    const remember = (standing: ReadyStanding | undefined): void => {
      // Forgotten meanwhile: what this query saw may be older than the act that forgot it.
      if (this.#underway.get(account) !== reading) return;
      this.#underway.delete(account);
      if (standing !== undefined) this.#known.set(account, standing);
    };
    reading.then(remember, () => remember(undefined));
    return reading;
  }

  /** What was read before now counts no more, also where the query is still under way. */
  forget(account: string): void {
    this.#known.delete(account);
    this.#underway.delete(account);
  }

  async #load(account: string): Promise<ReadyStanding | undefined> {
    const standing = await this.#table.standing(account);
    return standing && { ...standing, callers: callersOf(standing) };
  }
}

function callersOf({ account }: Standing): ReadonlyMap<string, Caller> {
  return new Map(
    account.posts.map((post) => [
      post.id,
      { account, actor: actorIn(account, post), posts: account.posts },
    ]),
  );
}
