import { START, type EventStore, type Position } from '@shaodao/event-store';
import { hasLeader, type Lag } from '@shaodao/projections';
import type { Pool } from 'pg';
import { RELAY } from './relay.js';
import { SQL } from './sql.js';

export interface RelayStatus {
  /** Everything up to here is in Kafka; the place before the first event where nothing is yet. */
  readonly position: Position;
  /** Events not yet in Kafka, and the age of the oldest of them. */
  readonly lag: Lag;
  /** Messages sent in its life, repeats included. */
  readonly messages: number;
  /** Messages per second lately; 0 when idle. */
  readonly rate: number;
  /** When it last moved, ISO 8601 UTC; absent where it never began. */
  readonly updatedAt?: string;
  /** False: nobody relays, however idle it looks. */
  readonly hasLeader: boolean;
  /** Why it does not go on; absent where it does. */
  readonly lastError?: string;
}

/** The last message written into a partition. */
export interface PartitionHead {
  readonly topic: string;
  readonly partition: number;
  readonly lastOffset: bigint;
  /** Of its event. */
  readonly position: Position;
}

/** How far the relay is, seen from outside: asks the database and the store, not the relay. */
export async function relayStatus(pool: Pool, store: EventStore): Promise<RelayStatus> {
  const [led, { rows }] = await Promise.all([
    hasLeader(pool, RELAY),
    pool.query<StatusRow>(SQL.status, [RELAY]),
  ]);
  const row = rows[0];
  const position = Number(row?.position ?? START) as Position;
  // The head is read last, so that the checkpoint never seems to lie beyond it.
  const head = await store.head();
  return {
    position,
    lag: await lagOf(store, position, head),
    messages: Number(row?.messages ?? 0),
    rate: row?.rate ?? 0,
    hasLeader: led,
    ...(row === undefined ? {} : { updatedAt: row.updated_at.toISOString() }),
    ...(typeof row?.last_error === 'string' ? { lastError: row.last_error } : {}),
  };
}

/**
 * How far each partition is written, and up to where all events are: a consumer that has read all these
 * offsets has everything up to `position`.
 */
export async function relayHeads(
  pool: Pool,
): Promise<{ readonly position: Position; readonly partitions: readonly PartitionHead[] }> {
  // One statement: the offsets belong to this position, not to a later one.
  const { rows } = await pool.query<HeadRow>(SQL.heads, [RELAY]);
  return {
    position: Number(rows[0]?.through ?? START) as Position,
    partitions: rows.flatMap(({ topic, partition, last_offset, position }) =>
      topic === null || partition === null || last_offset === null
        ? []
        : [
            {
              topic,
              partition,
              lastOffset: BigInt(last_offset),
              position: Number(position) as Position,
            },
          ],
    ),
  };
}

async function lagOf(store: EventStore, position: Position, head: Position): Promise<Lag> {
  if (position >= head) return { events: 0, seconds: 0 };
  const { events } = await store.readAll(position, 1);
  const oldest = events[0];
  const age = oldest === undefined ? 0 : (Date.now() - Date.parse(oldest.recordedAt)) / 1_000;
  return { events: head - position, seconds: Math.max(0, age) };
}

interface StatusRow {
  readonly position: string;
  readonly messages: string;
  readonly rate: number;
  readonly updated_at: Date;
  readonly last_error: string | null;
}

interface HeadRow {
  readonly through: string;
  readonly topic: string | null;
  readonly partition: number | null;
  readonly last_offset: string | null;
  readonly position: string | null;
}
