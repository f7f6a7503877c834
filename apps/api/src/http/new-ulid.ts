import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What an issue's identifier looks like: a ULID in capitals. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** A new ULID: 48 bits of milliseconds, 80 random bits; sorts by time of making. */
export function newUlid(milliseconds: number): string {
  let text = '';
  for (let rest = milliseconds, place = 0; place < 10; place += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  for (const byte of randomBytes(16)) text += ALPHABET.charAt(byte & 31);
  return text;
}
