import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Engine } from '@shaodao/engine';
import { verify } from '@shaodao/projections';
import { Client, type Answer } from '../../apps/api/src/testing/running-api.js';
import { until } from '../../apps/api/src/testing/until.js';
import type { HouseProcess, Readiness } from '../roles/house-process.js';
import { House } from '../roles/house.js';
import { everyRoute, type Route } from './every-route.js';
import { OwnPostgres, type Going } from './own-postgres.js';
import { refusalOf, ReportingLoad } from './reporting-load.js';

/** How long it stays away; SHAODAO_AWAY_SECONDS=30 is the drill of docs/operations.md. */
const AWAY_SECONDS = Number(process.env['SHAODAO_AWAY_SECONDS'] ?? '3');
const REPORTERS = 6;

let postgres: OwnPostgres;
let house: House;
let onlooker: Engine;
let api: HouseProcess;
let worker: HouseProcess;
let operator: Client;
/** What is to be closed at the end, however far the beginning came. */
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  opened.push(() => postgres.remove());
  house = await House.over(await postgres.createDatabase('shaodao'));
  opened.push(() => house.close());
  await house.furnish();
  [api, worker] = await Promise.all([house.add('api', { ROLES: 'none' }), house.add('worker', {})]);
  operator = await Client.login(api.url, 'operator');
  onlooker = await house.look();
  opened.push(() => onlooker.close());
  await allWell();
}, 120_000);

afterAll(async () => {
  for (const close of opened.reverse()) await close();
}, 60_000);

const isWell = (answer: Readiness | undefined): boolean =>
  answer?.status === 200 && Object.values(answer.checks).every((said) => said === 'ok');

async function allWell(): Promise<void> {
  for (const each of [api, worker]) await until(() => each.ready(), isWell, 60_000);
}

describe('PostgreSQL goes away under load and comes back', () => {
  it.each<[Going]>([['in order'], ['by a crash']])(
    '%s: people are told to come back, nothing acknowledged is lost, all goes on by itself',
    async (going) => {
      const routes = await everyRoute(operator);
      const load = new ReportingLoad(operator, REPORTERS);
      opened.push(() => load.abandon());
      await load.nextAcknowledgement();

      await postgres.goAway(going);
      const backAt = performance.now() + AWAY_SECONDS * 1_000;
      await until(
        () => api.ready(),
        (answer) => answer?.status === 503,
      );
      // Who somebody is, is known a moment longer; until then what is not allowed is refused as such.
      await until(
        () => operator.get('/mediations'),
        ({ status }) => status === 503,
      );
      expect(await wronglyAnswered(routes)).toEqual([]);
      expect((await operator.get('/health')).status).toBe(200);
      await pause(backAt - performance.now());

      await postgres.comeBack();
      const times = await timesUntil({
        acknowledged: () => load.nextAcknowledgement(),
        ready: allWell,
        shown: () => newestIsShown(load),
      });
      await load.stop();
      tell(going, times, load);

      expect([...load.refusals.keys()]).toEqual(['503 STORE_UNAVAILABLE problem again']);
      expect(load.slowestAnswer).toBeLessThan(15_000);
      expect(await missingOrDoubled(load)).toEqual([]);
      expect(times.acknowledged).toBeLessThan(10);
      expect(times.ready).toBeLessThan(20);
      expect([api.hasEnded, worker.hasEnded]).toEqual([false, false]);
    },
    120_000 + AWAY_SECONDS * 1_000,
  );

  it('and then every part works: lists are followed, clocks fire, tables are what the events say', async () => {
    await onlooker.directory.ensureUnits(
      [{ code: 'after-the-outage', kind: 'department', name: { zh: '新部门', en: 'A new one' } }],
      { person: 'system', roles: ['SYSTEM'] },
    );
    await until(
      () => operator.get('/directory/units'),
      (answer) => JSON.stringify(answer.body).includes('after-the-outage'),
    );
    await onlooker.pool.query(
      `insert into timekeeper.clocks (stream, clock, moments)
       values ('issue-nobody', 'probe', array[date_trunc('milliseconds', now())])`,
    );
    await onlooker.settle();
    const { rows } = await onlooker.pool.query(
      `select code from timekeeper.refusals where stream = 'issue-nobody'`,
    );
    expect(rows).toEqual([{ code: 'UNKNOWN_STREAM' }]);
    const verification = await verify({
      url: house.databaseUrl,
      store: onlooker.store,
      projectors: onlooker.readModels.filter(({ rebuildable }) => rebuildable),
      signal: AbortSignal.timeout(60_000),
    });
    expect(verification.projectors.filter(({ clean }) => !clean)).toEqual([]);
  }, 90_000);
});

/** What the process says of itself. */
const NEEDS_NOTHING = /^\/(docs|health|metrics|ready|visits$)/;

/** Routes that need the database and answer otherwise than "come back later". */
async function wronglyAnswered(routes: readonly Route[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { method, path, body } of routes) {
    const answer: Answer = await operator.call(method, path, body, { 'idempotency-key': path });
    const said = refusalOf(answer);
    if (said !== '503 STORE_UNAVAILABLE problem again' && !NEEDS_NOTHING.test(path))
      wrong.push(`${method} ${path}: ${said}`);
  }
  return wrong;
}

/** Seconds from now until each has come true, all of them side by side. */
async function timesUntil<Name extends string>(
  events: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, number>>> {
  const from = performance.now();
  const timed = Object.entries<() => Promise<unknown>>(events).map(async ([name, come]) => {
    await come();
    return [name, (performance.now() - from) / 1_000];
  });
  return Object.fromEntries(await Promise.all(timed)) as Readonly<Record<Name, number>>;
}

async function newestIsShown(load: ReportingLoad): Promise<void> {
  await load.nextAcknowledgement();
  const newest = [...load.acknowledged.values()].at(-1) ?? '';
  await until(
    () => operator.get(`/issues/${newest}`),
    ({ status }) => status === 200,
    60_000,
  );
}

/** Acknowledged reports of which the store does not hold exactly one, and those nobody was told of. */
async function missingOrDoubled(load: ReportingLoad): Promise<readonly string[]> {
  const { rows } = await onlooker.pool.query<{ stream: string; reports: number }>(
    `select stream, count(*)::int as reports from events where type = 'IssueReported' group by 1`,
  );
  const reports = new Map(rows.map((row) => [row.stream, row.reports]));
  const wrong = [...load.acknowledged.values()].filter(
    (issue) => reports.get(`issue-${issue}`) !== 1,
  );
  const issues = new Set([...load.acknowledged.values(), ...earlier]);
  const untold = [...reports.keys()].filter((stream) => !issues.has(stream.slice('issue-'.length)));
  for (const issue of load.acknowledged.values()) earlier.add(issue);
  return [...wrong, ...untold];
}

/** Acknowledged in the turns before. */
const earlier = new Set<string>();

/** The figures, where the drill is done by hand. */
function tell(going: Going, times: object, load: ReportingLoad): void {
  if (process.env['SHAODAO_AWAY_SECONDS'] === undefined) return;
  const { acknowledged, refusals, slowestAnswer } = load;
  const said = { going, seconds: AWAY_SECONDS, times, slowestAnswer };
  process.stderr.write(
    `${JSON.stringify({ ...said, acknowledged: acknowledged.size, refusals: [...refusals] })}\n`,
  );
}
