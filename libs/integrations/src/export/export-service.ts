import type { KeyObject } from 'node:crypto';
import type { EventStore, Position } from '@shaodao/event-store';
import type { BoardQueries } from '@shaodao/read-models';
import type { Pool } from 'pg';
import type { ExportedColumn } from './column.js';
import { csvOf, type Rows } from './csv.js';
import { eventRows } from './event-rows.js';
import { ExportRecords } from './export-records.js';
import { Showing } from './matters.js';
import type { ExportOrder, ExportOutcome, ExportRecord } from './order.js';
import { parquetOf } from './parquet.js';
import { tableRows } from './table-rows.js';
import { figureRows, type FiguresSource } from './figure-rows.js';
import { pseudonymous, type Shown } from './shown.js';
import { Pseudonyms } from './pseudonyms.js';
import { sideEventRows } from './side-event-rows.js';
import { EXPORT_TABLES } from './tables.js';

export interface ExportTools {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly board: BoardQueries;
  /** `pseudonymKey` of the house. */
  readonly key: KeyObject;
  readonly now: () => Date;
  /** Computes a table of figures. */
  readonly figures: FiguresSource;
}

/** An export that is on record and may begin. */
export interface OpenExport {
  /** Carries the mark of the export (domain §6.2): who has the file can be found by it. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Its events are those up to here. */
  readonly through: Position;
  /** The file, as fast as it is taken; whoever stops taking ends the reading, and that is recorded. */
  bytes(onRows?: (rows: number) => void): AsyncGenerator<Uint8Array>;
}

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
} as const;

/** Lets data out of the house: by role, under pseudonyms where due, and always on record. */
export class ExportService {
  private readonly records: ExportRecords;

  constructor(private readonly tools: ExportTools) {
    this.records = new ExportRecords(tools.store, tools.now);
  }

  /** Puts the export on record; its rows are read when its bytes are taken. */
  async open(order: ExportOrder): Promise<OpenExport> {
    const through = await this.tools.board.position();
    await this.records.started(order, through);
    const { id, table, format } = order;
    return {
      fileName: `${table}-${id}.${format}`,
      mediaType: MEDIA_TYPES[format],
      through,
      bytes: (onRows) => this.bytes(order, through, onRows),
    };
  }

  /** The newest exports of the house, latest first. */
  newest(limit: number): Promise<readonly ExportRecord[]> {
    return this.records.newest(limit);
  }

  private async *bytes(
    order: ExportOrder,
    through: Position,
    onRows?: (rows: number) => void,
  ): AsyncGenerator<Uint8Array> {
    let outcome: ExportOutcome = 'FAILED';
    let bytes = 0;
    const counted = new CountedRows(this.rows(order, through), onRows);
    try {
      for await (const chunk of this.encoded(order, through, counted)) {
        bytes += chunk.length;
        // Whatever ends it here is the reader's doing.
        outcome = 'ABORTED';
        yield chunk;
        outcome = 'FAILED';
      }
      outcome = 'COMPLETE';
    } finally {
      await this.records.ended(order, outcome, counted.rows, bytes);
    }
  }

  private rows(order: ExportOrder, through: Position): AsyncIterable<Rows> {
    const { key, pool, figures } = this.tools;
    switch (order.table) {
      case 'events':
        return eventRows(order, through, new Showing(order, key), this.tools);
      case 'side-events':
        // Who takes part in a mediation or is rated is nobody's business in a spreadsheet.
        return sideEventRows(order, through, this.hiding(order), this.tools);
      case 'kpi':
        return figureRows(order, this.hiding(order), figures);
      default:
        return tableRows(order.table, order, new Showing(order, key), pool);
    }
  }

  /** Where no matter says who may see what, nobody is named. */
  private hiding({ purpose }: ExportOrder): Shown {
    return pseudonymous(new Pseudonyms(this.tools.key, purpose));
  }

  private encoded(
    order: ExportOrder,
    through: Position,
    rows: AsyncIterable<Rows>,
  ): AsyncGenerator<Uint8Array> {
    const columns: readonly ExportedColumn[] = EXPORT_TABLES[order.table].columns;
    if (order.format === 'csv') return csvOf(columns, rows);
    const { id, table, purpose, actor } = order;
    return parquetOf(columns, rows, {
      'shaodao.export': id,
      'shaodao.table': table,
      'shaodao.purpose': purpose,
      'shaodao.by': actor.person,
      'shaodao.at': this.tools.now().toISOString(),
      'shaodao.through': String(through),
    });
  }
}

/** Counts rows as they pass. */
class CountedRows implements AsyncIterable<Rows> {
  rows = 0;

  constructor(
    private readonly source: AsyncIterable<Rows>,
    private readonly onRows?: (rows: number) => void,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Rows> {
    for await (const batch of this.source) {
      this.rows += batch.length;
      this.onRows?.(this.rows);
      yield batch;
    }
  }
}
