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

  /** Clear texts in the same order; undefined where the subject is erased. */
  open(sealed: readonly string[]): Promise<(string | undefined)[]>;

  /** Destroys the subject's key for ever. Idempotent. */
  erase(subject: string): Promise<void>;

  /**
   * Keyed hashes (32-bit, for a search index) of the two-character pieces of a text; the same text
   * gives the same numbers. Without the vault's key they tell nothing.
   */
  searchTokens(clearText: string): number[];
}

/** `enc1.<subject>.<base64url of iv, tag and ciphertext>`; says whose key it needs. */
export function isSealed(value: string): boolean {
  return value.startsWith('enc1.');
}

export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  constructor(readonly subject: string) {
    super(`Subject ${subject} has been erased`);
  }
}
