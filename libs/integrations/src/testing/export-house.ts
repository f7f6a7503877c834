import { MemoryEventStore } from '@shaodao/event-store';
import { createPool, migrate } from '@shaodao/platform';
import { projectionMigrations } from '@shaodao/projections';
import { BoardQueries, readModelMigrations } from '@shaodao/read-models';
import { MemoryVault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { ExportService } from '../export/export-service.js';
import type { ExportOrder } from '../export/order.js';
import { pseudonymKey } from '../export/pseudonyms.js';

export const NOW = new Date('2026-03-02T01:00:00.000Z');

export interface ExportHouse {
  readonly pool: Pool;
  readonly store: MemoryEventStore;
  readonly exports: ExportService;
  close(): Promise<void>;
}

/** Read tables to be filled by hand, and an export service over them. */
export async function openExportHouse(): Promise<ExportHouse> {
  const database = await createTestDatabase();
  const pool = createPool(database.url, 'test', { max: 4 });
  await migrate(pool, [...projectionMigrations, ...readModelMigrations]);
  await pool.query(
    `insert into projection_checkpoints (projector, version, position) values ('board', 1, 0)
     on conflict (projector) do nothing`,
  );
  const store = new MemoryEventStore();
  const exports = new ExportService({
    pool,
    store,
    board: new BoardQueries(pool, new MemoryVault()),
    key: pseudonymKey(Buffer.alloc(32, 5)),
    now: () => NOW,
    figures: () => Promise.resolve(undefined),
  });
  return {
    pool,
    store,
    exports,
    close: async () => {
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

/**
 * Issues `i00000001` …, each with an assignment and a unit: every second in t1, every tenth led by
 * u1, every hundredth accusing u1; three residents bring them all.
 */
export async function fillTables(pool: Pool, issues: number): Promise<void> {
  await pool.query(
    `insert into board_issues (issue, phase, open, category, territory, urgency, complexity,
       lead_unit, lead_assignment, reported_at, due_at, rework_round, supervision, open_orders,
       revision, position)
     select 'i' || lpad(n::text, 8, '0'), 'DISPATCHED', true, 'road', 't' || 1 + n % 2, 'NORMAL',
       'SIMPLE', 'u' || case when n % 10 = 0 then 1 else 2 end, 'a' || n,
       timestamptz '2026-01-01' + n * interval '1 minute',
       case when n % 3 = 0 then 'infinity' else timestamptz '2026-02-01' end, 0, 'none', 0, 4, n
     from generate_series(1, $1::integer) n`,
    [issues],
  );
  await pool.query(
    `insert into board_reports (issue, receipt_code, channel, kind, subject, reporter, title,
       accused_unit, confidentiality, external_source, external_id, tokens)
     select 'i' || lpad(n::text, 8, '0'), 'R' || n, 'hotline', 'HELP', 'sub-' || n % 3, 'p-agent',
       'enc1.sub-' || n % 3 || '.sealed', case when n % 100 = 0 then 'u1' end, 'NORMAL', 'city',
       'x' || n, '{1,2}'
     from generate_series(1, $1::integer) n`,
    [issues],
  );
  await pool.query(
    `insert into board_units (unit, issue)
     select lead_unit, issue from board_issues on conflict do nothing`,
  );
  await pool.query(
    `insert into inbox_assignments (issue, assignment, unit, role, status, replaced, open,
       assigned_at, due_at, handler, return_state, revision)
     select issue, lead_assignment, lead_unit, 'lead', 'SIGNED', false, true, reported_at, due_at,
       'p-handler', 'none', 4 from board_issues`,
  );
  await pool.query('analyze');
}

/** An analyst's order for everything, as CSV. */
export function orderOf(changes: Partial<ExportOrder> = {}): ExportOrder {
  return {
    id: '01K0000000000000000000TEST',
    table: 'board',
    format: 'csv',
    purpose: 'annual review',
    filter: {},
    actor: { person: 'p-analyst', roles: ['ANALYST'] },
    scope: { all: true },
    ...changes,
  };
}

/** The whole file. */
export async function taken(exports: ExportService, order: ExportOrder): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await exports.open(order)).bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
