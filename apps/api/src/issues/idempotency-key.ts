import { Problem } from '../http/problem.js';

/**
 * The command id of a caller's key: unique over the store, since it starts with the account.
 * @throws Problem 400 where the header is missing or not 1 to 200 visible ASCII characters
 */
export function commandIdOf(account: string, header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header))
    throw new Problem(400, 'IDEMPOTENCY_KEY_REQUIRED');
  return `${account}:${header}`;
}
