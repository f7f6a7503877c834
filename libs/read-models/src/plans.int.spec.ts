import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDatabase, type ReadDatabase } from './testing/database.js';
import { hotReads } from './rendered.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** A board of 60,000 issues, one in twelve open, and 30 % more assignments than issues. */
const FILL = `
  insert into board_issues
  select 'i' || n, case when n % 12 = 0 then (array['REPORTED','ACCEPTED','DISPATCHED',
      'IN_PROGRESS','HANDLED'])[1 + n / 12 % 5] else 'ARCHIVED' end,
    n % 12 = 0, 'c' || n % 30, 't' || n / 12 % 100, 'NORMAL', 'SIMPLE', 'u' || n / 12 % 60, 'a',
    timestamptz '2026-01-01' + n * interval '1 minute', null, null,
    timestamptz '2026-01-03' + n * interval '1 minute', null, null, null, 0, 'none', 0, 5, n
  from generate_series(1, 60000) n;
  insert into board_reports
  select 'i' || n, 'r' || n, 'hotline', 'HELP', 's' || n, 'p' || n % 3000, 'enc1',
    case when n % 400 = 0 then 'u' || n / 400 % 60 end, 'NORMAL',
    null, null, array[n % 5000, n % 701, 7]
  from generate_series(1, 60000) n;
  insert into report_spots
  select 'i' || n, 31.7 + n % 199 / 1000.0, 119.9 + n % 211 / 1000.0 from generate_series(1, 60000) n;
  insert into board_units select 'u' || n / 12 % 60, 'i' || n from generate_series(1, 60000) n;
  insert into inbox_assignments
  select 'i' || n, 'a' || n, 'u' || n / 12 % 60, 'lead', 'SIGNED', null, false, n % 12 = 0,
    now(), timestamptz '2026-01-03' + n * interval '1 minute', null, null, null, null, 'none', 3
  from generate_series(1, 60000) n;
  analyze`;

describe('plans of the hot reads', () => {
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
    await database.pool.query(FILL);
  });
  afterAll(() => database.close());

  it.each(hotReads().map((read) => [read.name, read] as const))(
    '%s reads by index, never a whole table',
    async (_name, read) => {
      const nodes = flatten(await plan(read.sql, read.params));
      const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
      expect(whole.map((node) => node['Relation Name'])).toEqual([]);
      expect(nodes.filter(readsWholeIndex)).toEqual([]);
      if (read.ordered) {
        expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort');
      }
    },
  );

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

/** The first columns of the indexes with several: without a condition on it, all of it is read. */
const FIRST_COLUMNS: Readonly<Record<string, string>> = {
  board_units_pkey: 'unit',
  board_units_by_issue: 'issue',
  board_open_by_territory: 'territory',
  board_open_by_lead: 'lead_unit',
  board_by_phase: 'phase',
  inbox_by_unit: 'unit',
};

function readsWholeIndex({
  'Index Name': name = '',
  'Index Cond': condition = '',
}: PlanNode): boolean {
  const column = FIRST_COLUMNS[name];
  return column !== undefined && !new RegExp(`\\b${column} =`).test(condition);
}

/** All nodes of a plan, also those that run once for each row. */
function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
