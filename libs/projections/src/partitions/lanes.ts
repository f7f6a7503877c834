import { START, type Position, type RecordedEvent } from '@shaodao/event-store';
import type { Pool, PoolClient } from 'pg';
import { categoryOf, positionOf, type Projector } from '../projector.js';
import { keyOfStream } from './key-of-stream.js';
import { partitionOf } from './partition-of.js';
import { PARTITION_SQL } from './sql.js';

/** Stands for the partitions' number where events are taken across them, in the order of the store. */
export const ACROSS = -1;

/** The partition whose taker projects the event; ACROSS where a single process does. */
export function laneOf(
  { stream }: Pick<RecordedEvent, 'stream'>,
  { partitioned }: Pick<Projector, 'partitioned'>,
  partitions: number,
): number {
  if (partitioned?.across.includes(categoryOf(stream)) === true) return ACROSS;
  return partitionOf(keyOfStream(stream), partitions);
}

/**
 * How far the tables of one projector are, partition by partition: each holds its events up to a place
 * of its own, which may lie beyond the checkpoint. Without partitions nothing does.
 */
export class Lanes {
  constructor(
    private readonly projector: Pick<Projector, 'partitioned'>,
    private readonly places: ReadonlyMap<number, Position>,
  ) {}

  /** Of a projector, as a session of the database sees it. */
  static async of(
    session: Pool | PoolClient,
    projector: Pick<Projector, 'name' | 'partitioned'>,
    statement: string = PARTITION_SQL.places,
  ): Promise<Lanes> {
    const { rows } = await session.query<{ partition: number; position: string }>(statement, [
      projector.name,
    ]);
    return new Lanes(
      projector,
      new Map(rows.map(({ partition, position }) => [partition, positionOf(position)])),
    );
  }

  /** The place beyond which the tables hold no event. */
  get farthest(): Position {
    return Math.max(START, ...this.places.values()) as Position;
  }

  /** True where the tables hold the event, whatever the checkpoint says. */
  hold(event: Pick<RecordedEvent, 'stream' | 'position'>): boolean {
    if (event.position > this.farthest) return false;
    const partitions = this.places.size - (this.places.has(ACROSS) ? 1 : 0);
    if (partitions === 0) return false;
    const place = this.places.get(laneOf(event, this.projector, partitions));
    return place !== undefined && event.position <= place;
  }
}
