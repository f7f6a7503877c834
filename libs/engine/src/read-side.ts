import type { EventStore } from '@shaodao/event-store';
import { PartitionedProjections, type TopicNames } from '@shaodao/kafka';
import type { Log } from '@shaodao/platform';
import { ProjectionRunner, type Projector } from '@shaodao/projections';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { Work } from './work.js';

/** One name for all processes: what one leads or takes, the others stand by for. */
const NAME = 'read-models';

export interface ReadSideParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly log: Log;
  readonly projectors: readonly Projector[];
  /** Absent: every projector follows the store, led by one process. */
  readonly kafka?: { readonly client: Kafka; readonly topics: TopicNames };
}

/**
 * What keeps the read tables up to date. With Kafka the projectors that can take their events by
 * partitions do so, in all processes side by side; the others follow the store.
 */
export function openReadSide({ store, pool, log, projectors, kafka }: ReadSideParts): Work {
  const byPartitions = kafka === undefined ? [] : projectors.filter((each) => each.partitioned);
  const runner = new ProjectionRunner({
    store,
    pool,
    projectors: projectors.filter((each) => !byPartitions.includes(each)),
    name: NAME,
    onFault: (error) => {
      log.warn({ err: error }, 'a projection stumbled and tries again');
    },
  });
  if (kafka === undefined) return runner;
  const { client, topics } = kafka;
  const shared = new PartitionedProjections({
    ...{ store, pool, log, topics },
    kafka: client,
    projectors: byPartitions,
    name: NAME,
  });
  return {
    start: () => {
      runner.start();
      shared.start();
    },
    stop: async () => {
      await Promise.all([runner.stop(), shared.stop()]);
    },
  };
}
