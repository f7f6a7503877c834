import type { RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import type { Projector } from '../projector.js';
import type { Marks } from './tally.js';

/**
 * A projector as read models have them: rows with keys in two tables, the same ones when delivered
 * twice, and a word that follows from more than the events.
 */
export class Book implements Projector {
  readonly name = 'book';
  readonly filter = { categories: ['tally'] };
  readonly tables = ['book_streams', 'book_entries'];
  readonly rebuildable = true;
  readonly migrations = [
    {
      id: 'book/1-tables',
      sql: `
        create table book_streams (
          stream text primary key, events integer not null, word text, position bigint not null);
        create table book_entries (
          stream text, revision integer, type text not null, primary key (revision, stream))`,
    },
  ];
  /** What a new stream's row says; like a text that can be opened while its key is there. */
  word: string | undefined;
  cured = false;

  constructor(readonly version = 1) {}

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [String(row['stream'])];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    for (const { stream, revision, position, type, data } of batch) {
      const { poison, erase } = data as Marks;
      if (poison === true && !this.cured) throw new TypeError(`bad facts in ${stream}`);
      await tx.query(`insert into book_entries values ($1, $2, $3) on conflict do nothing`, [
        stream,
        revision,
        type,
      ]);
      await tx.query(
        `insert into book_streams as known values ($1, $2, $3, $4)
         on conflict (stream) do update set events = excluded.events, position = excluded.position
         where known.events < excluded.events`,
        [stream, revision, this.word ?? null, position],
      );
      if (erase === true)
        await tx.query(`update book_streams set word = null where stream = $1`, [stream]);
    }
  }
}
