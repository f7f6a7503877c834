import { IdentityRefused, type IdentityRefusalCode } from '@shaodao/identity';
import { Problem } from '../http/problem.js';
import { identityProblem } from '../auth/identity-problem.js';

/** Refusals of what is asked about an account, not of who asks. */
const STATUS: Partial<Record<IdentityRefusalCode, number>> = {
  ACCOUNT_UNKNOWN: 404,
  POST_UNKNOWN: 404,
  OWN_ACCOUNT: 403,
  LOGIN_TAKEN: 409,
  POST_TAKEN: 409,
  LAST_POST: 409,
  ALREADY_LOCKED: 409,
  NOT_LOCKED: 409,
  ACCOUNT_INVALID: 422,
  PASSWORD_TOO_SHORT: 422,
  PASSWORD_UNCHANGED: 422,
  OLD_PASSWORD_WRONG: 422,
  ROLE_NOT_FOR_PERSONS: 422,
};

/**
 * What the act gives.
 * @throws Problem 403, 404, 409 or 422 with the sentence of its code, where the act is refused
 */
export async function answered<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (!(error instanceof IdentityRefused)) throw error;
    const status = STATUS[error.code];
    if (status === undefined) throw identityProblem(error);
    throw new Problem(status, error.code, { sentence: error.sentence });
  }
}
