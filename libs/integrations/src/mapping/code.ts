import { createHash } from 'node:crypto';

/** Longest identifier the commands take. */
const LONGEST = 100;
const HASH_LENGTH = 8;

/**
 * Identifier made of texts: letters a–z and digits, other characters become one dash, parts are
 * joined by dots. Upper and lower case and punctuation do not distinguish. Where letters of other
 * scripts were lost or the result is too long, a short hash of the text keeps it apart from others.
 * Empty where any part is empty.
 */
export function codeOf(parts: readonly string[], prefix = ''): string {
  if (parts.some((part) => part === '')) return '';
  const code = `${prefix}${parts.map(partCode).join('.')}`;
  if (code.length <= LONGEST) return code;
  return `${code.slice(0, LONGEST - HASH_LENGTH - 1)}-${shortHash(code)}`;
}

function partCode(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  const lossy = slug === '' || /[^\p{ASCII}]/u.test(plain.replaceAll(/[\p{P}\p{S}\p{Z}]/gu, ''));
  if (!lossy) return slug;
  return slug === '' ? `x${shortHash(plain)}` : `${slug}-${shortHash(plain)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
