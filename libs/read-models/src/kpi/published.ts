import type { PublishedTableEvent, PublishedTableEventMap } from '@shaodao/assessment';
import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { Pool, PoolClient } from 'pg';
import { column } from '../columns.js';
import { kpiMigrations } from './schema.js';
import { KPI_SQL } from './sql.js';

/** A published table as lists show it. */
export interface PublishedLine {
  readonly set: string;
  /** E.g. `month.2026-03`. */
  readonly period: string;
  /** Of the formulas. */
  readonly version: number;
  /** Of the table: 1 as first published. */
  readonly revision: number;
  readonly position: number;
  /** ISO 8601 UTC, as the times below. */
  readonly asOf: string;
  readonly sha256: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly appealUntil: string;
  readonly appeals: number;
  /** Appeals nobody has decided yet. */
  readonly openAppeals: number;
}

interface Row extends PublishedLine {
  readonly streamRevision: number;
}

const PREFIX = 'kpiTable-';

/** One line per published table. */
export class PublishedTablesProjector implements Projector {
  readonly name = 'kpi-published';
  readonly version = 1;
  readonly filter = { categories: ['kpiTable'] };
  readonly tables = ['kpi_published'];
  // Made with the other tables of figures.
  readonly migrations = kpiMigrations;
  readonly rebuildable = true;

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [`${PREFIX}${String(row['formulas'])}-${String(row['period'])}`];
  }

  /** A row is one stream's. */
  readonly byLives = {
    fill: (lives: readonly Life[], tx: PoolClient): Promise<void> =>
      this.project(
        lives.flatMap(({ events }) => events),
        tx,
      ),
    addedTo: [],
  };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const rows = await load([...new Set(batch.map(({ stream }) => stream))], tx);
    const changed = new Set<string>();
    for (const event of batch) {
      const before = rows.get(event.stream);
      if (before !== undefined && event.revision <= before.streamRevision) continue;
      const after = rowAfter(before, event);
      if (after === undefined) continue;
      rows.set(event.stream, after);
      changed.add(event.stream);
    }
    await write(
      [...changed].flatMap((stream) => rows.get(stream) ?? []),
      tx,
    );
  }
}

/** The list of published tables, newest first. */
export async function publishedTables(pool: Pool): Promise<readonly PublishedLine[]> {
  const { rows } = await pool.query<StoredRow>(KPI_SQL.published);
  return rows.map((row) => {
    const { streamRevision: _, ...line } = rowOf(row);
    return line;
  });
}

function rowAfter(before: Row | undefined, event: RecordedEvent): Row | undefined {
  // What a stream of published tables holds was decided by their aggregate.
  const { type, data } = event as unknown as PublishedTableEvent;
  const { occurredAt, meta, revision: streamRevision } = event;
  const frozen = (
    facts: PublishedTableEventMap['TablePublished'] | PublishedTableEventMap['TableRevised'],
  ): Omit<Row, 'set' | 'period' | 'revision' | 'appeals' | 'openAppeals'> => ({
    ...{ version: facts.version, position: facts.position, asOf: facts.asOf },
    ...{ sha256: facts.sha256, appealUntil: facts.appealUntil, streamRevision },
    ...{ publishedAt: occurredAt, publishedBy: meta.actor.person },
  });
  if (type === 'TablePublished') {
    const { set, period } = data;
    return { ...{ set, period, revision: 1, appeals: 0, openAppeals: 0 }, ...frozen(data) };
  }
  if (before === undefined) return undefined;
  const { appeals, openAppeals } = before;
  switch (type) {
    case 'TableRevised':
      return { ...before, ...frozen(data), revision: data.revision };
    case 'AppealFiled':
      return { ...before, appeals: appeals + 1, openAppeals: openAppeals + 1, streamRevision };
    case 'AppealGranted':
    case 'AppealDenied':
      return { ...before, openAppeals: openAppeals - 1, streamRevision };
    case 'TableContentKept':
      return { ...before, streamRevision };
  }
}

interface StoredRow {
  readonly formulas: string;
  readonly period: string;
  readonly version: number;
  readonly revision: number;
  readonly position: string;
  readonly as_of: Date;
  readonly sha256: string;
  readonly published_at: Date;
  readonly published_by: string;
  readonly appeal_until: Date;
  readonly appeals: number;
  readonly open_appeals: number;
  readonly stream_revision: number;
}

const rowOf = (row: StoredRow): Row => ({
  set: row.formulas,
  period: row.period,
  version: row.version,
  revision: row.revision,
  position: Number(row.position),
  asOf: row.as_of.toISOString(),
  sha256: row.sha256,
  publishedAt: row.published_at.toISOString(),
  publishedBy: row.published_by,
  appealUntil: row.appeal_until.toISOString(),
  appeals: row.appeals,
  openAppeals: row.open_appeals,
  streamRevision: row.stream_revision,
});

async function load(streams: readonly string[], tx: PoolClient): Promise<Map<string, Row>> {
  const { rows } = await tx.query<StoredRow>(KPI_SQL.loadPublished, [column(streams, String)]);
  return new Map(
    rows.map((row) => [`${PREFIX}${row.formulas}-${row.period}`, rowOf(row)] as const),
  );
}

async function write(rows: readonly Row[], tx: PoolClient): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: 'kpi-write-published',
    text: KPI_SQL.writePublished,
    values: [
      column(rows, ({ set }) => set),
      column(rows, ({ period }) => period),
      column(rows, ({ version }) => version),
      column(rows, ({ revision }) => revision),
      column(rows, ({ position }) => position),
      column(rows, ({ asOf }) => asOf),
      column(rows, ({ sha256 }) => sha256),
      column(rows, ({ publishedAt }) => publishedAt),
      column(rows, ({ publishedBy }) => publishedBy),
      column(rows, ({ appealUntil }) => appealUntil),
      column(rows, ({ appeals }) => appeals),
      column(rows, ({ openAppeals }) => openAppeals),
      column(rows, ({ streamRevision }) => streamRevision),
    ],
  });
}
