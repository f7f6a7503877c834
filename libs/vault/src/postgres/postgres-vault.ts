import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { MasterKey } from '../master-key.js';
import { SubjectErased, type Vault } from '../port.js';
import { openUnder, sealUnder, subjectOf } from '../sealed-form.js';
import { SearchTokens } from '../search-tokens.js';
import { KeyBatcher } from './key-batcher.js';
import { keyIn, KeyTable, type SubjectKey } from './key-table.js';

/** Keys kept unwrapped in memory at most: about 200 bytes each. */
const CACHED_KEYS = 50_000;

/**
 * How long a process may go on using a key that another process destroyed. A time limit, not a
 * notification: a lost connection cannot stretch it, and a page of keys costs one short query.
 */
export const ERASURE_WINDOW_MS = 10_000;

/** The vault over PostgreSQL. Run `vaultMigrations` first. */
export class PostgresVault implements Vault {
  readonly #table: KeyTable;
  readonly #tokens: SearchTokens;
  readonly #cache = new LRUCache<string, SubjectKey>({ max: CACHED_KEYS, ttl: ERASURE_WINDOW_MS });
  readonly #batcher = new KeyBatcher((subjects) =>
    this.#remembering(() => this.#table.makeOrRead(subjects)),
  );
  /** Counts erasures here, so that a key read just before one is not cached just after it. */
  #erasures = 0;

  private constructor(table: KeyTable, masterKey: MasterKey) {
    this.#table = table;
    this.#tokens = new SearchTokens(masterKey.searchKey);
  }

  /** @throws WrongMasterKey where the database was sealed with another master key. */
  static async start(pool: Pool, masterKey: MasterKey): Promise<PostgresVault> {
    const table = new KeyTable(pool, masterKey);
    await table.claim();
    return new PostgresVault(table, masterKey);
  }

  async seal(subject: string, clearTexts: readonly string[]): Promise<string[]> {
    const key = this.#cache.get(subject) ?? (await this.#batcher.ask(subject));
    if (key === 'erased') throw new SubjectErased(subject);
    return clearTexts.map((text) => sealUnder(key, subject, text));
  }

  async open(sealed: readonly string[]): Promise<(string | undefined)[]> {
    const owners = sealed.map(subjectOf);
    const keys = await this.#keysOf(new Set(owners));
    return sealed.map((value, index) => {
      const subject = owners[index] as string;
      const key = keyIn(keys, subject);
      return key === 'erased' ? undefined : openUnder(key, subject, value);
    });
  }

  /** Asks the table: what another process has just made is known, too. */
  async knows(subject: string): Promise<boolean> {
    return this.#table.has(subject);
  }

  /**
   * Durable when it resolves. The wrapped key lies on in dead rows until the table is vacuumed, and
   * in the write-ahead log and backups until those are recycled; there the master key still locks it.
   */
  async erase(subject: string): Promise<string> {
    const erasedAt = await this.#table.erase(subject);
    this.#erasures += 1;
    this.#cache.set(subject, 'erased');
    return erasedAt.toISOString();
  }

  searchTokens(clearText: string): number[] {
    return this.#tokens.of(clearText);
  }

  async #keysOf(subjects: ReadonlySet<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const keys = new Map<string, SubjectKey>();
    const missing: string[] = [];
    for (const subject of subjects) {
      const cached = this.#cache.get(subject);
      if (cached === undefined) missing.push(subject);
      else keys.set(subject, cached);
    }
    if (missing.length === 0) return keys;
    const read = await this.#remembering(() => this.#table.read(missing));
    for (const [subject, key] of read) keys.set(subject, key);
    return keys;
  }

  async #remembering(
    load: () => Promise<ReadonlyMap<string, SubjectKey>>,
  ): Promise<ReadonlyMap<string, SubjectKey>> {
    const erasuresBefore = this.#erasures;
    const keys = await load();
    if (this.#erasures === erasuresBefore)
      for (const [subject, key] of keys) this.#cache.set(subject, key);
    return keys;
  }
}
