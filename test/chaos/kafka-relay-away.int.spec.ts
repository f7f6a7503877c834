import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventStoreMigrations, PostgresEventStore } from '@shaodao/event-store';
import { openKafka, Relay, relayMigrations, relayStatus } from '@shaodao/kafka';
import { createLog, createPool, migrate } from '@shaodao/platform';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { givenEvents } from '../../libs/kafka/src/testing/given-events.js';
import { until } from '../../libs/kafka/src/testing/until.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { account } from './kafka-account.js';
import { Load } from './kafka-load.js';

withKafka('the relay while Kafka is away', () => {
  let broker: TestKafka;
  let kafka: Kafka;
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  let relay: Relay;

  beforeAll(async () => {
    [broker, database] = await Promise.all([createTestKafka(1), createTestDatabase()]);
    const log = createLog({ level: 'silent' });
    kafka = openKafka(broker.place, log);
    pool = createPool(database.url, 'test');
    await migrate(pool, [...eventStoreMigrations, ...relayMigrations]);
    store = new PostgresEventStore({ connectionString: database.url });
    relay = new Relay({ store, pool, kafka, log, topics: broker.topics });
  }, KAFKA_START_MS);
  afterAll(async () => {
    await relay.stop();
    await store.close();
    await pool.end();
    await Promise.all([database.drop(), broker.drop()]);
  });

  const status = () => relayStatus(pool, store);
  const relayed = async (): Promise<void> => {
    const head = await store.head();
    await until('all is relayed', async () => (await status()).position >= head, 60_000);
  };

  it('says so, stops when told to, and begins when Kafka comes', async () => {
    await broker.stop();
    await givenEvents(store, ['issue-1', 'issue-2'], 50);
    relay.start();
    await until('the fault is told', async () => (await status()).lastError !== undefined, 60_000);
    expect((await status()).lag.events).toBe(100);
    await relay.stop();
    expect(relay.role).toBe('stopped');

    relay.start();
    await broker.restart();
    await relayed();
    const { lastError, lag } = await status();
    expect(lastError).toBeUndefined();
    expect(lag).toEqual({ events: 0, seconds: 0 });
    const found = await account(kafka, broker.topics.issues, store);
    expect(found).toMatchObject({ stored: 100, repeats: 0, lost: [], outOfOrder: [] });
  }, 120_000);

  it('goes on by itself after Kafka was killed under load and came back', async () => {
    const load = new Load(store);
    await load.more(500);
    await broker.stop();
    const wentAt = await store.head();
    await load.more(500);
    expect((await status()).position).toBeLessThan(wentAt + 500);
    await broker.restart();
    await load.more(200);
    await load.stop();
    await relayed();
    const found = await account(kafka, broker.topics.issues, store);
    expect(found).toMatchObject({
      stored: 100 + load.appended,
      lost: [],
      outOfOrder: [],
      altered: [],
    });
  }, 120_000);
});
