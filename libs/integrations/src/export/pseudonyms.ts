import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const REMEMBERED = 50_000;
/** 120 bits: no two people of any city meet by chance. */
const LETTERS = 20;

/** What a pseudonym stands for; the letter it begins with. */
const LETTER = { person: 'p', post: 'o', receipt: 'r', external: 'x' } as const;
export type PseudonymKind = keyof typeof LETTER;

/** The house's key of pseudonyms; another master key makes other ones. */
export function pseudonymKey(masterKey: Uint8Array): KeyObject {
  const purpose = 'shaodao export: pseudonyms';
  return createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));
}

/** The purpose as it is recorded and compared: width, case of letters and spaces do not matter. */
export function purposeOf(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/**
 * Stable stand-ins for identifiers (PIPL art. 73: without the key nobody gets back). Within one
 * purpose the same person has the same stand-in in every column, table and export; what was exported
 * for two purposes cannot be put together by it.
 */
export class Pseudonyms {
  readonly #key: Buffer;
  readonly #known = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(houseKey: KeyObject, purpose: string) {
    this.#key = createHmac('sha256', houseKey)
      .update(`purpose\0${purposeOf(purpose)}`)
      .digest();
  }

  /** `p-…` for a person, `o-…` for a post, `r-…` for a receipt, `x-…` for a record elsewhere. */
  of(kind: PseudonymKind, id: string): string {
    const named = `${kind}\0${id}`;
    const known = this.#known.get(named);
    if (known !== undefined) return known;
    const digest = createHmac('sha256', this.#key).update(named).digest('base64url');
    const pseudonym = `${LETTER[kind]}-${digest.slice(0, LETTERS)}`;
    this.#known.set(named, pseudonym);
    return pseudonym;
  }
}
