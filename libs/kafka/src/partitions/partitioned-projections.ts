import type { EventStore } from '@shaodao/event-store';
import { Ongoing, type Log } from '@shaodao/platform';
import {
  backOff,
  enterPartitions,
  noteFailure,
  NotByPartitions,
  pause,
  shareLeads,
  TopicMadeAnew,
  type Projector,
} from '@shaodao/projections';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { askKafka } from '../connection/ask-kafka.js';
import { ensureTopics } from '../topics/ensure-topics.js';
import { topicNames, type TopicNames } from '../topics/topic-names.js';
import { AcrossPartitions } from './across-partitions.js';
import { alongStore } from './along-store.js';
import { PartitionGroup } from './partition-group.js';
import { Reached } from './reached.js';
import { TopicEnds } from './topic-ends.js';

/** How often a projector that could not take its partitions tries again. */
const ENTER_AGAIN_MS = 2_000;

export interface PartitionedProjectionsDependencies {
  readonly store: EventStore;
  /** Needs room for eight connections. */
  readonly pool: Pool;
  readonly kafka: Kafka;
  readonly log: Log;
  /** Only those that are `partitioned`. */
  readonly projectors: readonly Projector[];
  /** As the runner's that would otherwise lead them; processes of one name share the partitions out. */
  readonly name: string;
  /** Default: `shaodao.…`. */
  readonly topics?: TopicNames;
}

/**
 * Keeps read tables up to date from Kafka: the processes of one name share the topic's partitions out,
 * and what one loses the others take. Rows and places commit together in PostgreSQL, so each event takes
 * effect once, however often it is delivered. While any process does so, none leads these projectors
 * along the store; when the last one ends, a `ProjectionRunner` may. Where the topic is deleted and made
 * anew they go along the store for a while by themselves.
 */
export class PartitionedProjections {
  private readonly ongoing = new Ongoing((stop) => this.run(stop));

  constructor(private readonly deps: PartitionedProjectionsDependencies) {}

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    if (this.deps.projectors.length > 0) this.ongoing.start();
  }

  /** Resolves when the last transaction is over and the partitions are given back. */
  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  private async run(stop: AbortSignal): Promise<void> {
    const names = this.deps.projectors.map(({ name }) => name);
    let failures = 0;
    while (!stop.aborted) {
      try {
        const term = await shareLeads(this.deps.pool, this.deps.name, names, stop);
        if (term === undefined) return;
        const beganAt = performance.now();
        try {
          await this.takePart(AbortSignal.any([stop, term.signal]));
        } finally {
          term.release();
          if (performance.now() - beganAt > ENTER_AGAIN_MS) failures = 0;
        }
      } catch (error) {
        failures += 1;
        this.onFault(error);
        if (error instanceof TopicMadeAnew) await this.comeThrough(error, stop);
        else await pause(backOff(failures), stop);
      }
    }
  }

  /** Until the signal aborts or one of its parts fails, which ends the others. */
  private async takePart(signal: AbortSignal): Promise<void> {
    const { pool, store, kafka, projectors, name } = this.deps;
    const names = this.deps.topics ?? topicNames();
    const topic = names.issues;
    const projected = projectors.map((each) => each.name);
    const ends = new TopicEnds(pool, topic, projected);
    const partitions = await this.partitionsOf(names, ends);
    const outside = new Set(projectors);
    const onFault = (error: unknown): void => {
      if (error instanceof NotByPartitions)
        for (const each of projectors) if (each.name === error.projector) outside.add(each);
      this.onFault(error);
    };
    const reached = new Reached({ pool, topic, projectors });
    const parts = { pool, topic, partitions, onFault, onWritten: reached.news };
    const group = new PartitionGroup({ ...parts, kafka, projectors, name });
    const across = new AcrossPartitions({
      ...{ ...parts, store, reached },
      projectors: projectors.filter(({ partitioned }) => (partitioned?.across.length ?? 0) > 0),
    });
    const failed = new AbortController();
    const until = AbortSignal.any([signal, failed.signal]);
    const works = [
      this.keepEntering(outside, topic, partitions, group, until),
      group.keep(until),
      reached.keep(until),
      across.keep(until),
      ends.watch(kafka, until),
    ];
    const results = await Promise.allSettled(
      works.map((work) =>
        work.catch((error: unknown) => {
          failed.abort();
          throw error;
        }),
      ),
    );
    const fault = results.find((result) => result.status === 'rejected');
    if (fault !== undefined && !signal.aborted) throw fault.reason;
  }

  /** Brings in whoever stands outside: all at first, later those whose tables were of another version. */
  private async keepEntering(
    outside: Set<Projector>,
    topic: string,
    partitions: number,
    group: PartitionGroup,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      const before = outside.size;
      for (const projector of outside) {
        try {
          await enterPartitions(this.deps.pool, projector, topic, partitions);
          outside.delete(projector);
        } catch (error) {
          this.onFault(error);
          await noteFailure(this.deps.pool, projector.name, error);
        }
      }
      if (outside.size < before) await group.rewind();
      await pause(ENTER_AGAIN_MS, signal);
    }
  }

  private partitionsOf(names: TopicNames, ends: TopicEnds): Promise<number> {
    return askKafka(this.deps.kafka, async (admin) => {
      const layout = await ensureTopics(admin, names);
      await ends.check(admin);
      await ends.forgetGone(admin);
      return layout.get(names.issues) ?? 0;
    });
  }

  /** The topic that was read is gone: what its successor does not hold comes from the store. */
  private async comeThrough(error: TopicMadeAnew, stop: AbortSignal): Promise<void> {
    const { pool, projectors } = this.deps;
    const onFault = (fault: unknown): void => {
      this.onFault(fault);
    };
    try {
      for (const { name } of projectors) await noteFailure(pool, name, error);
      await alongStore({ ...this.deps, onFault }, stop);
    } catch (fault) {
      // The surroundings: the topic is looked at again, and this comes again.
      onFault(fault);
    }
  }

  private onFault(error: unknown): void {
    this.deps.log.warn({ err: error }, 'a projection by partitions stumbled and tries again');
  }
}
