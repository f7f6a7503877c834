import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { MasterKey } from '../master-key.js';
import { KeyMissing, WrongMasterKey } from '../port.js';
import {
  CLAIM_DATABASE,
  ERASE_SUBJECT,
  KNOWS_SUBJECT,
  MAKE_OR_READ_KEYS,
  READ_KEYS,
  READ_MASTER_KEY_MARK,
} from './sql.js';

/** What the table says of a subject. */
export type SubjectKey = Buffer | 'erased';

interface KeyRow {
  readonly subject: string;
  readonly key_id: string | null;
  readonly wrapped: Buffer | null;
}

/**
 * The table of wrapped keys: many subjects per statement, each key unwrapped on its way out. The
 * statements are not prepared: a plan made while the table was small would go on scanning it whole.
 */
export class KeyTable {
  readonly #pool: Pool;
  readonly #masterKey: MasterKey;

  constructor(pool: Pool, masterKey: MasterKey) {
    this.#pool = pool;
    this.#masterKey = masterKey;
  }

  /** @throws WrongMasterKey where the database belongs to another master key. */
  async claim(): Promise<void> {
    await this.#pool.query(CLAIM_DATABASE, [this.#masterKey.id, this.#masterKey.proof]);
    const { rows } = await this.#pool.query<{ key_id: string; proof: Buffer }>(
      READ_MASTER_KEY_MARK,
    );
    const mark = rows[0];
    if (mark === undefined || !mark.proof.equals(this.#masterKey.proof))
      throw new WrongMasterKey(this.#masterKey.id, mark?.key_id ?? 'unknown');
  }

  /**
   * The durable key of every subject, made where there was none. Processes that make a key for the
   * same subject at once all get the one that won.
   */
  async makeOrRead(subjects: readonly string[]): Promise<Map<string, SubjectKey>> {
    const offered = subjects.map((subject) => this.#masterKey.wrap(subject, randomBytes(32)));
    const { rows } = await this.#pool.query<KeyRow>(MAKE_OR_READ_KEYS, [
      subjects,
      offered,
      this.#masterKey.id,
    ]);
    const keys = this.#unwrap(rows);
    const overtaken = subjects.filter((subject) => !keys.has(subject));
    if (overtaken.length === 0) return keys;
    for (const [subject, key] of await this.read(overtaken)) keys.set(subject, key);
    return keys;
  }

  /** Keys and tombstones of those subjects the table knows. */
  async read(subjects: readonly string[]): Promise<Map<string, SubjectKey>> {
    const { rows } = await this.#pool.query<KeyRow>(READ_KEYS, [subjects]);
    return this.#unwrap(rows);
  }

  /** Whether there is a key or a tombstone. */
  async has(subject: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ known: boolean }>(KNOWS_SUBJECT, [subject]);
    return rows[0]?.known === true;
  }

  /** When the key was destroyed: now, or before. */
  async erase(subject: string): Promise<Date> {
    const { rows } = await this.#pool.query<{ erased_at: Date }>(ERASE_SUBJECT, [subject]);
    const erased = rows[0];
    if (erased === undefined) throw new Error('An upsert gives back its row');
    return erased.erased_at;
  }

  #unwrap(rows: readonly KeyRow[]): Map<string, SubjectKey> {
    return new Map(rows.map((row) => [row.subject, this.#keyOf(row)]));
  }

  #keyOf({ subject, key_id: keyId, wrapped }: KeyRow): SubjectKey {
    if (wrapped === null) return 'erased';
    if (keyId !== this.#masterKey.id)
      throw new WrongMasterKey(this.#masterKey.id, keyId ?? 'unknown');
    return this.#masterKey.unwrap(subject, wrapped);
  }
}

/** The key of a subject the table must know. @throws KeyMissing */
export function keyIn(keys: ReadonlyMap<string, SubjectKey>, subject: string): SubjectKey {
  const key = keys.get(subject);
  if (key === undefined) throw new KeyMissing(subject);
  return key;
}
