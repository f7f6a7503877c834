import {
  backOff,
  PartitionWriter,
  pause,
  TopicMadeAnew,
  type Projector,
} from '@shaodao/projections';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { deliveriesOf } from './deliveries.js';

/** A process that is not heard of for so long has lost its partitions. */
const SESSION_MS = 10_000;
const HEARTBEAT_MS = 1_000;
/** How long a broker waits for news before it answers with none; stopping waits for it. */
const FETCH_WAIT_MS = 500;
/** Partitions one process works on side by side, each on a connection of its own. */
const SIDE_BY_SIDE = 4;
/** Kafka's own offsets are a hint where to begin, and what its tools show; the database's count. */
const HINT_EVERY_MS = 5_000;
/** The client asks anew what topics there are whenever something is not where it was. */
const ASKS_WHAT_IS_WHERE = 'Metadata';
/** Below the time after which a silent process loses its partitions. */
const LONGEST_REST_MS = 2_000;

export interface PartitionGroupDependencies {
  readonly pool: Pool;
  readonly kafka: Kafka;
  readonly topic: string;
  readonly partitions: number;
  readonly projectors: readonly Projector[];
  /** Processes of one name share the partitions out. */
  readonly name: string;
  readonly onWritten: () => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * This process's share in the topic's partitions, as Kafka assigns and takes it. What is written when a
 * partition is taken away meanwhile is no harm: its place in the database decides.
 */
export class PartitionGroup {
  private readonly consumer: Consumer;
  private readonly writers = new Map<number, PartitionWriter>();
  private readonly hintedAt = new Map<number, number>();
  /** Where a partition was last told to go on, and the oldest offset it then still had. */
  private readonly sought = new Map<number, number>();
  private readonly oldest = new Map<number, number>();
  /** Work under way, also for partitions that were taken away meanwhile. */
  private readonly pending = new Set<Promise<void>>();
  private assigned: readonly number[] = [];
  private looking: Promise<void> | undefined;
  private failures = 0;

  constructor(private readonly deps: PartitionGroupDependencies) {
    this.consumer = deps.kafka.consumer({
      groupId: `${deps.topic}.${deps.name}`,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
    });
  }

  /** Takes part until the signal aborts. @throws when the client gives up; TopicMadeAnew. */
  async keep(signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    let crash: Error | undefined;
    const end = (error: Error): void => {
      crash = error;
      ended.abort();
    };
    this.consumer.on('consumer.crash', ({ payload }) => {
      if (payload.restart) return;
      end(payload.error);
    });
    this.consumer.on('consumer.group_join', ({ payload }) => {
      this.assigned = payload.memberAssignment[this.deps.topic] ?? [];
      this.sought.clear();
      this.oldest.clear();
      this.lookBack();
    });
    this.consumer.on('consumer.network.request', ({ payload }) => {
      if (payload.apiName === ASKS_WHAT_IS_WHERE) this.lookBack();
    });
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [this.deps.topic], fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: SIDE_BY_SIDE,
        eachBatch: (payload) => this.take(payload, signal, end),
      });
      await untilAborted(AbortSignal.any([signal, ended.signal]));
    } finally {
      await this.consumer.disconnect();
      await Promise.all(this.pending);
      await this.looking;
    }
    if (crash !== undefined) throw crash;
  }

  /**
   * Reads each partition on from where its projectors are, one that has just entered among them, and once
   * more what lies before: whether the topic is still the one that was read.
   */
  async rewind(): Promise<void> {
    for (const partition of this.assigned) {
      const offset = await this.writerOf(partition).begin();
      if (offset !== undefined) this.seek(partition, Math.max(0, offset - 1));
    }
  }

  private lookBack(): void {
    this.looking ??= this.rewind()
      .catch(this.deps.onFault)
      .finally(() => (this.looking = undefined));
  }

  private async take(
    payload: EachBatchPayload,
    signal: AbortSignal,
    end: (error: Error) => void,
  ): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const heartbeat = (): Promise<void> => payload.heartbeat();
    try {
      const oldest = this.oldest.get(partition);
      for (const delivery of deliveriesOf(topic, partition, messages, oldest)) {
        if (!payload.isRunning() || payload.isStale()) return;
        const next = await this.beating(this.writerOf(partition).take(delivery), heartbeat);
        this.failures = 0;
        this.deps.onWritten();
        if (next === delivery.from) {
          await this.rest(signal);
          return;
        }
        if (next !== delivery.until) {
          await this.goTo(partition, next);
          return;
        }
        payload.resolveOffset(String(delivery.until - 1));
        await heartbeat();
      }
      await this.hint(payload);
    } catch (error) {
      if (isOfClient(error)) throw error;
      if (error instanceof TopicMadeAnew) {
        end(error);
        return;
      }
      // The surroundings: the same messages come again.
      this.deps.onFault(error);
      await this.rest(signal);
    }
  }

  /**
   * Waits for work and is heard of meanwhile, however long a lock is held. Where partitions are shared
   * out anew it does not keep the others waiting: the work comes to its end by itself.
   */
  private async beating<T>(work: Promise<T>, heartbeat: () => Promise<void>): Promise<T> {
    const over = work.then(noted, noted).finally(() => this.pending.delete(over));
    this.pending.add(over);
    let timer: NodeJS.Timeout | undefined;
    const lost = new Promise<never>((_resolve, reject) => {
      timer = setInterval(() => {
        heartbeat().catch(reject);
      }, HEARTBEAT_MS);
    });
    try {
      return await Promise.race([work, lost]);
    } finally {
      clearInterval(timer);
    }
  }

  private async rest(signal: AbortSignal): Promise<void> {
    this.failures += 1;
    await pause(Math.min(backOff(this.failures), LONGEST_REST_MS), signal);
  }

  private async goTo(partition: number, offset: number): Promise<void> {
    // It was told so before, and came with something later: the topic may hold it no more.
    if (this.sought.get(partition) === offset)
      this.oldest.set(partition, await this.oldestOf(partition));
    this.sought.set(partition, offset);
    this.seek(partition, offset);
  }

  private seek(partition: number, offset: number): void {
    this.consumer.seek({ topic: this.deps.topic, partition, offset: String(offset) });
  }

  private async oldestOf(partition: number): Promise<number> {
    const admin = this.deps.kafka.admin();
    await admin.connect();
    try {
      const offsets = await admin.fetchTopicOffsets(this.deps.topic);
      return Number(offsets.find((each) => each.partition === partition)?.low ?? 0);
    } finally {
      await admin.disconnect();
    }
  }

  private async hint(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const now = performance.now();
    if (now - (this.hintedAt.get(partition) ?? 0) < HINT_EVERY_MS) return;
    this.hintedAt.set(partition, now);
    const offset = String(BigInt(batch.lastOffset()) + 1n);
    await payload.commitOffsetsIfNecessary({
      topics: [{ topic, partitions: [{ partition, offset }] }],
    });
  }

  private writerOf(partition: number): PartitionWriter {
    const { pool, projectors, topic, partitions, onFault } = this.deps;
    const known = this.writers.get(partition);
    if (known !== undefined) return known;
    const writer = new PartitionWriter(pool, projectors, topic, partition, partitions, onFault);
    this.writers.set(partition, writer);
    return writer;
  }
}

/** The client's own errors are its way of saying that partitions are being shared out anew. */
const isOfClient = (error: unknown): boolean =>
  error instanceof Error && error.name.startsWith('KafkaJS');

/** Whoever waits for the work hears how it ended. */
const noted = (): void => undefined;

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
