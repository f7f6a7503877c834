import { createHash } from 'node:crypto';

/** Crockford's alphabet, as every identifier of the house. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;
const OURS = /^m-[0-9A-HJKMNP-TV-Z]{26}$/;

/**
 * True for the form our own pictures are named in. Any other reference in a command names something
 * that another system keeps: it is taken as text and never looked up here.
 */
export const isMediaId = (reference: string): boolean => OURS.test(reference);

/** The name of the picture an upload makes; it follows from the command's id alone, so a retry makes no other. */
export function mediaIdOf(commandId: string): string {
  const digest = createHash('sha256').update(`media\0${commandId}`).digest();
  const letters = Array.from(digest.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte & 31));
  return `m-${letters.join('')}`;
}

/** Our own pictures that a command or an event names in its field `media`, each once. */
export function mediaIn(facts: object): readonly string[] {
  const { media } = facts as { readonly media?: unknown };
  if (!Array.isArray(media)) return [];
  return [...new Set(media.filter((each) => typeof each === 'string').filter(isMediaId))];
}
