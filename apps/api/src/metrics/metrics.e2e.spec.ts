import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { METRIC_NAMES } from '@shaodao/platform';
import { EventReader } from '../testing/event-reader.js';
import { Client, startTestApi, type TestApi } from '../testing/running-api.js';
import { STREET_LIGHT, done, issueIn } from '../testing/stories.js';
import { until } from '../testing/until.js';

let test: TestApi;
let operator: Client;
let admin: Client;

beforeAll(async () => {
  test = await startTestApi();
  [operator, admin] = await Promise.all([test.as('operator'), test.as('admin')]);
});

afterAll(() => test.close());

const scrape = async (): Promise<string> => {
  const { status, headers, body } = await admin.get('/metrics');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return String(body['text']);
};

/** The value of a line, whatever the order of its labels; undefined where it is not there. */
const valueOf = (text: string, name: string, labels: Record<string, string> = {}): number => {
  const line = text
    .split('\n')
    .find(
      (each) =>
        each.startsWith(`${name}{`) &&
        Object.entries(labels).every(([label, value]) => each.includes(`${label}="${value}"`)),
    );
  return Number(
    (line ?? text.split('\n').find((each) => each.startsWith(`${name} `)))?.split(' ').at(-1),
  );
};

describe('GET /metrics', () => {
  it('is for those who run the system', async () => {
    expect((await new Client(test.api.url, {}).get('/metrics')).status).toBe(401);
    for (const login of ['operator', 'supervisor', 'resident', 'handler'])
      expect((await (await test.as(login)).get('/metrics')).status).toBe(403);
  });

  it('has every metric of the list, explained, but what only Kafka brings', async () => {
    done(await operator.post('/issues', STREET_LIGHT));
    const text = await scrape();
    for (const name of METRIC_NAMES) expect(text).toContain(`# HELP ${name} `);
    for (const name of METRIC_NAMES.filter((each) => !each.includes('relay')))
      expect([name, new RegExp(`^${name}(_count)?[{ ]`, 'm').test(text)]).toEqual([name, true]);
    expect(text).not.toMatch(/^shaodao_relay/m);
  });

  it('counts commands by type and by what they came to', async () => {
    const before = await scrape();
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const key = { 'idempotency-key': 'twice' };
    done(await operator.post('/issues', STREET_LIGHT, key));
    done(await operator.post('/issues', STREET_LIGHT, key));
    await operator.post(`/issues/${issue}/dispatch`, { lead: 'urban-management' });
    await (await test.as('handler')).post(`/issues/${issue}/withdrawal`, { reason: '误报' });
    const after = await scrape();
    const grown = (type: string, result: string): number =>
      valueOf(after, 'shaodao_commands_total', { type, result }) -
      (valueOf(before, 'shaodao_commands_total', { type, result }) || 0);
    expect(grown('ReportIssue', 'done')).toBe(2);
    expect(grown('ReportIssue', 'replayed')).toBe(1);
    expect(grown('DispatchIssue', 'refused')).toBe(1);
    expect(grown('WithdrawIssue', 'forbidden')).toBe(1);
  });

  it('times requests by the template of their route, and all that has none together', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    for (let n = 0; n < 5; n += 1) await operator.get(`/nowhere/${String(n)}`);
    await operator.get(`/issues/${issue}`);
    const text = await scrape();
    const count = 'shaodao_http_request_duration_seconds_count';
    expect(valueOf(text, count, { route: 'other', status: '404' })).toBeGreaterThanOrEqual(5);
    expect(valueOf(text, count, { route: '/issues/:issue', status: '200' })).toBeGreaterThanOrEqual(
      1,
    );
    expect(text).not.toContain(issue);
    expect(text).not.toContain('nowhere');
  });

  it('tells what was appended, and how far the followers are', async () => {
    const size = 'shaodao_append_group_size_sum';
    const before = valueOf(await scrape(), size) || 0;
    const answer = done(await operator.post('/issues', STREET_LIGHT));
    await test.api.engine.settle();
    const head = Number(answer.headers.get('shaodao-position'));
    const text = await until(scrape, (each) => valueOf(each, 'shaodao_store_head') >= head, 20_000);
    expect(valueOf(text, size)).toBeGreaterThan(before);
    expect(valueOf(text, 'shaodao_append_seconds_count')).toBeGreaterThan(0);
    expect(valueOf(text, 'shaodao_readings_up')).toBe(1);
    for (const projector of ['board', 'inbox', 'process:side-effects']) {
      expect(valueOf(text, 'shaodao_projector_lag_events', { projector })).toBeGreaterThanOrEqual(
        0,
      );
      expect(valueOf(text, 'shaodao_projector_led', { projector })).toBe(1);
    }
    expect(valueOf(text, 'shaodao_timekeeper_led')).toBe(1);
  });

  it('counts live streams as long as they are open', async () => {
    const reader = await EventReader.open(test.api.url, operator);
    await reader.next();
    expect(valueOf(await scrape(), 'shaodao_live_streams')).toBe(1);
    reader.leave();
    await until(scrape, (text) => valueOf(text, 'shaodao_live_streams') === 0);
  });

  it('sees a projector that stands still from outside', async () => {
    await test.api.engine.projections.stop();
    done(await operator.post('/issues', STREET_LIGHT));
    const text = await until(
      scrape,
      (each) => valueOf(each, 'shaodao_projector_led', { projector: 'board' }) === 0,
      20_000,
    );
    expect(valueOf(text, 'shaodao_projector_lag_events', { projector: 'board' })).toBeGreaterThan(
      0,
    );
    expect(valueOf(text, 'shaodao_projector_lag_seconds', { projector: 'board' })).toBeGreaterThan(
      0,
    );
  });
});
