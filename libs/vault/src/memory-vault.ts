import { randomBytes } from 'node:crypto';
import { MasterKey } from './master-key.js';
import { KeyMissing, SubjectErased, type Vault } from './port.js';
import { openUnder, sealUnder, subjectOf } from './sealed-form.js';
import { SearchTokens } from './search-tokens.js';

/** A vault that forgets everything with its process; for tests and for trying things out. */
export class MemoryVault implements Vault {
  readonly #keys = new Map<string, Buffer | 'erased'>();
  readonly #erasedAt = new Map<string, string>();
  readonly #tokens: SearchTokens;

  constructor(masterKey: MasterKey = new MasterKey(randomBytes(32))) {
    this.#tokens = new SearchTokens(masterKey.searchKey);
  }

  async seal(subject: string, clearTexts: readonly string[]): Promise<string[]> {
    const known = this.#keys.get(subject);
    if (known === 'erased') throw new SubjectErased(subject);
    const key = known ?? randomBytes(32);
    this.#keys.set(subject, key);
    return clearTexts.map((text) => sealUnder(key, subject, text));
  }

  async open(sealed: readonly string[]): Promise<(string | undefined)[]> {
    return sealed.map((value) => {
      const subject = subjectOf(value);
      const key = this.#keys.get(subject);
      if (key === undefined) throw new KeyMissing(subject);
      return key === 'erased' ? undefined : openUnder(key, subject, value);
    });
  }

  async knows(subject: string): Promise<boolean> {
    return this.#keys.has(subject);
  }

  async erase(subject: string): Promise<string> {
    this.#keys.set(subject, 'erased');
    const erasedAt = this.#erasedAt.get(subject) ?? new Date().toISOString();
    this.#erasedAt.set(subject, erasedAt);
    return erasedAt;
  }

  searchTokens(clearText: string): number[] {
    return this.#tokens.of(clearText);
  }
}
