import type { Pool } from 'pg';

/** One node of a plan. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** All nodes of a statement's plan, also those that run once for each row. */
export async function planNodes(
  pool: Pool,
  sql: string,
  params: readonly unknown[],
): Promise<readonly PlanNode[]> {
  const { rows } = await pool.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
    `explain (format json) ${sql}`,
    [...params],
  );
  const root = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (root === undefined) throw new Error('No plan');
  return flatten(root);
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
