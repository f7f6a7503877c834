import type { IdentityService } from '../accounts/identity-service.js';
import { IdentityRefused } from '../refusal.js';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from './sample-accounts.js';

/**
 * Creates those sample accounts whose login is free; existing ones keep their password and posts.
 * @returns how many were created.
 */
export async function registerSampleAccounts(identity: IdentityService): Promise<number> {
  const known = new Set((await identity.accounts({ limit: 1_000 })).map(({ login }) => login));
  const missing = SAMPLE_ACCOUNTS.filter(({ login }) => !known.has(login));
  const created = await Promise.all(
    missing.map((account) => identity.createAccount(account, SAMPLE_PASSWORD).catch(ignoreTaken)),
  );
  return created.filter((id) => id !== undefined).length;
}

/** Another process that started at the same time was faster. */
function ignoreTaken(error: unknown): undefined {
  if (error instanceof IdentityRefused && error.code === 'LOGIN_TAKEN') return undefined;
  throw error;
}
