import { commandIdOf as idOf, isCallersKey } from '@shaodao/doors';
import { Problem } from '../http/problem.js';

/**
 * The command id of a caller's key.
 * @throws Problem 400 where the header is missing or not 1 to 200 visible ASCII characters
 */
export function commandIdOf(account: string, header: string | string[] | undefined): string {
  if (!isCallersKey(header)) throw new Problem(400, 'IDEMPOTENCY_KEY_REQUIRED');
  return idOf(account, header);
}
