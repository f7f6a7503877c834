import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import type { Moment } from '../history/moment.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { livedPast } from '../testing/lived-past.js';
import { planNodes } from '../testing/plan-nodes.js';
import { playReads, stepReads } from './rendered.js';

const ISSUES = 40_000;
const instant = '2025-03-02T10:00:00.000Z';
const HOUR_LATER = '2025-03-02T11:00:00.000Z';
const MOMENTS: readonly Moment[] = [
  { axis: 'instant', instant },
  { axis: 'position', position: (ISSUES * 3) as Position, instant },
];

describe('plans of plays and differences', () => {
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
    const session = await database.pool.connect();
    for (const sql of livedPast(ISSUES)) await session.query(sql);
    await session.query('vacuum analyze');
    session.release();
  }, 240_000);
  afterAll(() => database.close());

  const reads = [...MOMENTS.flatMap(playReads), ...stepReads(instant, HOUR_LATER)];

  it.each(reads.map((read) => [read.name, read] as const))(
    '%s: by index, never the whole past',
    async (_name, { sql, params }) => {
      const nodes = await planNodes(database.pool, sql, params);
      const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
      expect(whole.map((node) => node['Relation Name'])).toEqual([]);
    },
  );

  it('a step is found by when it happened', async () => {
    const [changed, next] = stepReads(instant, HOUR_LATER);
    for (const read of [changed, next]) {
      const nodes = await planNodes(database.pool, read?.sql ?? '', read?.params ?? []);
      const indexes = nodes.map((node) => node['Index Name']);
      expect(indexes).toContain('board_latest_by_effective');
      expect(indexes).toContain('board_past_at_instant');
    }
  });
});
