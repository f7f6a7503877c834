import { hash, verify } from '@node-rs/argon2';
import { IdentityRefused } from '../refusal.js';

// OWASP Password Storage Cheat Sheet: argon2id (the library's default), 19 MiB, 2 passes, 1 lane.
const OWASP = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 10;
const LONGEST = 128;

let unknownLoginHash: Promise<string> | undefined;

/** @throws IdentityRefused PASSWORD_TOO_SHORT */
export async function hashPassword(password: string): Promise<string> {
  const { length } = [...password];
  if (length < SHORTEST || length > LONGEST) throw new IdentityRefused('PASSWORD_TOO_SHORT');
  return hash(password.normalize('NFKC'), OWASP);
}

/**
 * Whether the password fits. Without a hash (an unknown login) it takes as long and says no, so
 * that time does not tell which logins exist.
 */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  unknownLoginHash ??= hash('nobody has this password', OWASP);
  const fits = await verify(stored ?? (await unknownLoginHash), password.normalize('NFKC'));
  return fits && stored !== undefined;
}
