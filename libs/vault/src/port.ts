import { ReadableError } from '@shaodao/platform';

/**
 * The vault keeps one key per subject (a resident). Whoever holds ciphertext can read it only while
 * the subject's key exists; erasing the subject destroys the key and nothing else has to change.
 */
export interface Vault {
  /**
   * Ciphertexts (AES-256-GCM) of the clear texts under the subject's key, in the same order. Makes
   * the key durable first where the subject is new.
   * @throws SubjectErased when the subject's key was destroyed.
   */
  seal(subject: string, clearTexts: readonly string[]): Promise<string[]>;

  /**
   * Clear texts in the same order; undefined where the subject is erased.
   * @throws CiphertextDamaged when a value was altered or belongs to another subject.
   * @throws KeyMissing when a subject has neither key nor tombstone: keys and data do not fit.
   */
  open(sealed: readonly string[]): Promise<(string | undefined)[]>;

  /** Whether the subject ever had a key: true also of an erased one. */
  knows(subject: string): Promise<boolean>;

  /**
   * Destroys the subject's key for ever. Idempotent, also for a subject never seen.
   * @returns when it was destroyed, ISO 8601 UTC; for one erased before, that first time.
   */
  erase(subject: string): Promise<string>;

  /**
   * Keyed hashes (signed 32-bit, for a search index) of the pieces of a text; the same text gives
   * the same numbers. A text matches a query where it contains all numbers of the query. Without
   * the vault's key they tell nothing. Empty where the text is too short to search for.
   */
  searchTokens(clearText: string): number[];
}

export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  constructor(readonly subject: string) {
    super(`Subject ${subject} has been erased`);
  }
}

export class CiphertextDamaged extends Error {
  override readonly name = 'CiphertextDamaged';
  constructor(
    readonly subject: string,
    cause?: unknown,
  ) {
    super(
      `A sealed value of subject ${subject} was altered, cut or moved from another subject`,
      cause === undefined ? undefined : { cause },
    );
  }
}

export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  constructor(readonly subject: string) {
    super(
      `Subject ${subject} has neither a key nor a record of its erasure; ` +
        'the key table and the sealed data come from different databases',
    );
  }
}

/** The master key given is not the one this database's subject keys are wrapped with. */
export class WrongMasterKey extends ReadableError {
  override readonly name = 'WrongMasterKey';
  constructor(given: string, expected: string) {
    super({
      zh: `主密钥（编号 ${given}）与本数据库加密所用的主密钥（编号 ${expected}）不一致；请换回原主密钥再启动，否则所有姓名、电话都无法读取`,
      en:
        `The master key (id ${given}) is not the one this database was sealed with (id ${expected}); ` +
        'start with that key, or every name and phone stays unreadable',
    });
  }
}
