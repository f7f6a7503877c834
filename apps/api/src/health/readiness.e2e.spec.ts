import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@shaodao/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { startApi, type RunningApi } from '../start-api.js';
import { BreakableLink } from '../testing/breakable-link.js';
import { Client, fillDistrict, testConfiguration, type Answer } from '../testing/running-api.js';
import { STREET_LIGHT } from '../testing/stories.js';
import { until } from '../testing/until.js';

let database: TestDatabase;
let link: BreakableLink;
let api: RunningApi;
let stranger: Client;
let operator: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  link = await BreakableLink.to(database.url);
  const log = createLog({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  api = await startApi({ configuration: testConfiguration(), databaseUrl: link.url, log });
  await fillDistrict(api);
  stranger = new Client(api.url, {});
  operator = await Client.login(api.url, 'operator');
});

afterAll(async () => {
  await api.close();
  await link.cut();
  await database.drop();
});

const ready = (): Promise<Answer> => stranger.get('/ready');

describe('readiness tells the truth', () => {
  it('while all is well', async () => {
    const answer = await until(ready, ({ status }) => status === 200);
    expect(answer.body).toEqual({
      ready: true,
      checks: { eventStore: 'ok', readTables: 'ok', projections: 'ok' },
    });
  });

  it('while the database is away: not ready, alive, and commands are told to come back', async () => {
    await link.cut();
    const away = await until(ready, ({ status }) => status === 503);
    expect(away.headers.get('retry-after')).not.toBeNull();
    expect(away.body).toMatchObject({ ready: false });
    expect((away.body['checks'] as Record<string, string>)['eventStore']).not.toBe('ok');
    expect((await stranger.get('/health')).status).toBe(200);

    const key = { 'idempotency-key': 'through-the-outage' };
    const refused = await operator.post('/issues', STREET_LIGHT, key);
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect((await operator.get('/issues')).status).toBe(503);
  });

  it('and recovers by itself: the same command goes through, once, and reaches the board', async () => {
    await link.mend();
    await until(ready, ({ status }) => status === 200);
    const key = { 'idempotency-key': 'through-the-outage' };
    const taken = await until(
      () => operator.post('/issues', STREET_LIGHT, key),
      ({ status }) => status === 201,
    );
    const board = await until(
      () => operator.getAfter(taken, '/issues'),
      ({ status }) => status === 200,
    );
    expect(board.body['issues']).toMatchObject([{ issue: taken.body['issue'] }]);
  });
});
