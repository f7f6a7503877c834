import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { benchRebuild } from './rebuild-bench.js';

describe('the bench of a rebuild', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('rebuilds every read model, the figures included, and says what each of them costs', async () => {
    const lines: string[] = [];
    const result = await benchRebuild({
      ...{ databaseUrl: database.url, rounds: 2, events: 1_500 },
      onProgress: (line) => lines.push(line),
    });
    expect(result).toMatchObject({ bench: 'rebuild', aim: 0.5, position: result.events });
    expect(result.projectors).toEqual(
      expect.arrayContaining(['board', 'inbox', 'history', 'kpi', 'warning-reports']),
    );
    const { costs, rows } = result;
    expect(costs.projectors.map(({ projector }) => projector).sort()).toEqual(
      [...result.projectors].sort(),
    );
    expect(costs.events).toBe(result.events);
    expect(costs.reading.nodeUs).toBeGreaterThan(0);
    expect(result.cpu.rebuild.nodeUs).toBeGreaterThan(result.cpu.read.nodeUs);
    for (const table of ['board_issues', 'board_latest', 'kpi_matters'])
      expect(rows[table]).toBe(result.issues);
    expect(rows['kpi_tallies']).toBeGreaterThan(0);
    expect(lines.filter((line) => line.startsWith('round'))).toHaveLength(2);
    expect(result.maxRebuildRssMb).toBeGreaterThan(50);
  }, 90_000);
});
