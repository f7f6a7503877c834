import { TIMEKEEPER_SQL } from '@shaodao/timekeeper';
import type { Pool } from 'pg';

const popSql = `
  delete from timekeeper.clocks where (stream, clock) in (
    select stream, clock from timekeeper.clocks where next_moment <= $1
    order by next_moment, stream, clock limit 1000)`;

/** Takes out all that is due, a thousand a statement, on one connection. @returns how many. */
export async function popDue(pool: Pool, now: Date): Promise<number> {
  const session = await pool.connect();
  try {
    await session.query('set synchronous_commit to off');
    for (let popped = 0; ;) {
      const { rowCount } = await session.query({ name: 'pop', text: popSql, values: [now] });
      if (rowCount === null || rowCount === 0) return popped;
      popped += rowCount;
    }
  } finally {
    await session.query('reset synchronous_commit');
    session.release();
  }
}

/** What PostgreSQL did to find what is due. */
export interface DuePlan {
  readonly nodes: readonly string[];
  readonly index?: string;
  /** Pages of 8 kB it looked at. */
  readonly pages: number;
  readonly milliseconds: number;
  readonly rows: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Total Time': number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** How the timekeeper's own question is answered, asked for a thousand. */
export async function explainDue(pool: Pool, now: Date): Promise<DuePlan> {
  const { rows } = await pool.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
    `explain (analyze, buffers, format json) ${TIMEKEEPER_SQL.dueAfter}`,
    [now, '-infinity', '', '', [], 1_000],
  );
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error('No plan');
  const nodes = nodesOf(plan);
  const index = nodes.find((node) => node['Index Name'] !== undefined)?.['Index Name'];
  return {
    nodes: nodes.map((node) => node['Node Type']),
    ...(index === undefined ? {} : { index }),
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    milliseconds: plan['Actual Total Time'],
    rows: plan['Actual Rows'],
  };
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
