import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLog } from '@shaodao/platform';
import { ConfigResourceTypes, type Admin } from 'kafkajs';
import {
  createTestKafka,
  KAFKA_START_MS,
  withKafka,
  type TestKafka,
} from '../../../../test/setup/kafka.js';
import { openKafka } from '../connection/open-kafka.js';
import { until } from '../testing/until.js';
import { ensureTopics } from './ensure-topics.js';

withKafka('the topics', () => {
  let broker: TestKafka;
  let admin: Admin;

  beforeAll(async () => {
    broker = await createTestKafka();
    admin = openKafka(broker.place, createLog({ level: 'silent' })).admin();
    await admin.connect();
  }, KAFKA_START_MS);
  afterAll(async () => {
    await broker.drop();
    await admin.disconnect();
  });

  const setting = async (topic: string, name: string): Promise<string | undefined> => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: [name] }],
    });
    return resources[0]?.configEntries[0]?.configValue;
  };

  it('are made where they are missing, as many processes at once as may', async () => {
    const layouts = await Promise.all(
      Array.from({ length: 3 }, () => ensureTopics(admin, broker.topics)),
    );
    const { issues, orders, directory, commands, replies, dead } = broker.topics;
    for (const layout of layouts)
      expect(Object.fromEntries(layout)).toEqual({
        [issues]: 12,
        [orders]: 6,
        [directory]: 1,
        [commands]: 6,
        [replies]: 6,
        [dead]: 1,
      });
    expect(await setting(directory, 'cleanup.policy')).toBe('compact');
    expect(await setting(issues, 'retention.ms')).toBe('2592000000');
    expect(await setting(issues, 'max.message.bytes')).toBe('4194304');
  }, 60_000);

  it('stay as an operator made them', async () => {
    const { issues } = broker.topics;
    await admin.createPartitions({ topicPartitions: [{ topic: issues, count: 16 }] });
    await until(
      'all sixteen are known',
      async () => (await ensureTopics(admin, broker.topics)).get(issues) === 16,
    );
    expect(await setting(issues, 'retention.ms')).toBe('2592000000');
  }, 60_000);
});
