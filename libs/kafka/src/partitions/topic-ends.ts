import { pause, TopicMadeAnew } from '@shaodao/projections';
import type { Admin, Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { RELAY } from '../relay/relay.js';
import { SQL } from './sql.js';

const LOOK_EVERY_MS = 5_000;

/** Where the partitions of a topic end, held against how far they were read and written. */
export class TopicEnds {
  constructor(
    private readonly pool: Pool,
    private readonly topic: string,
    private readonly projectors: readonly string[],
  ) {}

  /** @throws TopicMadeAnew where a partition ends before what was read of it. */
  async check(admin: Admin): Promise<void> {
    // First how far it was read: the topic may grow meanwhile.
    const { rows } = await this.pool.query<ReadRow>(SQL.read, [this.projectors, this.topic]);
    const ends = await this.of(admin);
    for (const { partition, next_offset } of rows)
      if (BigInt(next_offset) > (ends.get(partition) ?? 0n)) throw new TopicMadeAnew(this.topic);
  }

  /**
   * Looks from time to time until the signal aborts; while Kafka does not answer, others say so.
   * @throws TopicMadeAnew when it was found so twice in a row: after a broker has failed a partition can
   *   seem shorter for a moment.
   */
  async watch(kafka: Kafka, signal: AbortSignal): Promise<void> {
    const admin = kafka.admin({ retry: { retries: 1 } });
    let before = false;
    try {
      for (;;) {
        await pause(LOOK_EVERY_MS, signal);
        if (signal.aborted) return;
        try {
          await admin.connect();
          await this.check(admin);
          before = false;
        } catch (error) {
          if (!(error instanceof TopicMadeAnew)) continue;
          if (before) throw error;
          before = true;
        }
      }
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  /**
   * Takes back what the relay wrote down of ends that are gone with the topic of before, so that nobody waits
   * for them. What it has written since stays.
   */
  async forgetGone(admin: Admin): Promise<void> {
    const { rows } = await this.pool.query<WrittenRow>(SQL.written, [RELAY, this.topic]);
    const ends = await this.of(admin);
    for (const { partition, last_offset } of rows) {
      const end = ends.get(partition) ?? 0n;
      if (BigInt(last_offset) < end) continue;
      const gone = [RELAY, this.topic, partition, last_offset, String(end - 1n)];
      await this.pool.query(SQL.forgetWritten, gone);
    }
  }

  private async of(admin: Admin): Promise<ReadonlyMap<number, bigint>> {
    const ends = await admin.fetchTopicOffsets(this.topic);
    return new Map(ends.map(({ partition, high }) => [partition, BigInt(high)]));
  }
}

interface ReadRow {
  readonly partition: number;
  readonly next_offset: string;
}

interface WrittenRow {
  readonly partition: number;
  readonly last_offset: string;
}
