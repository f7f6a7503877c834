import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD_CHARACTER = /[\p{Letter}\p{Number}\p{Mark}]/u;
const LONGEST_PREFIX = 16;
const REMEMBERED_PIECES = 50_000;

/** Hashes the pieces of texts under a key; equal pieces give equal numbers. */
export class SearchTokens {
  readonly #key: Buffer;
  // The same bigrams and word beginnings come again and again; a lookup is 10 times an HMAC's speed.
  readonly #known = new LRUCache<string, number>({ max: REMEMBERED_PIECES });

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Signed 32-bit numbers, each once. */
  of(text: string): number[] {
    const tokens = new Set<number>();
    for (const piece of searchPieces(text)) tokens.add(this.#token(piece));
    return [...tokens];
  }

  #token(piece: string): number {
    const known = this.#known.get(piece);
    if (known !== undefined) return known;
    const token = createHmac('sha256', this.#key).update(piece).digest().readInt32BE(0);
    this.#known.set(piece, token);
    return token;
  }
}

/**
 * What a text can be found by. Chinese (and other unspaced scripts): every two neighbouring
 * characters, so `路灯` finds `门口路灯坏了` and `3号` finds `13号楼`. Spaced scripts: the beginnings
 * of each word from two letters up, so `stre` and `street` find `Streets` but `tree` does not.
 * Letters count in their NFKC lower-case form.
 */
export function searchPieces(text: string): Set<string> {
  const pieces = new Set<string>();
  let previous = '';
  let previousIdeographic = false;
  let word = '';
  let wordLength = 0;
  for (const character of text.normalize('NFKC').toLowerCase().normalize('NFKC')) {
    const ideographic = IDEOGRAPHIC.test(character);
    const searchable = ideographic || WORD_CHARACTER.test(character);
    if (searchable && previous !== '' && (ideographic || previousIdeographic))
      pieces.add(previous + character);
    if (searchable && !ideographic) {
      word += character;
      wordLength += 1;
      if (wordLength >= 2 && wordLength <= LONGEST_PREFIX) pieces.add(word);
    } else {
      word = '';
      wordLength = 0;
    }
    previous = searchable ? character : '';
    previousIdeographic = ideographic;
  }
  return pieces;
}
