import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { benchTimekeeper } from './timekeeper-bench.js';

describe('the bench of the timekeeper', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('says what its figures are made of', async () => {
    const lines: string[] = [];
    const result = await benchTimekeeper({
      connectionString: database.url,
      rounds: 2,
      clocks: 20_000,
      roundClocks: 1_500,
      onProgress: (line) => lines.push(line),
    });
    expect(lines).toHaveLength(3);
    expect(result).toMatchObject({ bench: 'timekeeper', clocks: 20_000 });
    expect(result.rounds).toHaveLength(2);
    for (const round of result.rounds)
      expect(round.ratio).toBeCloseTo(round.firedPerSecond / round.rawPerSecond, 9);
    expect(result.plan).toMatchObject({ index: 'clocks_by_moment', rows: 1_000 });
    expect(result.plan.nodes).not.toContain('Seq Scan');
    expect(result.bytesPerClock).toBeGreaterThan(100);
    expect(result.bytesPerClock).toBeLessThan(1_000);
    expect(result.insertedPerSecond).toBeGreaterThan(0);
    expect(result.maxRssMb.fired).toBeGreaterThanOrEqual(result.maxRssMb.before);
  }, 60_000);
});
