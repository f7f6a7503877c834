import { pause } from '@shaodao/projections';
import type { TimekeeperParts } from './parts.js';
import { findOldestDue } from './status.js';

const PATIENCE_MS = 30_000;
const LOOK_MS = 20;

/** See `Timekeeper.settle`. Asks the tables, so it does not matter which process leads. */
export async function settle(
  { pool, now, head, projected }: Pick<TimekeeperParts, 'pool' | 'now' | 'head' | 'projected'>,
  wake: () => Promise<void>,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  const impatient = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const seen = await head();
    const isProjected = await projected(seen);
    const oldest = await findOldestDue(pool, now());
    // A moment is taken out of the table after its door has answered, so nothing is under way.
    if (isProjected && oldest === undefined && (await head()) === seen) return;
    if (performance.now() > deadline)
      throw new Error(
        oldest === undefined
          ? 'The clocks of the last events were not projected'
          : `Not sent after ${PATIENCE_MS / 1_000} s: the moment ${oldest.toISOString()}`,
      );
    if (oldest === undefined) continue;
    await wake();
    await pause(LOOK_MS, impatient);
  }
}
