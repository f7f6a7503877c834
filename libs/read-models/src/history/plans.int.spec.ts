import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { livedPast } from '../testing/lived-past.js';
import type { Moment } from './moment.js';
import { pastReads } from './rendered.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Twelve rows for thousands of events. */
const FEW_ROWS = ['board_begun_lanes'];
const ISSUES = 40_000;
const instant = '2025-03-02T10:00:00.000Z';
const MOMENTS: readonly Moment[] = [
  { axis: 'instant', instant },
  { axis: 'position', position: (ISSUES * 3) as Position, instant },
];

describe('plans of the reads of the past', () => {
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
    const session = await database.pool.connect();
    for (const sql of livedPast(ISSUES)) await session.query(sql);
    await session.query('vacuum analyze');
    session.release();
  }, 120_000);
  afterAll(() => database.close());

  it.each(MOMENTS.flatMap(pastReads).map((read) => [read.name, read] as const))(
    '%s: by index, never the whole past',
    async (_name, { sql, params }) => {
      const nodes = flatten(await plan(sql, params));
      const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
      const tables = whole.map((node) => node['Relation Name'] ?? '');
      expect(tables.filter((table) => !FEW_ROWS.includes(table))).toEqual([]);
    },
  );

  it.each(MOMENTS)('find what held by the classes of length: %p', async (moment) => {
    const [queue] = pastReads(moment);
    const nodes = flatten(await plan(queue?.sql ?? '', queue?.params ?? []));
    expect(nodes.map((node) => node['Index Name'])).toContain(`board_past_at_${moment.axis}`);
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

/** All nodes of a plan, also those that run once for each row. */
function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
