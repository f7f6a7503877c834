import { createHmac, type KeyObject } from 'node:crypto';
import { canonicalJson, derivedCode } from '@shaodao/issue';
import type { SideOrderEnvelope } from './door.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Fingerprint of who asked for what; keyed, since a plain hash of a short text could be guessed. The
 * identifier of a stream that is opened is left out: a retry may come with a fresh one.
 */
export function sideFingerprint(
  { kind, id, actor, command }: SideOrderEnvelope,
  opens: boolean,
  key: KeyObject,
): string {
  const content = canonicalJson([kind, opens ? '' : id, actor.person, command]);
  return createHmac('sha256', key).update(content).digest('base64url');
}

/** The ULID that follows from a command's id and the time of its cause: the same at every retry. */
export function derivedUlid(commandId: string, at: string): string {
  let time = '';
  for (let rest = Date.parse(at), place = 0; place < 10; place += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time + derivedCode(commandId, 'ulid', 16);
}
