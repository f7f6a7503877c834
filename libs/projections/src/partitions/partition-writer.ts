import type { RecordedEvent } from '@shaodao/event-store';
import { inBatchSpan, type Attributes } from '@shaodao/platform';
import type { Pool, PoolClient } from 'pg';
import { BatchWriting } from '../batch-writing.js';
import { isFaultOfSurroundings, RebuildNeeded } from '../failures.js';
import { noteFailure } from '../note-failure.js';
import { backOff } from '../pause.js';
import type { Projector } from '../projector.js';
import { inBatchTransaction } from '../transaction.js';
import { farthestOf, type Delivery } from './delivery.js';
import {
  HistoryGone,
  MisplacedEvent,
  NotByPartitions,
  TopicMadeAnew,
} from './partition-failures.js';
import { sharesOf, type Share } from './partition-shares.js';
import { PARTITION_SQL } from './sql.js';

/**
 * Writes what one partition delivers to the tables of several projectors: rows and the place in the
 * partition in one transaction, under the lock of the place. Who comes second with a delivery, a
 * process that lost the partition and does not know it among them, finds it done and writes nothing.
 */
export class PartitionWriter {
  private readonly writings: ReadonlyMap<string, BatchWriting>;
  private readonly resting = new Map<
    string,
    { readonly until: number; readonly failures: number }
  >();
  private finishedAt = performance.now();

  /** @param partitions how many the topic has */
  constructor(
    private readonly pool: Pool,
    private readonly projectors: readonly Projector[],
    private readonly topic: string,
    private readonly partition: number,
    private readonly partitions: number,
    private readonly onFault: (error: unknown) => void = () => undefined,
  ) {
    this.writings = new Map(projectors.map((each) => [each.name, new BatchWriting(each)]));
  }

  /** The least offset any of them would go on from; undefined where none is there to read. */
  async begin(): Promise<number | undefined> {
    const able = this.able().map(({ name }) => name);
    const { rows } = await this.pool.query<{ next_offset: string }>(PARTITION_SQL.nextOffsets, [
      able,
      this.topic,
      this.partition,
    ]);
    const offsets = rows.map(({ next_offset }) => Number(next_offset));
    return offsets.length === 0 ? undefined : Math.min(...offsets);
  }

  /**
   * Writes a delivery. A projector that cannot take it sits out for a while, the others go on.
   * @returns the offset to read on from: the end of the delivery, or elsewhere where a projector is; its
   *   begin where all sit out.
   * @throws the surroundings' error where they fail; then nothing is lost and nothing written twice.
   *   TopicMadeAnew; then nothing of the delivery is written.
   */
  async take(delivery: Delivery): Promise<number> {
    const able = this.able();
    if (able.length === 0) return delivery.from;
    const facts = (): Attributes => ({
      'shaodao.projectors': able.map(({ name }) => name),
      'shaodao.events': delivery.events.length,
      'shaodao.partition': this.partition,
    });
    const next = await inBatchSpan('project', eventsOf(delivery), facts, () =>
      this.together(able, delivery),
    ).catch((error: unknown) => {
      if (isFaultOfSurroundings(error) || error instanceof TopicMadeAnew) throw error;
      return undefined;
    });
    if (next !== undefined) return least(next, delivery);
    const each = new Map<string, number>();
    for (const projector of able) await this.alone(projector, delivery, each);
    return least(each, delivery);
  }

  /** One transaction for all, which saves round trips. */
  private async together(
    projectors: readonly Projector[],
    delivery: Delivery,
  ): Promise<ReadonlyMap<string, number>> {
    return inBatchTransaction(this.pool, async (tx) => {
      const { shares, next } = await sharesOf(projectors, this.partitions, delivery, tx);
      for (const { projector, events, parkedRevision } of shares)
        await this.writings.get(projector.name)?.whole(events, parkedRevision, tx);
      await this.moveOn(shares, delivery, tx);
      return next;
    });
  }

  private async alone(
    projector: Projector,
    delivery: Delivery,
    next: Map<string, number>,
  ): Promise<void> {
    const { name } = projector;
    try {
      const own = await this.together([projector], delivery).catch((error: unknown) => {
        if (isOwnFault(error) || isFaultOfSurroundings(error)) throw error;
        return this.aroundPoison(projector, delivery);
      });
      next.set(name, own.get(name) ?? delivery.until);
      this.resting.delete(name);
    } catch (error) {
      if (!isOwnFault(error)) throw error;
      const failures = (this.resting.get(name)?.failures ?? 0) + 1;
      this.resting.set(name, { until: performance.now() + backOff(failures), failures });
      this.onFault(error);
      await noteFailure(this.pool, name, error);
    }
  }

  private async aroundPoison(
    projector: Projector,
    delivery: Delivery,
  ): Promise<ReadonlyMap<string, number>> {
    return inBatchTransaction(this.pool, async (tx) => {
      // Whoever parks writes the checkpoint's row, and holds it before any place.
      await tx.query(PARTITION_SQL.lockCheckpoint, [projector.name]);
      const { shares, next } = await sharesOf([projector], this.partitions, delivery, tx);
      for (const { events, parkedRevision } of shares)
        await this.writings.get(projector.name)?.aroundPoison(events, parkedRevision, tx);
      await this.moveOn(shares, delivery, tx);
      return next;
    });
  }

  private async moveOn(
    shares: readonly Share[],
    delivery: Delivery,
    tx: PoolClient,
  ): Promise<void> {
    if (shares.length === 0) return;
    const seconds = Math.max(performance.now() - this.finishedAt, 1) / 1000;
    this.finishedAt = performance.now();
    await tx.query({
      name: 'move-partition-on',
      text: PARTITION_SQL.moveOn,
      values: [
        this.topic,
        this.partition,
        delivery.until,
        farthestOf(delivery),
        shares.map(({ projector }) => projector.name),
        shares.map(({ events }) => events.length),
        shares.map(({ events }) => events.length / seconds),
      ],
    });
  }

  private able(): readonly Projector[] {
    const now = performance.now();
    return this.projectors.filter(({ name }) => (this.resting.get(name)?.until ?? 0) <= now);
  }
}

/** Faults that concern one projector alone, and may pass: a rebuild, a change of who takes it. */
const isOwnFault = (error: unknown): boolean =>
  error instanceof NotByPartitions ||
  error instanceof RebuildNeeded ||
  error instanceof MisplacedEvent ||
  error instanceof HistoryGone;

function least(next: ReadonlyMap<string, number>, { from }: Delivery): number {
  return next.size === 0 ? from : Math.min(...next.values());
}

const eventsOf = ({ events }: Delivery): readonly RecordedEvent[] =>
  events.map(({ event }) => event);
