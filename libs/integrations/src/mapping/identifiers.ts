import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 10;
const HASH_LETTERS = 16;

/**
 * ULID of the issue a record becomes: the time part is the opening (milliseconds since 1970), the
 * rest follows from source and record number. The same record gives the same issue in every run.
 */
export function issueIdOf(source: string, record: string, opened: number): string {
  const digest = createHash('sha256').update(`${source}\0${record}`).digest();
  let letters = '';
  let time = Math.max(0, opened);
  for (let index = 0; index < TIME_LETTERS; index++) {
    letters = ALPHABET.charAt(time % 32) + letters;
    time = Math.floor(time / 32);
  }
  for (let index = 0; index < HASH_LETTERS; index++) {
    letters += ALPHABET.charAt(digest.readUInt8(index) & 31);
  }
  return letters;
}

/** Command id of one step of one record; the same in every run, so a step is never done twice. */
export function commandIdOf(source: string, record: string, step: string): string {
  return `import:${source}:${record}:${step}`;
}
