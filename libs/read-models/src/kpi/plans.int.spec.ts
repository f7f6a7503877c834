import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { kpiMigrations } from './schema.js';
import { KPI_SQL } from './sql.js';

/** 60,000 issues of two years, one in twelve open, and a tally for each unit and cell of a week. */
const FILL = `
  insert into kpi_matters
  select 'i' || n, 5, n, timestamptz '2025-01-01' + n * interval '15 minutes', '{}',
    timestamptz '2025-01-01' + n * interval '15 minutes',
    timestamptz '2025-01-05' + n * interval '15 minutes'
  from generate_series(1, 60000) n;
  insert into kpi_open_matters
  select 'house', 'i' || n from generate_series(1, 60000, 12) n;
  insert into kpi_tallies
  select 'house', kind, '2025-' || m, 'unit', 'metric' || k, 'u' || u, '', '', '', false, 1, 2, 0
  from generate_series(1, 36) m, generate_series(1, 40) k, generate_series(1, 60) u,
    unnest('{"",month}'::text[]) kind;
  analyze`;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const PERIOD = ['2026-09-01', '2026-09-08'];

describe('plans of the figures', () => {
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
    await migrate(database.pool, kpiMigrations);
    await database.pool.query(FILL);
  });
  afterAll(() => database.close());

  it.each([
    [
      'the tallies of a period',
      KPI_SQL.tallies,
      ['house', 'month', '2025-7', 'unit', ['2025-7', '2025-8', '2025-9']],
    ],
    ['issues changed after an instant', KPI_SQL.changedAfterInstant, ['2026-09-16']],
    ['issues changed after a place', KPI_SQL.changedAfterPosition, [59_900]],
    ['what is known of issues', KPI_SQL.load, [['i5', 'i50']]],
    ['what may stand behind a number', KPI_SQL.mattersIn, [...PERIOD, '', 1_000]],
  ])('%s are read by index, never a whole table', async (_name, sql, params) => {
    const nodes = flatten(await plan(sql, params));
    const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
    expect(whole.map((node) => node['Relation Name'])).toEqual([]);
  });

  async function plan(sql: string, params: readonly unknown[]): Promise<PlanNode> {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
      `explain (format json) ${sql}`,
      [...params],
    );
    const root = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (root === undefined) throw new Error('No plan');
    return root;
  }
});

const flatten = (node: PlanNode): readonly PlanNode[] => [
  node,
  ...(node.Plans ?? []).flatMap(flatten),
];
