import type { EventStore } from '@shaodao/event-store';
import { pause, positionOf, ProjectionRunner, type Projector } from '@shaodao/projections';
import type { Pool } from 'pg';
import { SQL } from './sql.js';

const LOOK_EVERY_MS = 100;

/**
 * Takes from the store what the topic does not hold: all that has happened by now, by one process, as soon as
 * none takes partitions any more. Resolves when it is in the tables, or the signal aborted. Tables of another
 * version are not waited for.
 */
export async function alongStore(
  parts: {
    readonly store: EventStore;
    readonly pool: Pool;
    readonly projectors: readonly Projector[];
    readonly name: string;
    readonly onFault: (error: unknown) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  const { store, pool, projectors } = parts;
  // Later than whatever went to the topic of before, acknowledged or not.
  const head = await store.head();
  const wanted = [projectors.map(({ name }) => name), projectors.map(({ version }) => version)];
  const runner = new ProjectionRunner(parts);
  runner.start();
  try {
    while (!signal.aborted) {
      const { rows } = await pool.query<{ position: string | null }>(SQL.least, wanted);
      const position = rows[0]?.position ?? null;
      if (position === null || positionOf(position) >= head) return;
      await pause(LOOK_EVERY_MS, signal);
    }
  } finally {
    await runner.stop();
  }
}
