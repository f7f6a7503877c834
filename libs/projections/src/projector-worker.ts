import { START, type EventPage, type Position, type RecordedEvent } from '@shaodao/event-store';
import type { Pool, PoolClient } from 'pg';
import { BatchSize } from './batch-size.js';
import { moveCheckpoints, type Step } from './checkpoints.js';
import { CheckpointMoved, isFaultOfSurroundings, RebuildNeeded } from './failures.js';
import { park, parkedStreams, projectAround } from './parking.js';
import { positionOf, wants, type Projector } from './projector.js';
import { SQL } from './sql.js';
import { inBatchTransaction } from './transaction.js';

/** Leads one projector along the order of events, and with it its checkpoint. */
export class ProjectorWorker {
  /** Everything up to here is in the tables, or parked. */
  checkpoint: Position = START;
  /** Failures in a row that kept it from going on. */
  failures = 0;

  private parkedRevision = -1;
  private blocked = new Set<string>();
  private rate = 0;
  private finishedAt = performance.now();
  private readonly size: BatchSize;

  constructor(
    readonly projector: Projector,
    private readonly pool: Pool,
    pageSize: number,
  ) {
    this.size = new BatchSize(pageSize);
  }

  /**
   * Learns where the projector stands; a new one starts at the beginning.
   * @throws RebuildNeeded when its tables are of another version.
   */
  async load(): Promise<void> {
    const { name, version } = this.projector;
    await this.pool.query(SQL.registerProjector, [name, version, START]);
    const { rows } = await this.pool.query<{ version: number; position: string }>(
      SQL.loadCheckpoint,
      [name],
    );
    const [row] = rows;
    if (row === undefined) throw new CheckpointMoved(name);
    if (row.version !== version) throw new RebuildNeeded(name, row.version, version);
    this.checkpoint = positionOf(row.position);
    this.parkedRevision = -1;
  }

  /** The events of the page that it wants and has not taken yet. */
  wantedOf(page: EventPage): readonly RecordedEvent[] {
    return page.events.filter(
      (event) => event.position > this.checkpoint && wants(this.projector.filter, event),
    );
  }

  /**
   * Brings the projector to the end of the page, by one transaction per batch.
   * @throws CheckpointMoved when another process leads; the surroundings' error when they fail.
   */
  async apply(page: EventPage): Promise<void> {
    const wanted = this.wantedOf(page);
    for (let from = 0; from < wanted.length;) {
      const batch = wanted.slice(from, from + this.size.current);
      from += batch.length;
      const last = batch[batch.length - 1];
      const through = from >= wanted.length || last === undefined ? page.through : last.position;
      await this.applyBatch(batch, through);
    }
    if (page.through > this.checkpoint) await this.applyBatch([], page.through);
  }

  /** What is written of a batch of so many events beside its rows. */
  step(events: number): Step {
    const { name, version } = this.projector;
    return { projector: name, version, events, rate: this.rate };
  }

  /**
   * Writes a batch whose checkpoint the transaction has moved; events of parked streams queue up.
   * @param parkedRevision of the set of parked streams, as the moved checkpoint says.
   * @throws the projector's error, which fails the transaction.
   */
  async projectWhole(
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

  /** To be called when the transaction that began at `startedAt` has committed. */
  arrive(through: Position, events: number, startedAt: number): void {
    this.checkpoint = through;
    this.failures = 0;
    if (events > 0) this.learn(events, startedAt);
  }

  private async applyBatch(batch: readonly RecordedEvent[], through: Position): Promise<void> {
    const startedAt = performance.now();
    try {
      await this.write(batch, through, (revision, tx) => this.projectWhole(batch, revision, tx));
    } catch (error) {
      if (error instanceof CheckpointMoved || isFaultOfSurroundings(error)) throw error;
      await this.write(batch, through, (revision, tx) =>
        this.projectAroundPoison(batch, revision, tx),
      );
    }
    this.arrive(through, batch.length, startedAt);
  }

  /** One transaction: moves the checkpoint, writes, and commits both. */
  private async write(
    batch: readonly RecordedEvent[],
    through: Position,
    project: (parkedRevision: number, tx: PoolClient) => Promise<void>,
  ): Promise<void> {
    await inBatchTransaction(this.pool, async (tx) => {
      const step = this.step(batch.length);
      const [revision = 0] = await moveCheckpoints([step], this.checkpoint, through, tx);
      await project(revision, tx);
    });
  }

  private async learnParked(revision: number, tx: PoolClient): Promise<void> {
    if (revision === this.parkedRevision) return;
    this.blocked = await parkedStreams(tx, this.projector.name);
    this.parkedRevision = revision;
  }

  private async projectAroundPoison(
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

  private learn(events: number, startedAt: number): void {
    const now = performance.now();
    this.size.learn(events, now - startedAt);
    const seconds = Math.max(now - this.finishedAt, 1) / 1000;
    this.rate = 0.7 * this.rate + 0.3 * (events / seconds);
    this.finishedAt = now;
  }
}
