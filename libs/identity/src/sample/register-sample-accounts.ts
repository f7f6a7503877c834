import type { IdentityService } from '../accounts/identity-service.js';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample-accounts.js';

/**
 * Creates those sample accounts whose login is free; existing ones keep their password and posts.
 * @returns how many were created.
 */
export async function registerSampleAccounts(identity: IdentityService): Promise<number> {
  const known = new Set((await identity.accounts({ limit: 1_000 })).map(({ login }) => login));
  const missing = SAMPLE_ACCOUNTS.filter(({ login }) => !known.has(login));
  return missing.length === 0 ? 0 : identity.createDemoAccounts(missing, SAMPLE_PASSWORD);
}
