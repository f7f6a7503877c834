import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { Resolution, Satisfaction } from '@shaodao/issue';
import type { PoolClient } from 'pg';
import { foldReport, REPORT_EVENTS, type ReportEvent, type ReportRow } from './report-row.js';
import { earlyWarningMigrations } from './schema.js';
import { WARNING_SQL } from './sql.js';

/** What early warning counts: one row for each report, and what its appellant last said. */
export class WarningReportsProjector implements Projector {
  readonly name = 'warning-reports';
  readonly version = 1;
  readonly filter = { categories: ['issue'], types: [...REPORT_EVENTS] };
  readonly tables = ['warning_reports'];
  readonly migrations = earlyWarningMigrations;
  readonly rebuildable = true;
  readonly partitioned = { across: [] };

  readonly byLives = { fill, addedTo: [] };

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [`issue-${String(row['issue'])}`];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    // The filter lets these through and no others.
    const events = batch as readonly ReportEvent[];
    const begun = events.filter(({ revision }) => revision > 1).map(({ stream }) => stream);
    const before = await load([...new Set(begun)], tx);
    const rows = new Map(before);
    for (const event of events) rows.set(event.stream, foldReport(rows.get(event.stream), event));
    const changed = [...rows].flatMap(([stream, row]) => (row === before.get(stream) ? [] : [row]));
    if (changed.length > 0) await tx.query(WARNING_SQL.upsertReports, columnsOf(changed));
  }
}

/** Of a report that comes here no row is there yet. */
async function fill(lives: readonly Life[], tx: PoolClient): Promise<void> {
  const rows: ReportRow[] = [];
  for (const { events } of lives) {
    let row: ReportRow | undefined;
    // The filter lets these through and no others.
    for (const event of events as readonly ReportEvent[]) row = foldReport(row, event);
    if (row !== undefined) rows.push(row);
  }
  await tx.query(WARNING_SQL.upsertReports, columnsOf(rows));
}

async function load(
  streams: readonly string[],
  tx: PoolClient,
): Promise<ReadonlyMap<string, ReportRow>> {
  if (streams.length === 0) return new Map();
  const issues = streams.map((stream) => stream.slice('issue-'.length));
  const { rows } = await tx.query<StoredReport>(WARNING_SQL.loadReports, [issues]);
  return new Map(rows.map((stored) => [`issue-${stored.issue}`, rowOf(stored)]));
}

const columnsOf = (rows: readonly ReportRow[]): unknown[] => [
  rows.map(({ issue }) => issue),
  rows.map(({ category }) => category),
  rows.map(({ territory }) => territory),
  rows.map(({ subject }) => subject),
  rows.map(({ hidden }) => hidden),
  rows.map(({ withheld }) => withheld),
  rows.map(({ gone }) => gone),
  rows.map(({ reportedAt }) => reportedAt),
  rows.map(({ resolution }) => resolution),
  rows.map(({ satisfaction }) => satisfaction),
  rows.map(({ revision }) => revision),
];

interface StoredReport {
  readonly issue: string;
  readonly category: string | null;
  readonly territory: string | null;
  readonly subject: string;
  readonly hidden: boolean;
  readonly withheld: boolean;
  readonly gone: boolean;
  readonly reported_at: Date;
  readonly resolution: Resolution | null;
  readonly satisfaction: Satisfaction | null;
  readonly revision: number;
}

function rowOf({ reported_at: reportedAt, ...stored }: StoredReport): ReportRow {
  return { ...stored, reportedAt: reportedAt.toISOString() };
}
