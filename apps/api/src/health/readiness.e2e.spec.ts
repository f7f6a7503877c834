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

interface Line {
  readonly projector: string;
  readonly leader: string | null;
  readonly lag: { readonly events: number };
}

const checksOf = (body: Answer['body']): Readonly<Record<string, string>> =>
  body['checks'] as Readonly<Record<string, string>>;

const projectionsOf = (body: Answer['body']): readonly Line[] =>
  (body['details'] as { readonly projections: readonly Line[] }).projections;

describe('readiness tells the truth', () => {
  it('while all is well', async () => {
    const answer = await until(ready, ({ status }) => status === 200);
    expect(answer.body).toMatchObject({
      ready: true,
      checks: { eventStore: 'ok', readTables: 'ok', projections: 'ok', figures: 'ok' },
    });
  });

  it('and goes on, but says so, while nobody keeps time or watches', async () => {
    const { timekeeper, warnings } = api.engine;
    const led = await until(ready, ({ body }) => checksOf(body)['timekeeper'] === 'ok');
    expect(checksOf(led.body)).toMatchObject({ 'early-warning': 'ok' });
    await Promise.all([timekeeper.stop(), warnings.watch.stop()]);
    const alone = await ready();
    expect(alone).toMatchObject({ status: 200, body: { ready: true } });
    expect(checksOf(alone.body)).toMatchObject({
      timekeeper: 'degraded: no process keeps time: clocks neither warn nor end',
      'early-warning': 'degraded: no process watches: no alert is raised or cleared',
    });
    timekeeper.start();
    warnings.watch.start();
    await until(ready, ({ body }) => checksOf(body)['timekeeper'] === 'ok');
  });

  it('and says of every projector who leads it, and how far it is', async () => {
    const caughtUp = ({ body }: Answer): boolean =>
      projectionsOf(body).every(({ lag }) => lag.events === 0);
    const { body } = await until(ready, caughtUp);
    expect(projectionsOf(body).map(({ projector }) => projector)).toEqual(
      api.engine.readModels.map(({ name }) => name).sort(),
    );
    for (const line of projectionsOf(body))
      expect(line).toMatchObject({
        leader: expect.stringMatching(/^shaodao api@\S+:\d+, \d+$/),
        lag: { events: 0, seconds: 0 },
        rate: expect.any(Number),
        parked: { streams: 0, events: 0 },
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
