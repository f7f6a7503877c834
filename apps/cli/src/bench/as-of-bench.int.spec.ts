import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { benchAsOf } from './as-of-bench.js';

describe('the bench of the past', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('takes every page on both axes, beside the live one', async () => {
    const lines: string[] = [];
    const result = await benchAsOf({
      connectionString: database.url,
      rounds: 2,
      issues: 3_000,
      onProgress: (line) => lines.push(line),
    });
    expect(lines).toHaveLength(3);
    expect(result).toMatchObject({ bench: 'as-of', issues: 3_000, aimMs: 150 });
    expect(result.pages.map(({ axis }) => axis)).toEqual([
      ...Array<string>(4).fill('instant'),
      ...Array<string>(4).fill('position'),
    ]);
    for (const { asOf, live, ratio } of result.pages)
      expect(ratio).toBeCloseTo(live.p50 / asOf.p50, 0);
    expect(result.p95).toBe(Math.max(...result.pages.map(({ asOf }) => asOf.p95)));
    expect(result.pastVersions).toBeGreaterThan(3 * 3_000);
    expect(result.openThen.most).toBeGreaterThan(0);
    expect(result.openThen.most).toBeLessThan(3_000);
  }, 60_000);
});
