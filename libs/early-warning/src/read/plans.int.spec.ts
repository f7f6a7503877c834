import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import { projectionMigrations } from '@shaodao/projections';
import { readModelMigrations } from '@shaodao/read-models';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { earlyWarningMigrations } from './schema.js';
import { WARNING_SQL } from './sql.js';

const NOW = '2026-03-30T00:00:00Z';
const WEEK_AGO = '2026-03-23T00:00:00Z';

let database: TestDatabase;
let pool: pg.Pool;

/** Two years of reports of fifty categories in two hundred places, and the work they made. */
const FILL = `
  insert into warning_reports
  select 'i' || n, 'c' || n % 50, 't' || n % 200, 's' || n % 20000, false, false, n % 20 = 0,
    timestamptz '${NOW}' - make_interval(mins => n * 10), 'RESOLVED', 'SATISFIED', 3
  from generate_series(0, 99999) n;
  insert into inbox_assignments
  select 'i' || n, 'a' || n, 'u' || n % 40, 'lead', 'SIGNED', null, false, n < 4000,
    timestamptz '${NOW}' - make_interval(mins => n * 10), timestamptz '${NOW}' + make_interval(mins => 4000 - n),
    null, null, null, null, 'none', 2
  from generate_series(0, 49999) n;
  insert into board_issues
  select 'i' || n, 'CLOSED', false, 'c' || n % 50, 't' || n % 200, 'NORMAL', 'SIMPLE', 'u1', 'a' || n,
    timestamptz '${NOW}' - make_interval(mins => n * 10), null, null, 'infinity', null, null, null, 0, 'none', 0, 3, n
  from generate_series(0, 99999) n;
  analyze`;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  await migrate(pool, [...projectionMigrations, ...readModelMigrations, ...earlyWarningMigrations]);
  await pool.query(FILL);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function planOf(sql: string, params: readonly unknown[]): Promise<string> {
  const { rows } = await pool.query<Record<string, string>>(`explain ${sql}`, [...params]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('a look at the figures', () => {
  it.each([
    ['recent', [WEEK_AGO, NOW], 'warning_reports_by_time'],
    ['weeks', [NOW, ['c1', 'c2'], 8, 7], 'warning_reports_by_category'],
    ['reportsOf', [['c1', 'c2'], WEEK_AGO, NOW], 'warning_reports_by_'],
    ['repeated', [WEEK_AGO, NOW, 3], 'warning_reports_by_time'],
    ['firstReport', [], 'warning_reports_by_time'],
    ['dueSoon', [['u1', 'u2'], NOW, '2026-03-30T08:00:00Z', 1], 'inbox_by_unit'],
    ['ofTopic', [['c1'], null, WEEK_AGO, NOW, NOW], 'warning_reports_by_category'],
  ] as const)('reads %s by an index and not the whole table', async (name, params, index) => {
    const plan = await planOf(WARNING_SQL[name], params);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan on warning_reports');
    expect(plan).not.toContain('Seq Scan on inbox_assignments');
  });

  it('reads the alerts that stand by their index', async () => {
    await pool.query(
      `insert into warning_alerts select 'a' || n, 'k' || n, 'CLUSTER', case when n % 500 = 0
         then 'OPEN' else 'CLEARED' end, null, null, null, 5, 'z', 'e', now(), 1, n
       from generate_series(1, 20000) n; analyze warning_alerts`,
    );
    expect(await planOf(WARNING_SQL.lastOfEach, [['k7']])).not.toContain('Seq Scan');
    expect(await planOf(WARNING_SQL.changedAlerts, [19_990, 200])).toContain(
      'warning_alerts_by_position',
    );
  });
});
