import type { EventStore } from '@shaodao/event-store';
import type { ProjectionWaiter } from '@shaodao/projections';
import type { Timekeeper } from '@shaodao/timekeeper';

const PATIENCE_MS = 20_000;

/**
 * Resolves when everything that has happened has had its effects: read tables, processes and due
 * clocks have taken it in, and what they did in turn, too.
 * @throws Error where that does not come to rest in time.
 */
export async function settle(parts: {
  readonly store: EventStore;
  readonly projected: ProjectionWaiter;
  readonly timekeeper: Timekeeper;
  /** Names of all that follows the events. */
  readonly followers: readonly string[];
}): Promise<void> {
  const { store, projected, timekeeper, followers } = parts;
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    await timekeeper.settle();
    const seen = await store.head();
    const left = deadline - performance.now();
    if (left <= 0 || !(await projected.waitFor(seen, left, followers)))
      throw new Error('What happened has not had all its effects in time');
    if ((await store.head()) === seen) return;
  }
}
