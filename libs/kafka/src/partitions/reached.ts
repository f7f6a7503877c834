import { START, type Position } from '@shaodao/event-store';
import { inBatchTransaction, pause, positionOf, type Projector } from '@shaodao/projections';
import type { Pool } from 'pg';
import { RELAY } from '../relay/relay.js';
import { SQL } from './sql.js';

/** The relay's own place is not announced; while something happens it is looked at so often. */
const LOOK_BUSY_MS = 25;
const LOOK_IDLE_MS = 100;
const BUSY_FOR_MS = 1_000;

export interface ReachedDependencies {
  readonly pool: Pool;
  readonly topic: string;
  readonly projectors: readonly Projector[];
}

/**
 * Keeps the meaning of checkpoints: everything up to there is in the tables. It follows from what was
 * relayed into each partition, up to which place, and from how far each is read; every process that
 * takes partitions finds it out, and whoever is first writes it.
 */
export class Reached {
  private readonly names: readonly string[];
  private busyUntil = 0;
  private wake: (() => void) | undefined;

  constructor(private readonly deps: ReachedDependencies) {
    this.names = deps.projectors.map(({ name }) => name);
  }

  /** To be called when this process has written something. */
  readonly news = (): void => {
    this.busyUntil = performance.now() + BUSY_FOR_MS;
    this.wake?.();
  };

  /** Raises checkpoints until the signal aborts. @throws the database's error. */
  async keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const woken = new AbortController();
      this.wake = () => {
        woken.abort();
      };
      await this.raise();
      const busy = performance.now() < this.busyUntil;
      await pause(busy ? LOOK_BUSY_MS : LOOK_IDLE_MS, AbortSignal.any([signal, woken.signal]));
    }
  }

  /** Writes the checkpoints that can go on. */
  async raise(): Promise<void> {
    await inBatchTransaction(this.deps.pool, (tx) =>
      tx.query(SQL.raiseCheckpoints, [this.names, this.deps.topic, RELAY]),
    );
  }

  /** Up to where all partitions of all the named projectors are in the tables. */
  async throughPartitions(projectors: readonly string[]): Promise<Position> {
    const { rows } = await this.deps.pool.query<{ partitions: string | null }>(SQL.reached, [
      projectors,
      this.deps.topic,
      RELAY,
    ]);
    if (rows.length < projectors.length) return START;
    return Math.min(...rows.map(({ partitions }) => positionOf(partitions ?? '0'))) as Position;
  }
}
