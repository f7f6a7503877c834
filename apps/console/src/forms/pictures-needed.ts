import type { Entered } from './body.js';
import type { Mechanism } from './mechanism.js';

/** How many pictures a command must bring at least under a mechanism, as the form stands. */
export function picturesNeeded(
  command: string,
  needed: boolean,
  entered: Entered,
  mechanism: Mechanism | undefined,
): number {
  const asked: Readonly<Record<string, number | undefined>> = {
    CompleteHandling: mechanism?.evidence?.handledMedia,
    VerifyResult: mechanism?.evidence?.verifyMedia,
    VerifyReport: mechanism?.verifyReport?.media,
    SettleAtCommunity: mechanism?.selfHandled?.media,
  };
  return Math.max(needed || entered['mode'] === 'ONLINE' ? 1 : 0, asked[command] ?? 0);
}
