import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, createPool } from '@shaodao/platform';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { openHouseClock, type HouseClock } from './house-clock.js';

const HOUR_MS = 3_600_000;
const log = createLog({ level: 'silent' });

describe('the clock of the house', () => {
  let database: TestDatabase;
  let pool: Pool;
  let clock: HouseClock;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, 'test');
  });
  afterEach(() => clock.stop());
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it.each([
    ['hours ahead', 5 * HOUR_MS],
    ['hours behind', -5 * HOUR_MS],
    ['two seconds ahead', 2_000],
  ])('is right on a machine that is %s', async (_how, offMs) => {
    clock = await openHouseClock(pool, log, () => Date.now() + offMs);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(900);
  });

  it('is the machine’s own where that is right', async () => {
    const at = Date.now();
    clock = await openHouseClock(pool, log, () => at);
    expect(clock.now().getTime()).toBe(at);
  });
});
