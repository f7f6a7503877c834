import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { schema } from '@shaodao/engine';
import pg from 'pg';
import { until } from '../../apps/api/src/testing/until.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import type { HouseProcess, Readiness } from './house-process.js';
import { House } from './house.js';

let database: TestDatabase;
let house: House;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await House.over(database.url);
}, 60_000);
afterAll(async () => {
  await house.close();
  await database.drop();
}, 60_000);

const allLed = (answer: Readiness | undefined): boolean =>
  answer?.status === 200 && Object.values(answer.checks).every((said) => said === 'ok');

/** Which processes lead projectors, by the number behind the machine's name. */
function leadersIn(answer: Readiness | undefined): ReadonlySet<string> {
  const lines = [...(answer?.details['projections'] ?? []), ...(answer?.details['figures'] ?? [])];
  return new Set(lines.map(({ leader }) => /@\S+:(\d+), /.exec(leader ?? '')?.[1] ?? 'nobody'));
}

describe('processes that share a database', () => {
  let api: HouseProcess;
  let workers: HouseProcess[];

  it('start at once on an empty one: it is made ready once, and all get to work', async () => {
    const started = await Promise.all([
      house.begin('api', { ROLES: 'none' }),
      house.begin('api', { ROLES: 'none' }),
      house.begin('worker'),
      house.begin('worker'),
      house.begin('worker'),
    ]);
    await Promise.all(started.map((each) => each.listening()));
    const [first, second, ...others] = started;
    api = first;
    workers = others;
    for (const each of started) await until(() => each.ready(), allLed);
    expect(await rowsOf('select id from schema_steps')).toHaveLength(schema.length);
    // What ships was published by one of them, and found published by the others.
    expect(
      await rowsOf(`select data->>'id' from events where stream = 'playbook-main'
        group by 1, data->>'version' having count(*) > 1`),
    ).toEqual([]);
    second.send('SIGTERM');
    expect(await second.ended()).toBe(0);
  }, 60_000);

  it('say who leads, also where somebody else does', async () => {
    const leaders = await until(
      async () => leadersIn(await api.ready()),
      (seen) => !seen.has('nobody') && seen.size === workers.length,
    );
    expect([...leaders].sort()).toEqual(workers.map(({ pid }) => String(pid)).sort());
  }, 30_000);

  it.each([
    ['ends in order', 'SIGTERM', 0],
    ['is killed', 'SIGKILL', null],
  ] as const)(
    'take over within seconds what one led that %s',
    async (_how, signal, code) => {
      const leaving = workers.shift();
      if (leaving === undefined) throw new Error('Nobody is left');
      const endedAt = performance.now();
      leaving.send(signal);
      expect(await leaving.ended()).toBe(code);
      const seen = await until(
        async () => api.ready(),
        (answer) => allLed(answer) && !leadersIn(answer).has(String(leaving.pid)),
      );
      expect(leadersIn(seen).has('nobody')).toBe(false);
      expect(performance.now() - endedAt).toBeLessThan(5_000);
    },
    30_000,
  );

  it('turn nobody away where no worker is left, and say what stands still', async () => {
    for (const worker of workers.splice(0)) {
      worker.send('SIGTERM');
      expect(await worker.ended()).toBe(0);
    }
    const alone = await until(
      () => api.ready(),
      (answer) => answer?.checks['timekeeper'] !== 'ok',
    );
    expect(alone).toMatchObject({
      status: 200,
      checks: {
        eventStore: 'ok',
        readTables: 'ok',
        projections: expect.stringMatching(/^degraded: no process runs the projection/),
        figures: expect.stringMatching(/^degraded: no process runs the projection/),
        timekeeper: expect.stringMatching(/^degraded: /),
        'early-warning': expect.stringMatching(/^degraded: /),
      },
    });
  }, 30_000);

  it('are not ready where the work is their own and cannot be done', async () => {
    const worker = await house.add('worker', { ROLES: 'projections' });
    await until(
      () => worker.ready(),
      (answer) => answer?.checks['projections'] === 'ok',
    );
    const answer = await worker.ready();
    expect(answer).toMatchObject({
      status: 200,
      checks: { figures: expect.stringMatching(/^degraded: /) },
    });
    await rowsOf(`update projection_checkpoints set version = 99 where projector = 'board'`);
    // The lead goes round among processes of other code; so it must be taken anew to be refused.
    worker.send('SIGTERM');
    await worker.ended();
    const next = await house.add('worker', { ROLES: 'projections' });
    const stuck = await until(
      () => next.ready(),
      (seen) => seen?.status === 503 && seen.checks['projections']?.startsWith('board: ') === true,
    );
    expect(stuck?.checks['projections']).toContain('must be rebuilt');
  }, 60_000);
});

it('a process that is asked for what it cannot do says so and does not start', async () => {
  const refused = await Promise.all([
    house.begin('worker', { ROLES: 'projections,relay' }),
    house.begin('api', { ROLES: 'commands' }),
    house.begin('worker', { ROLES: 'king', METRICS_PORT: 'high' }),
  ]);
  expect(await Promise.all(refused.map((each) => each.ended()))).toEqual([1, 1, 1]);
  const [relay, commands, king] = refused.map(({ output }) => output);
  expect(relay).toContain('ROLES=relay needs KAFKA_BROKERS');
  expect(commands).toContain('ROLES=commands needs KAFKA_BROKERS');
  expect(king).toMatch(/ROLES must be.*\n.*METRICS_PORT must be/);
});

async function rowsOf(sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}
