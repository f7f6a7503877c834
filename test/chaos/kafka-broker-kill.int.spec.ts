import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventStoreMigrations, PostgresEventStore } from '@shaodao/event-store';
import { openKafka, Relay, relayMigrations, relayStatus } from '@shaodao/kafka';
import { createLog, createPool, migrate } from '@shaodao/platform';
import { ConfigResourceTypes, type Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { until } from '../../libs/kafka/src/testing/until.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { account } from './kafka-account.js';
import { Load } from './kafka-load.js';

withKafka('the relay and three brokers', () => {
  let cluster: TestKafka;
  let kafka: Kafka;
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  let relay: Relay;

  beforeAll(async () => {
    [cluster, database] = await Promise.all([createTestKafka(3), createTestDatabase()]);
    const log = createLog({ level: 'silent' });
    kafka = openKafka(cluster.place, log);
    pool = createPool(database.url, 'test');
    await migrate(pool, [...eventStoreMigrations, ...relayMigrations]);
    store = new PostgresEventStore({ connectionString: database.url });
    relay = new Relay({ store, pool, kafka, log, topics: cluster.topics });
  }, KAFKA_START_MS);
  afterAll(async () => {
    await relay.stop();
    await store.close();
    await pool.end();
    await Promise.all([database.drop(), cluster.drop()]);
  });

  const relayedBy = async (position: number): Promise<void> => {
    const what = `everything up to ${String(position)} is relayed`;
    await until(what, async () => (await relayStatus(pool, store)).position >= position, 60_000);
  };
  const withAdmin = async <T>(
    ask: (admin: ReturnType<Kafka['admin']>) => Promise<T>,
  ): Promise<T> => {
    const admin = kafka.admin();
    await admin.connect();
    return ask(admin).finally(() => admin.disconnect());
  };
  const partitions = () =>
    withAdmin(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [cluster.topics.issues] });
      return topics[0]!.partitions;
    });

  it('keeps three copies and waits for two', async () => {
    relay.start();
    await relayedBy(0);
    await until('it leads', () => relay.role === 'leader', 60_000);
    for (const { replicas } of await partitions()) expect(replicas).toHaveLength(3);
    const setting = 'min.insync.replicas';
    const { resources } = await withAdmin((admin) =>
      admin.describeConfigs({
        includeSynonyms: false,
        resources: [
          { type: ConfigResourceTypes.TOPIC, name: cluster.topics.issues, configNames: [setting] },
        ],
      }),
    );
    expect(resources[0]!.configEntries[0]!.configValue).toBe('2');
  }, 90_000);

  it('loses nothing and keeps the order of each issue when a broker is killed under load', async () => {
    const load = new Load(store);
    await load.more(1_500);
    await relayedBy(1_000);
    const led = (await partitions()).filter(({ leader }) => leader === 1).length;
    expect(led).toBeGreaterThan(0);

    await cluster.kill(1);
    const killedAt = performance.now();
    const last = await store.head();
    await relayedBy(last + 1);
    const recovery = performance.now() - killedAt;
    await load.more(1_000);
    await load.stop();
    await relayedBy(await store.head());

    const found = await account(kafka, cluster.topics.issues, store);
    expect(found).toMatchObject({ stored: load.appended, lost: [], outOfOrder: [], altered: [] });
    for (const { leader } of await partitions()) expect(leader).not.toBe(1);
    process.stderr.write(`relaying again ${recovery.toFixed(0)} ms after a broker was killed\n`);
    expect(recovery).toBeLessThan(30_000);
  }, 120_000);
});
