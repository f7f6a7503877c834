import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { IssueOrderEnvelope } from './door.js';

/** Crockford's alphabet: no I, L, O, U, so that a code survives being read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Letters that follow from a command's id alone: a retry of the command makes the same identifiers,
 * so nothing is made twice and nothing is left over from a lost try.
 */
export function derivedCode(commandId: string, purpose: string, length: number): string {
  const digest = createHash('sha256').update(`${purpose}\0${commandId}`).digest();
  let code = '';
  for (let index = 0; index < length; index++) {
    code += ALPHABET.charAt((digest[index] as number) & 31);
  }
  return code;
}

/** What is printed on the resident's receipt, e.g. `SD-261123-7K3F-9QX2`. */
export function receiptCode(commandId: string, now: string): string {
  const day = now.slice(2, 10).replaceAll('-', '');
  const letters = derivedCode(commandId, 'receipt', 8);
  return `SD-${day}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * Fingerprint of who asked for what: the same command id with another fingerprint is a misuse of the
 * id. Keyed, since a plain hash of a short text (a phone number) could be guessed from the database.
 * A new issue's own id is left out: a retry may come with a fresh one.
 */
export function commandFingerprint(envelope: IssueOrderEnvelope, key: KeyObject): string {
  const target = envelope.command.type === 'ReportIssue' ? '' : envelope.issue;
  const content = canonicalJson([target, envelope.actor.person, envelope.command]);
  return createHmac('sha256', key).update(content).digest('base64url');
}

/** JSON with the fields of every object in alphabetical order: the order sent does not matter. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(',')}}`;
}
