import type { EventPage } from '@shaodao/event-store';
import { inBatchSpan, type Attributes } from '@shaodao/platform';
import type { Pool, PoolClient } from 'pg';
import { moveCheckpoints } from './checkpoints.js';
import type { ProjectorWorker } from './projector-worker.js';
import { inBatchTransaction } from './transaction.js';

/** Above, the projectors are better off side by side: the tables' work outweighs the round trips. */
export const MOST_SHARED = 512;

/**
 * Brings all projectors to the end of a small page by one transaction, which saves most of the round
 * trips that live traffic costs. They must stand at the same place.
 * @returns false where nothing was written and each has to go by itself: then it shows whose fault
 *   it was, and whether anything is to be parked or another process leads.
 */
export async function applyTogether(
  workers: readonly ProjectorWorker[],
  page: EventPage,
  pool: Pool,
): Promise<boolean> {
  const [first] = workers;
  if (first === undefined || page.events.length > MOST_SHARED) return false;
  const from = first.checkpoint;
  if (workers.some((worker) => worker.checkpoint !== from)) return false;
  const startedAt = performance.now();
  const shares = workers.map((worker) => ({ worker, events: worker.wantedOf(page) }));
  try {
    const facts = (): Attributes => ({
      'shaodao.projectors': workers.map(({ projector }) => projector.name),
      'shaodao.events': page.events.length,
    });
    const write = async (tx: PoolClient): Promise<void> => {
      const steps = shares.map(({ worker, events }) => worker.step(events.length));
      const revisions = await moveCheckpoints(steps, from, page.through, tx);
      for (const [index, { worker, events }] of shares.entries()) {
        await worker.projectWhole(events, revisions[index] ?? 0, tx);
      }
    };
    await inBatchSpan('project', page.events, facts, () => inBatchTransaction(pool, write));
  } catch {
    return false;
  }
  for (const { worker, events } of shares) worker.arrive(page.through, events.length, startedAt);
  return true;
}
