import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { aStream, events } from '../conformance/given-events.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { withSchema, type StoreDatabase } from './store-under-test.js';

let database: StoreDatabase;
let store: PostgresEventStore;
let told: { readonly events: number; readonly seconds: number }[] = [];

beforeAll(async () => {
  database = await withSchema(await createTestDatabase());
  store = new PostgresEventStore({
    connectionString: database.url,
    onCommit: (count, seconds) => {
      told.push({ events: count, seconds });
    },
  });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('what the store tells of its commits', () => {
  it('is every event once, those that shared a commit together', async () => {
    told = [];
    await Promise.all(
      Array.from({ length: 50 }, () =>
        store.append([{ stream: aStream(), expected: 0, events: events(2) }]),
      ),
    );
    expect(told.reduce((sum, one) => sum + one.events, 0)).toBe(100);
    expect(told.length).toBeLessThan(50);
    for (const { seconds } of told) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(30);
    }
  });

  it('counts nothing that lost its race or was there already', async () => {
    const [stream, repeated] = [aStream(), events(1)];
    await store.append([{ stream, expected: 0, events: repeated }]);
    told = [];
    await store.append([{ stream, expected: 0, events: events(3) }]);
    await store.append([{ stream, expected: 0, events: repeated }]);
    expect(told).toEqual([]);
    await Promise.all([
      store.append([{ stream, expected: 7, events: events(1) }]),
      store.append([{ stream: aStream(), expected: 0, events: events(4) }]),
    ]);
    expect(told.map((one) => one.events)).toEqual([4]);
  });
});
