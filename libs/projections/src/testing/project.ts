import { deepStrictEqual } from 'node:assert/strict';
import type { RecordedEvent } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { wants, type Projector } from '../projector.js';
import { inBatchTransaction } from '../transaction.js';

/** `await project(board, pool).from(...events).equals('board_issues', rows)`, in empty tables. */
export interface Projected {
  /** Adds events after those given before, in one batch of their own. */
  from(...events: readonly RecordedEvent[]): Projected;
  /** The batches once more, cut into pieces of that many events. */
  deliveredTwice(pieces?: number): Projected;
  /** @throws when the table's rows, reduced to the columns that are named, are not these. */
  equals(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** The table's rows as the database gives them back, in primary key order. */
  rows(table: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** The test language of projections: given events, then rows. Empties the projector's tables. */
export function project(projector: Projector, pool: Pool): Projected {
  return new Projecting(projector, pool, []);
}

class Projecting implements Projected {
  constructor(
    private readonly projector: Projector,
    private readonly pool: Pool,
    private readonly batches: readonly (readonly RecordedEvent[])[],
  ) {}

  from(...events: readonly RecordedEvent[]): Projected {
    return new Projecting(this.projector, this.pool, [...this.batches, events]);
  }

  deliveredTwice(pieces = 1): Projected {
    const again: RecordedEvent[][] = [];
    const events = this.batches.flat();
    for (let from = 0; from < events.length; from += pieces) {
      again.push(events.slice(from, from + pieces));
    }
    return new Projecting(this.projector, this.pool, [...this.batches, ...again]);
  }

  async equals(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const named = new Set(rows.flatMap((row) => Object.keys(row)));
    const stored = await this.rows(table);
    const actual = stored.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => named.has(column))),
    );
    deepStrictEqual(actual, rows);
  }

  async rows(table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    await this.pool.query(`truncate ${this.projector.tables.join(', ')}`);
    for (const batch of this.batches) {
      const wanted = batch.filter((event) => wants(this.projector.filter, event));
      if (wanted.length > 0) {
        await inBatchTransaction(this.pool, (tx) => this.projector.project(wanted, tx));
      }
    }
    // Primary keys come first in every read table of ours.
    const { rows } = await this.pool.query<Record<string, unknown>>(
      `select * from ${table} order by 1, 2`,
    );
    return rows;
  }
}
