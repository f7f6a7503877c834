import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anyFreePort, METRIC_NAMES } from '@shaodao/platform';
import { Client } from '../../apps/api/src/testing/running-api.js';
import { done, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { until } from '../../apps/api/src/testing/until.js';
import { OtlpReceiver, type ReceivedSpan } from '../setup/otlp-receiver.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import type { HouseProcess } from './house-process.js';
import { House } from './house.js';

let collector: OtlpReceiver;
let database: TestDatabase;
let house: House;
let api: HouseProcess;
let worker: HouseProcess;
/** Port of the API for those who run it. */
let inside: number;

beforeAll(async () => {
  collector = await OtlpReceiver.start();
  database = await createTestDatabase();
  house = await House.over(database.url);
  await house.furnish();
  const variables = { OTLP_URL: collector.url, LOG_LEVEL: 'trace' };
  inside = await anyFreePort();
  // One after the other: each has its minute to get up, also on a machine with much to do.
  api = await house.add('api', { ...variables, ROLES: 'none', METRICS_PORT: String(inside) });
  worker = await house.add('worker', variables);
}, 180_000);
afterAll(async () => {
  await house.close();
  await collector.stop();
  await database.drop();
}, 60_000);

const arrived = async (holds: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan> =>
  (await until(
    () => Promise.resolve(collector.spans.find(holds)),
    (span) => span !== undefined,
    30_000,
  )) as ReceivedSpan;

describe('processes that are watched', () => {
  it('tell of one command as one story: the API of the trace, the worker of what followed', async () => {
    const operator = await Client.login(api.url, 'operator');
    const issue = done(await operator.post('/issues', STREET_LIGHT)).body['issue'];
    const append = await arrived(
      ({ name, attributes }) =>
        name === 'append' && attributes['shaodao.stream'] === `issue-${String(issue)}`,
    );
    expect(append.service).toBe('shaodao-api');
    const projected = await arrived(
      ({ name, links }) =>
        name === 'project' && links.some(({ spanId }) => spanId === append.spanId),
    );
    expect(projected.service).toBe('shaodao-worker');
  }, 60_000);

  it('tell Prometheus on the port inside, and on the port of the API nobody but its people', async () => {
    for (const url of [worker.url, `http://127.0.0.1:${String(inside)}`]) {
      const answer = await fetch(`${url}/metrics`);
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringMatching(/^text\/plain; version=0\.0\.4/),
      ]);
      for (const name of METRIC_NAMES) expect(text).toContain(`# TYPE ${name} `);
      expect(text).toMatch(/^shaodao_projector_led\{projector="board"\} 1$/m);
      expect((await fetch(`${url}/ready`)).status).toBe(200);
      expect((await fetch(`${url}/issues`)).status).toBe(404);
    }
    expect((await fetch(`${api.url}/metrics`)).status).toBe(401);
  });

  it('send what is left when they end', async () => {
    const operator = await Client.login(api.url, 'operator');
    done(await operator.post('/issues', STREET_LIGHT));
    api.send('SIGTERM');
    worker.send('SIGTERM');
    expect(await Promise.all([api.ended(), worker.ended()])).toEqual([0, 0]);
    expect(collector.named('POST /issues')).toHaveLength(2);
  }, 60_000);

  it('have said nothing of a resident', () => {
    const { appellant, title, description, place } = STREET_LIGHT;
    for (const told of [api.output, worker.output, collector.text])
      for (const mark of [appellant.name, appellant.phone, title, description, place.address])
        expect([mark, told.includes(mark)]).toEqual([mark, false]);
    expect(api.output).toContain('"level":"info"');
  });
});
