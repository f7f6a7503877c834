import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';

/**
 * A projector with a row for each issue that refuses events out of their order and counts each once; an
 * event of a category of seals marks all rows there are.
 */
export class Letters implements Projector {
  readonly name = 'letters';
  readonly tables = ['letters'];
  readonly rebuildable = true;
  readonly partitioned;
  readonly filter;
  readonly migrations = [
    {
      id: 'letters/1-letters',
      sql: `create table letters (
        stream text primary key, events integer not null, events_when_sealed integer)`,
    },
  ];

  constructor(
    readonly version = 1,
    across: readonly string[] = [],
  ) {
    this.partitioned = { across };
    this.filter = { categories: ['issue', ...across] };
  }

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [String(row['stream'])];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    for (const { stream, revision } of batch) {
      if (!stream.startsWith('issue-')) {
        await tx.query(`update letters set events_when_sealed = events`);
        continue;
      }
      const { rowCount } = await tx.query(
        `insert into letters as known values ($1, 1)
         on conflict (stream) do update set events = greatest(known.events, $2)
         where known.events >= $2 - 1`,
        [stream, revision],
      );
      if (rowCount === 0) throw new TypeError(`${stream} misses events before ${String(revision)}`);
    }
  }
}
