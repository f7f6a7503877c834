import type { RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import { park, parkedStreams, projectAround } from './parking.js';
import type { Projector } from './projector.js';
import { SQL } from './sql.js';

/** Writes batches of one projector, in transactions of others; events of parked streams queue up. */
export class BatchWriting {
  private parkedRevision = -1;
  private blocked = new Set<string>();

  constructor(private readonly projector: Projector) {}

  /** The next batch learns anew which streams are parked. */
  forget(): void {
    this.parkedRevision = -1;
  }

  /**
   * @param parkedRevision of the set of parked streams, as the checkpoint says.
   * @throws the projector's error, which fails the transaction.
   */
  async whole(
    batch: readonly RecordedEvent[],
    parkedRevision: number,
    tx: PoolClient,
  ): Promise<void> {
    await this.learnParked(parkedRevision, tx);
    const free =
      this.blocked.size === 0 ? batch : batch.filter((event) => !this.blocked.has(event.stream));
    if (free.length > 0) await this.projector.project(free, tx);
    if (free.length === batch.length) return;
    const queued = batch.filter((event) => this.blocked.has(event.stream));
    const error = 'waits for an earlier event of its stream';
    await park(
      this.projector.name,
      queued.map((event) => ({ event, error, cause: false })),
      tx,
    );
  }

  /** Writes what can be written, and parks the rest; the checkpoint's row must be held. */
  async aroundPoison(
    batch: readonly RecordedEvent[],
    parkedRevision: number,
    tx: PoolClient,
  ): Promise<void> {
    await this.learnParked(parkedRevision, tx);
    // A copy: the transaction may still roll back. The raised revision makes everybody reload.
    const parked = await projectAround(this.projector, batch, new Set(this.blocked), tx);
    if (parked.length === 0) return;
    await park(this.projector.name, parked, tx);
    await tx.query(SQL.parkedSetChanged, [this.projector.name]);
  }

  private async learnParked(revision: number, tx: PoolClient): Promise<void> {
    if (revision === this.parkedRevision) return;
    this.blocked = await parkedStreams(tx, this.projector.name);
    this.parkedRevision = revision;
  }
}
