import { expect, it } from '@jest/globals';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { benchExport } from './export-bench.js';

it('measures events and board in both formats against the same rows read by a cursor', async () => {
  const database = await createTestDatabase();
  const lines: string[] = [];
  const result = await benchExport({
    databaseUrl: database.url,
    rounds: 2,
    events: 400,
    onProgress: (line) => lines.push(line),
  });
  expect(result.sides.map(({ table, format }) => `${table} ${format}`)).toEqual([
    'events csv',
    'events parquet',
    'board csv',
    'board parquet',
  ]);
  const [csv, parquet, board] = result.sides;
  expect(csv?.rows).toBeGreaterThanOrEqual(400);
  expect(parquet?.rows).toBe(csv?.rows);
  expect(board?.rows).toBeGreaterThan(10);
  expect(result.ratio).toBe(parquet?.ratio);
  for (const { ratio, rowsPerSecond } of result.sides) {
    expect(ratio).toBeGreaterThan(0);
    expect(rowsPerSecond).toBeGreaterThan(0);
  }
  expect(lines).toHaveLength(1 + 2 * 4);
  await database.drop();
}, 120_000);
