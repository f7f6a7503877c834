import { describe, expect, it, jest } from '@jest/globals';
import { METRIC_NAMES } from './metric-names.js';
import { Metrics } from './metrics.js';
import type { Readings } from './readings.js';

const newMetrics = (): Metrics => new Metrics({ version: '1.2.3' });

const READINGS: Readings = {
  head: 120,
  projectors: [
    { projector: 'board', led: true, lagEvents: 20, lagSeconds: 1.5, rate: 90, parkedEvents: 2 },
    { projector: 'inbox', led: false, lagEvents: 0, lagSeconds: 0, rate: 0, parkedEvents: 0 },
  ],
  timekeeper: { led: true, overdue: 3, lagSeconds: 42 },
};

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);

describe('the metrics of a process', () => {
  it('are those of the list, each explained', async () => {
    const text = await newMetrics().text();
    expect([...namesIn(text)].sort()).toEqual([...METRIC_NAMES].sort());
    for (const name of METRIC_NAMES)
      expect(text).toMatch(new RegExp(`^# HELP ${name} \\S.*\\.$`, 'm'));
  });

  it('stand in a registry of their own: two never meet', async () => {
    const [one, other] = [newMetrics(), newMetrics()];
    one.command('ReportIssue', 'done');
    expect(await one.text()).toContain(
      'shaodao_commands_total{type="ReportIssue",result="done"} 1',
    );
    expect(await other.text()).not.toContain('ReportIssue');
  });

  it('say what runs', async () => {
    expect(await newMetrics().text()).toContain(
      `shaodao_build_info{version="1.2.3",node="${process.versions.node}"} 1`,
    );
  });

  it('put what has no route, and methods nobody knows, together', async () => {
    const metrics = newMetrics();
    metrics.request(undefined, 'BREW', 404, 0.001);
    metrics.request('/issues/:issue', 'GET', 200, 0.004);
    const text = await metrics.text();
    expect(text).toContain('count{route="other",method="other",status="404"} 1');
    expect(text).toMatch(
      /bucket\{le="0.005",route="\/issues\/:issue",method="GET",status="200"\} 1/,
    );
    expect(text).toMatch(
      /bucket\{le="0.002",route="\/issues\/:issue",method="GET",status="200"\} 0/,
    );
  });

  it('tell groups of the store by size and by time', async () => {
    const metrics = newMetrics();
    metrics.appended(3, 0.02);
    metrics.appended(100, 0.2);
    const text = await metrics.text();
    expect(text).toContain('shaodao_append_group_size_sum 103');
    expect(text).toContain('shaodao_append_group_size_bucket{le="4"} 1');
    expect(text).toContain('shaodao_append_seconds_bucket{le="0.25"} 2');
  });

  it('count the connections of pools as they are at the scrape', async () => {
    const metrics = newMetrics();
    const pool = { totalCount: 5, idleCount: 2, waitingCount: 0 };
    metrics.watchPool('engine', pool);
    expect(await metrics.text()).toContain(
      'shaodao_pool_connections{pool="engine",state="busy"} 3',
    );
    pool.waitingCount = 7;
    expect(await metrics.text()).toContain('shaodao_pool_waiting{pool="engine"} 7');
  });

  it('tell of the process itself', async () => {
    const metrics = newMetrics();
    await metrics.text();
    const text = await metrics.text();
    expect(text).toMatch(/^shaodao_process_resident_bytes \d{7,}$/m);
    expect(text).toMatch(/^shaodao_process_cpu_seconds_total [\d.]+$/m);
    for (const quantile of ['0.5', '0.99', '1'])
      expect(text).toMatch(
        new RegExp(`^shaodao_event_loop_lag_seconds\\{quantile="${quantile}"\\} `, 'm'),
      );
    metrics.close();
  });
});

describe('what only the database knows', () => {
  it('is told as it is', async () => {
    const metrics = newMetrics();
    metrics.readFrom(() => Promise.resolve(READINGS));
    const text = await metrics.text();
    for (const line of [
      'shaodao_readings_up 1',
      'shaodao_store_head 120',
      'shaodao_projector_led{projector="board"} 1',
      'shaodao_projector_led{projector="inbox"} 0',
      'shaodao_projector_lag_events{projector="board"} 20',
      'shaodao_projector_lag_seconds{projector="board"} 1.5',
      'shaodao_projector_rate{projector="board"} 90',
      'shaodao_projector_parked_events{projector="board"} 2',
      'shaodao_timekeeper_led 1',
      'shaodao_timekeeper_lag_seconds 42',
      'shaodao_clocks_overdue 3',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toMatch(/^shaodao_relay/m);
  });

  it('is told of the relay where there is one', async () => {
    const metrics = newMetrics();
    const relay = { led: true, lagEvents: 4, lagSeconds: 0.5 };
    metrics.readFrom(() => Promise.resolve({ ...READINGS, relay }));
    const text = await metrics.text();
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'shaodao_relay_led 1',
        'shaodao_relay_lag_events 4',
        'shaodao_relay_lag_seconds 0.5',
      ]),
    );
  });

  it('is absent, not zero, where the database is away; the rest is told', async () => {
    const metrics = newMetrics();
    metrics.readFrom(() => Promise.reject(new Error('away')));
    metrics.command('ReportIssue', 'failed');
    const text = await metrics.text();
    expect(text).toContain('shaodao_readings_up 0');
    expect(text).not.toMatch(
      /^shaodao_(store_head|projector_\w+|clocks_overdue|timekeeper_\w+)[{ ]/m,
    );
    expect(text).toContain('result="failed"} 1');
  });

  it('is asked for once, however many scrape', async () => {
    const metrics = newMetrics();
    const take = jest.fn(() => Promise.resolve(READINGS));
    metrics.readFrom(take);
    await Promise.all(Array.from({ length: 20 }, () => metrics.text()));
    await metrics.text();
    expect(take).toHaveBeenCalledTimes(1);
  });
});
