import { START, type EventPage, type Position, type RecordedEvent } from '@shaodao/event-store';
import { inBatchSpan } from '@shaodao/platform';
import type { Pool, PoolClient } from 'pg';
import { BatchSize } from './batch-size.js';
import { BatchWriting } from './batch-writing.js';
import { moveCheckpoints, type Step } from './checkpoints.js';
import { CheckpointMoved, isFaultOfSurroundings, RebuildNeeded } from './failures.js';
import { leavePartitions } from './partitions/enter.js';
import { Lanes } from './partitions/lanes.js';
import { positionOf, wants, type Projector } from './projector.js';
import { SQL } from './sql.js';
import { inBatchTransaction } from './transaction.js';

/** Leads one projector along the order of events, and with it its checkpoint. */
export class ProjectorWorker {
  /** Everything up to here is in the tables, or parked. */
  checkpoint: Position = START;
  /** Failures in a row that kept it from going on. */
  failures = 0;

  private readonly writing: BatchWriting;
  /** What the tables hold beyond the checkpoint, from when its events came by partitions. */
  private held: Lanes | undefined;
  private rate = 0;
  private finishedAt = performance.now();
  private readonly size: BatchSize;

  /**
   * @param pageSize most events one transaction takes
   * @param beside true where it writes beside the live tables: nobody waits for it or is told
   */
  constructor(
    readonly projector: Projector,
    private readonly pool: Pool,
    pageSize: number,
    private readonly beside = false,
  ) {
    this.writing = new BatchWriting(projector);
    this.size = new BatchSize(pageSize, beside ? Infinity : undefined);
  }

  /**
   * Learns where the projector stands; a new one starts at the beginning. One whose events came by
   * partitions follows the order of the store from now on.
   * @throws RebuildNeeded when its tables are of another version.
   */
  async load(): Promise<void> {
    const { name, version } = this.projector;
    await this.pool.query(SQL.registerProjector, [name, version, START]);
    const { rows } = await this.pool.query<CheckpointRow>(SQL.loadCheckpoint, [name]);
    const [row] = rows;
    if (row === undefined) throw new CheckpointMoved(name);
    if (row.version !== version) throw new RebuildNeeded(name, row.version, version);
    if (row.partitions > 0) await leavePartitions(this.pool, name);
    this.checkpoint = positionOf(row.position);
    this.held = await Lanes.of(this.pool, this.projector);
    this.writing.forget();
  }

  /** The events of the page that it wants and has not taken yet. */
  wantedOf(page: EventPage): readonly RecordedEvent[] {
    return page.events.filter(
      (event) =>
        event.position > this.checkpoint &&
        wants(this.projector.filter, event) &&
        this.held?.hold(event) !== true,
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
      await inBatchSpan(
        'project',
        batch,
        () => ({ 'shaodao.projectors': [this.projector.name], 'shaodao.events': batch.length }),
        () => this.applyBatch(batch, through),
      );
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
  projectWhole(
    batch: readonly RecordedEvent[],
    parkedRevision: number,
    tx: PoolClient,
  ): Promise<void> {
    return this.writing.whole(batch, parkedRevision, tx);
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
        this.writing.aroundPoison(batch, revision, tx),
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
      const from = this.checkpoint;
      const [revision = 0] = await moveCheckpoints([step], from, through, tx, this.beside);
      await project(revision, tx);
    });
  }

  private learn(events: number, startedAt: number): void {
    const now = performance.now();
    this.size.learn(events, now - startedAt);
    const seconds = Math.max(now - this.finishedAt, 1) / 1000;
    this.rate = 0.7 * this.rate + 0.3 * (events / seconds);
    this.finishedAt = now;
  }
}

interface CheckpointRow {
  readonly version: number;
  readonly position: string;
  readonly partitions: number;
}
