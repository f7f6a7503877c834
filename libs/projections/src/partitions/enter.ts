import { START } from '@shaodao/event-store';
import { ReadableError } from '@shaodao/platform';
import type { Pool } from 'pg';
import { CheckpointMoved, RebuildNeeded } from '../failures.js';
import { positionOf, type Projector } from '../projector.js';
import { SQL } from '../sql.js';
import { inBatchTransaction } from '../transaction.js';
import { ACROSS } from './lanes.js';
import { PARTITION_SQL } from './sql.js';

/** The tables are ahead of the checkpoint by partitions that the topic has no more. */
export class OtherPartitions extends ReadableError {
  override readonly name = 'OtherPartitions';
  constructor(projector: string) {
    super({
      zh: `投影“${projector}”是按另一个主题或另一种分区数读到这里的；请先不带 KAFKA_BROKERS 运行，待它追平后再启用 Kafka。`,
      en: `Projector "${projector}" came here by another topic or another number of partitions; run it without KAFKA_BROKERS until it has caught up, then switch Kafka on again.`,
    });
  }
}

/**
 * From now on the projector takes its events by the partitions of a topic; what its tables hold by the
 * checkpoint, they hold of every partition. Called again it changes nothing.
 * @throws RebuildNeeded; OtherPartitions.
 */
export async function enterPartitions(
  pool: Pool,
  projector: Projector,
  topic: string,
  partitions: number,
): Promise<void> {
  const { name, version, partitioned } = projector;
  const lanes = Array.from({ length: partitions }, (_, n) => n);
  if (partitioned !== undefined && partitioned.across.length > 0) lanes.push(ACROSS);
  await inBatchTransaction(pool, async (tx) => {
    await tx.query(SQL.registerProjector, [name, version, START]);
    const { rows } = await tx.query<CheckpointRow>(PARTITION_SQL.lockCheckpoint, [name]);
    const [checkpoint] = rows;
    if (checkpoint === undefined) throw new CheckpointMoved(name);
    if (checkpoint.version !== version) throw new RebuildNeeded(name, checkpoint.version, version);
    const known = await tx.query<KnownRow>(PARTITION_SQL.lockPartitions, [name]);
    const places = known.rows.filter(({ partition }) => partition !== ACROSS);
    const same = places.length === partitions && places.every((place) => place.topic === topic);
    const position = positionOf(checkpoint.position);
    const ahead = known.rows.some((place) => positionOf(place.position) > position);
    const led = checkpoint.partitions === 0;
    if (places.length > 0 && !same && (ahead || !led)) throw new OtherPartitions(name);
    // The topic may have been made anew meanwhile: what it holds is read again and known by its position.
    if (led && !ahead) await tx.query(PARTITION_SQL.forget, [name]);
    await tx.query(PARTITION_SQL.enter, [name, topic, lanes, checkpoint.position]);
    await tx.query(PARTITION_SQL.setPartitions, [name, partitions]);
  });
}

/**
 * From now on the projector follows the order of the store again. Its partitions' places stay, since
 * its tables hold more than the checkpoint says. Called again it changes nothing.
 */
export async function leavePartitions(pool: Pool, projector: string): Promise<void> {
  await inBatchTransaction(pool, async (tx) => {
    await tx.query(PARTITION_SQL.lockCheckpoint, [projector]);
    await tx.query(PARTITION_SQL.lockPartitions, [projector]);
    await tx.query(PARTITION_SQL.giveBack, [projector]);
    await tx.query(PARTITION_SQL.countAnew, [projector]);
  });
}

interface CheckpointRow {
  readonly version: number;
  readonly position: string;
  readonly partitions: number;
}

interface KnownRow {
  readonly topic: string;
  readonly partition: number;
  readonly position: string;
}
