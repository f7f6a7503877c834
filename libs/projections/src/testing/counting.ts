import type { RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import type { Projector } from '../projector.js';
import type { Marks } from './tally.js';

/**
 * A projector with one row per stream that refuses events out of their order and counts each once: what
 * came twice, or not at all, shows.
 */
export class Counting implements Projector {
  readonly filter = { categories: ['tally'] };
  readonly tables: readonly string[];
  readonly rebuildable = true;
  readonly partitioned = { across: [] };
  readonly migrations;
  cured = false;

  constructor(
    readonly name = 'counting',
    readonly version = 1,
  ) {
    this.tables = [`${name}_streams`];
    this.migrations = [
      {
        id: `${name}/1-streams`,
        sql: `create table ${name}_streams (stream text primary key, events integer not null)`,
      },
    ];
  }

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [String(row['stream'])];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const poison = batch.find((event) => (event.data as Marks).poison);
    if (poison !== undefined && !this.cured) throw new TypeError(`bad facts in ${poison.stream}`);
    for (const { stream, revision } of batch) {
      const { rowCount } = await tx.query(
        `insert into ${this.name}_streams as known values ($1, 1)
         on conflict (stream) do update set events = known.events + 1
         where known.events = $2 - 1 or known.events >= $2`,
        [stream, revision],
      );
      if (rowCount === 0) throw new TypeError(`${stream} misses events before ${String(revision)}`);
    }
  }
}
