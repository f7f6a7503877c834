import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SQL } from './sql.js';
import { setTimekeepingScene, type TimekeepingScene } from './testing/timekeeping-scene.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** 50,000 clocks over two months, one in ten paused; three hundred and sixty-odd are due. */
const FILL = `
  insert into timekeeper.clocks (stream, clock, moments, paused)
  select 'issue-' || n / 3, 'c' || n % 3, array[
    timestamptz '2026-01-01' + n * interval '2 minutes',
    timestamptz '2026-01-01' + n * interval '3 minutes'], n % 10 = 0
  from generate_series(1, 50000) n;
  analyze timekeeper.clocks`;
const NOW = new Date('2026-01-01T13:30:00Z');

describe('asking among many pending clocks', () => {
  let scene: TimekeepingScene;

  beforeAll(async () => {
    scene = await setTimekeepingScene();
    await scene.pool.query(FILL);
  });
  afterAll(() => scene.close());

  const explain = async (sql: string, params: readonly unknown[]): Promise<PlanNode> => {
    const tx = await scene.pool.connect();
    try {
      await tx.query('begin');
      const { rows } = await tx.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        `explain (analyze, buffers, format json) ${sql}`,
        [...params],
      );
      return rows[0]!['QUERY PLAN'][0]!.Plan;
    } finally {
      await tx.query('rollback');
      tx.release();
    }
  };
  const nodesOf = (node: PlanNode): readonly PlanNode[] => [
    node,
    ...(node.Plans ?? []).flatMap(nodesOf),
  ];
  const sent = [
    ['issue-1', 'issue-2'],
    ['c1', 'c2'],
    ['{2026-01-01}', '{2026-01-01}'],
  ] as const;

  it.each([
    ['what is due', SQL.dueAfter, [NOW, '-infinity', '', '', [], 100]],
    ['what is due next', SQL.dueAfter, [NOW, '2026-01-01T06:00:00Z', 'issue-9', 'c1', [], 100]],
    ['when to wake', SQL.nextMoment, [['issue-1']]],
    ['what is oldest', SQL.oldestDue, [NOW]],
    ['how much is due', SQL.overdue, [NOW]],
  ] as const)('%s comes in order from the index, by few pages', async (_name, sql, params) => {
    const plan = await explain(sql, params);
    const nodes = nodesOf(plan);
    expect(nodes.map((node) => node['Index Name'])).toContain('clocks_by_moment');
    const kinds = nodes.map((node) => node['Node Type']);
    expect(kinds.filter((kind) => /Seq Scan|Sort|Bitmap/.test(kind))).toEqual([]);
    expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(20);
  });

  it.each([
    ['marking what was sent', SQL.markFired, sent],
    ['dropping what was sent', SQL.dropFired, sent],
    ['stopping clocks', SQL.stopClocks, sent.slice(0, 2)],
  ] as const)('%s finds its clocks by their names', async (_name, sql, params) => {
    const nodes = nodesOf(await explain(sql, params));
    expect(nodes.map((node) => node['Index Name'])).toContain('clocks_pkey');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });
});
