import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import type { ByLives, Projector } from '../projector.js';
import { copyCell, copyRows } from '../scratch/copy-rows.js';
import type { Marks } from './tally.js';

/** What an event of a test says beside its marks. */
interface Said extends Marks {
  /** A text no column can hold makes the whole page fail in the database. */
  readonly word?: string;
}

/**
 * A projector with a row per stream that can be filled by whole streams, to a table whose key is made at
 * the end; a seal (another category) marks the rows of all streams before it, and comes afterwards.
 */
export class Chapters implements Projector {
  readonly name = 'chapters';
  readonly version = 1;
  readonly filter = { categories: ['tally', 'seal'] };
  readonly tables = ['chapters'];
  readonly rebuildable = true;
  readonly migrations = [
    {
      id: 'chapters/1-chapters',
      sql: `create table chapters (
        stream text primary key, events integer not null, word text, first bigint not null,
        sealed bigint)`,
    },
  ];
  /** Pages it was filled by. */
  pages = 0;

  readonly byLives: ByLives = {
    fill: async (lives, tx) => {
      this.pages += 1;
      const lines = lives.map((life) => this.lineOf(life));
      await copyRows('chapters (stream, events, word, first)', lines, tx);
    },
    addedTo: this.tables,
    afterwards: ['seal'],
  };

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [String(row['stream'])];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    for (const { stream, revision, position, data } of batch) {
      const { poison, word } = data as Said;
      if (poison === true) throw new TypeError(`bad facts in ${stream}`);
      if (stream.startsWith('seal-'))
        await tx.query(`update chapters set sealed = $1 where first < $1`, [position]);
      else
        await tx.query(
          `insert into chapters as known values ($1, $2, $3, $4)
           on conflict (stream) do update set events = $2, word = coalesce($3, known.word)
           where known.events < $2`,
          [stream, revision, word ?? null, position],
        );
    }
  }

  private lineOf({ stream, events }: Life): string {
    const said = events.map(({ data }) => data as Said);
    if (said.some(({ poison }) => poison)) throw new TypeError(`bad facts in ${stream}`);
    const word = said.findLast((each) => each.word !== undefined)?.word ?? null;
    const row = [stream, events.at(-1)?.revision ?? 0, word, events[0]?.position ?? 0];
    return row.map(copyCell).join('\t');
  }
}
