import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Engine } from '@shaodao/engine';
import { openKafka, relayStatus, topicNames } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import { verify } from '@shaodao/projections';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../../apps/api/src/testing/running-api.js';
import { until } from '../../apps/api/src/testing/until.js';
import { readTopic } from '../../libs/kafka/src/testing/read-topic.js';
import type { HouseProcess } from '../roles/house-process.js';
import { House } from '../roles/house.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';
import { createTestDatabase } from '../setup/test-database.js';
import { ReportingLoad } from './reporting-load.js';

/** How long it stays away; SHAODAO_AWAY_SECONDS=30 is the drill of docs/operations.md. */
const AWAY_SECONDS = Number(process.env['SHAODAO_AWAY_SECONDS'] ?? '3');

withKafka('Kafka goes away under load and comes back', () => {
  let kafka: TestKafka;
  let house: House;
  let onlooker: Engine;
  let api: HouseProcess;
  let worker: HouseProcess;
  let operator: Client;
  const opened: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    kafka = await createTestKafka(1);
    opened.push(() => kafka.drop());
    const database = await createTestDatabase();
    opened.push(() => database.drop());
    house = await House.over(database.url);
    opened.push(() => house.close());
    await house.furnish();
    const where = { KAFKA_BROKERS: kafka.place.brokers.join(',') };
    [api, worker] = await Promise.all([
      house.add('api', { ...where, ROLES: 'none' }),
      house.add('worker', where),
    ]);
    operator = await Client.login(api.url, 'operator');
    onlooker = await house.look();
    opened.push(() => onlooker.close());
    await allWell();
  }, KAFKA_START_MS);

  afterAll(async () => {
    for (const close of opened.reverse()) await close();
  }, 60_000);

  async function allWell(): Promise<void> {
    for (const each of [api, worker])
      await until(
        () => each.ready(),
        (answer) =>
          answer?.status === 200 && Object.values(answer.checks).every((said) => said === 'ok'),
        90_000,
      );
  }

  it('commands go on as ever; what was to go there goes when it is back', async () => {
    const load = new ReportingLoad(operator, 4);
    opened.push(() => load.abandon());
    await load.nextAcknowledgement();

    await kafka.stop();
    const backAt = performance.now() + AWAY_SECONDS * 1_000;
    const degraded = await until(
      () => api.ready(),
      (answer) => answer?.status === 200 && answer.checks['kafka'] !== 'ok',
      60_000,
    );
    expect(degraded).toMatchObject({
      status: 200,
      checks: { eventStore: 'ok', kafka: expect.stringMatching(/^degraded: /) },
    });
    for (let more = 0; more < 3; more += 1) await load.nextAcknowledgement();
    await pause(backAt - performance.now());

    await kafka.restart();
    const from = performance.now();
    await until(
      () => relayStatus(onlooker.pool, onlooker.store),
      ({ lag, hasLeader }) => hasLeader && lag.seconds < 2,
      90_000,
    );
    const relayed = (performance.now() - from) / 1_000;
    await load.stop();
    await allWell();
    const well = (performance.now() - from) / 1_000;
    if (process.env['SHAODAO_AWAY_SECONDS'] !== undefined)
      process.stderr.write(`${JSON.stringify({ away: AWAY_SECONDS, relayed, well })}\n`);

    expect([...load.refusals]).toEqual([]);
    const issues = [...load.acknowledged.values()];
    await until(
      () => operator.get(`/issues/${issues.at(-1) ?? ''}`),
      ({ status }) => status === 200,
    );
    await until(
      () => relayStatus(onlooker.pool, onlooker.store),
      ({ lag }) => lag.events === 0,
    );
    const client = openKafka(kafka.place, createLog({ level: 'silent' }));
    const found = await readTopic(client, topicNames().issues);
    const reported = new Set(found.map(({ key }) => key.replace(/^issue-/, '')));
    expect(issues.filter((issue) => !reported.has(issue))).toEqual([]);
    await onlooker.settle();
    const verification = await verify({
      url: house.databaseUrl,
      store: onlooker.store,
      projectors: onlooker.readModels.filter(({ rebuildable }) => rebuildable),
      signal: AbortSignal.timeout(60_000),
    });
    expect(verification.clean).toBe(true);
  }, 180_000);
});
