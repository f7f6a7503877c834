import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventReader } from '../../apps/api/src/testing/event-reader.js';
import { Client } from '../../apps/api/src/testing/running-api.js';
import { STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { until } from '../../apps/api/src/testing/until.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { House } from './house.js';

let database: TestDatabase;
let house: House;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await House.over(database.url);
  await house.furnish();
}, 60_000);
afterEach(() => house.close());
afterAll(async () => {
  await database.drop();
});

describe('an API that is told to end', () => {
  it('says first that it is not ready, answers all it was asked, and ends with 0', async () => {
    const api = await house.add('api', {});
    const operator = await Client.login(api.url, 'operator');
    await until(
      () => api.ready(),
      (answer) => answer?.status === 200,
    );
    const reader = await EventReader.open(api.url, operator);
    expect(await reader.next()).toMatchObject({ event: 'start' });

    const statuses: number[] = [];
    let isRoutedHere = true;
    const asking = Array.from({ length: 8 }, async () => {
      while (isRoutedHere) statuses.push((await operator.post('/issues', STREET_LIGHT)).status);
    });
    await until(
      () => Promise.resolve(statuses.length),
      (answered) => answered > 50,
    );
    api.send('SIGTERM');
    const leaving = await until(
      () => api.ready(),
      (answer) => answer?.status === 503,
    );
    expect(leaving?.checks).toEqual({ process: 'shutting down' });
    // Who routes requests has heard it now; those on their way and a few more still come.
    const told = statuses.length;
    await until(
      () => Promise.resolve(statuses.length),
      (answered) => answered > told + 8,
    );
    isRoutedHere = false;
    expect(await api.ended()).toBe(0);
    await Promise.all(asking);

    expect(new Set(statuses)).toEqual(new Set([201]));
    let last = await reader.next();
    for (let next = last; next !== undefined; next = await reader.next()) last = next;
    expect(last).toMatchObject({ event: 'end', data: 'shutdown' });

    const engine = await house.look();
    let stored = 0;
    for await (const page of pagesOf(engine.store)) stored += page;
    await engine.close();
    expect(stored).toBe(statuses.length);
  }, 60_000);

  it('ends at once at the second word', async () => {
    const api = await house.add('api', { ROLES: 'none' });
    // Somebody asks, so it would leave time to hear its answer.
    await api.ready();
    api.send('SIGTERM');
    await until(
      () => api.ready(),
      (answer) => answer?.status === 503,
    );
    const secondAt = performance.now();
    api.send('SIGTERM');
    expect(await api.ended()).toBe(128 + 15);
    expect(performance.now() - secondAt).toBeLessThan(1_500);
  }, 60_000);
});

/** How many issues were reported, by pages of the events. */
async function* pagesOf(
  store: Awaited<ReturnType<House['look']>>['store'],
): AsyncGenerator<number> {
  const filter = { types: ['IssueReported'] };
  const head = await store.head();
  let after = 0 as typeof head;
  while (after < head) {
    const page = await store.readAll(after, 1_000, filter);
    yield page.events.length;
    after = page.through;
  }
}
