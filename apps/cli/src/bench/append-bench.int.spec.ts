import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { schema } from '@shaodao/engine';
import { createPool, migrate } from '@shaodao/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { benchAppend } from './append-bench.js';

describe('the append bench', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    const pool = createPool(database.url, 'test', { max: 1 });
    await migrate(pool, schema);
    await pool.end();
  });
  afterAll(() => database.drop());

  it('takes the raw limit in the same rounds and says under which conditions', async () => {
    const lines: string[] = [];
    const result = await benchAppend({
      connectionString: database.url,
      rounds: 3,
      roundEvents: 1_000,
      warmUpMs: 0,
      onProgress: (line) => lines.push(line),
    });

    expect(lines).toHaveLength(3);
    expect(result.rounds).toHaveLength(3);
    for (const round of result.rounds) {
      expect(round.ratio).toBeCloseTo(round.storePerSecond / round.rawPerSecond);
    }
    expect(result.ratio).toBe(result.rounds.map(({ ratio }) => ratio).sort((a, b) => a - b)[1]);
    expect(result.latencyMs.p50).toBeLessThanOrEqual(result.latencyMs.p99);
    // The test server runs without fsync: such a figure must not pass for a real one.
    expect(result.fsync).toBe('off');
  });
});
