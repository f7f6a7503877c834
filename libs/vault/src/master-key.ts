import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from './sealed-form.js';

const KEY_BYTES = 32;

/** The key that wraps every subject's key; it never touches the database. */
export class MasterKey {
  /** Names the key without telling it; stored beside what it wraps so that keys can be rotated. */
  readonly id: string;
  /** Key of the search tokens; another master key means another index. */
  readonly searchKey: Buffer;
  /** Only the holder of the key can make this value: the database keeps it to know its key again. */
  readonly proof: Buffer;
  readonly #wrappingKey: Buffer;

  /** @throws RangeError where the key has not exactly 32 bytes. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== KEY_BYTES)
      throw new RangeError(`The master key must have ${KEY_BYTES} bytes; it has ${bytes.length}`);
    const derive = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', bytes, '', `shaodao vault: ${purpose}`, KEY_BYTES));
    this.#wrappingKey = derive('wrap subject keys');
    this.searchKey = derive('search tokens');
    this.proof = createHmac('sha256', derive('proof')).update('shaodao vault').digest();
    this.id = createHash('sha256').update(derive('key id')).digest('hex').slice(0, 16);
  }

  /** A subject's key as it may lie in the database; bound to the subject. */
  wrap(subject: string, key: Buffer): Buffer {
    return encrypt(this.#wrappingKey, subject, key);
  }

  /** @throws CiphertextDamaged where the wrapped key was altered or belongs to another subject. */
  unwrap(subject: string, wrapped: Buffer): Buffer {
    return decrypt(this.#wrappingKey, subject, wrapped);
  }
}
