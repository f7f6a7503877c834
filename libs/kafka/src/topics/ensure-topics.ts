import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, IResourceConfigEntry } from 'kafkajs';
// Node finds only some names of this CommonJS package; these are not among them.
import kafkajs from 'kafkajs';
import type { TopicNames } from './topic-names.js';

/** How many partitions a topic has. */
export type TopicLayout = ReadonlyMap<string, number>;

/**
 * A message is at most one event of 1 MiB and its envelope; a batch for one partition counts as one, and
 * the relay ends it at 1 MiB.
 */
const MAX_MESSAGE_BYTES = 4 * 1_048_576;
const DAY_MS = 86_400_000;
/** New topics are known to all brokers by then. */
const READY_WITHIN_MS = 10_000;

/** What a topic is made like; an operator may change all of it with Kafka's own tools afterwards. */
const MAKE: Readonly<
  Record<
    keyof TopicNames,
    { partitions: number; settings: Readonly<Record<string, string | number>> }
  >
> = {
  issues: { partitions: 12, settings: { 'retention.ms': 30 * DAY_MS } },
  orders: { partitions: 6, settings: { 'retention.ms': 30 * DAY_MS } },
  directory: { partitions: 1, settings: { 'cleanup.policy': 'compact' } },
  // What departments write is clear text: small, and kept only as long as a door may be shut. A dead
  // letter, with its reason, fits where it goes.
  commands: {
    partitions: 6,
    settings: { 'retention.ms': 7 * DAY_MS, 'max.message.bytes': 1_048_576 },
  },
  replies: { partitions: 6, settings: { 'retention.ms': 7 * DAY_MS } },
  dead: { partitions: 1, settings: { 'retention.ms': 7 * DAY_MS } },
};

/**
 * Makes the topics that are missing, with as many copies as the brokers make by default unless told.
 * Those that exist stay as they are.
 * @throws the client's error where Kafka cannot be asked, or has too few brokers for the copies.
 */
export async function ensureTopics(
  admin: Admin,
  names: TopicNames,
  replication?: number,
): Promise<TopicLayout> {
  const wanted = Object.keys(MAKE) as (keyof TopicNames)[];
  const known = new Set(await admin.listTopics());
  const missing = wanted.filter((what) => !known.has(names[what]));
  if (missing.length > 0) {
    const replicationFactor = replication ?? (await defaultReplication(admin));
    await admin.createTopics({
      // The client gives up where a broker has not heard of them yet.
      waitForLeaders: false,
      topics: missing.map((what) => ({
        topic: names[what],
        numPartitions: MAKE[what].partitions,
        replicationFactor,
        configEntries: entries({ 'max.message.bytes': MAX_MESSAGE_BYTES, ...MAKE[what].settings }),
      })),
    });
  }
  return layoutOf(
    admin,
    wanted.map((what) => names[what]),
  );
}

/** Asks until every partition has a leader. */
async function layoutOf(admin: Admin, names: readonly string[]): Promise<TopicLayout> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
      const led = topics.every(
        ({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0),
      );
      if (led || performance.now() > deadline)
        return new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
    } catch (error) {
      const soon = error instanceof kafkajs.KafkaJSProtocolError && error.retriable;
      if (!soon || performance.now() > deadline) throw error;
    }
    await pause(100);
  }
}

const entries = (settings: Readonly<Record<string, string | number>>): IResourceConfigEntry[] =>
  Object.entries(settings).map(([name, value]) => ({ name, value: String(value) }));

/** What the operator of the brokers said; not how many are up just now. */
async function defaultReplication(admin: Admin): Promise<number> {
  const { brokers } = await admin.describeCluster();
  const setting = 'default.replication.factor';
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      {
        type: kafkajs.ConfigResourceTypes.BROKER,
        name: String(brokers[0]?.nodeId),
        configNames: [setting],
      },
    ],
  });
  const entry = resources[0]?.configEntries.find(({ configName }) => configName === setting);
  return Number(entry?.configValue ?? 1);
}
