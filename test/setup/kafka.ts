import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from '@jest/globals';
import { topicNames, type KafkaPlace, type TopicNames } from '@shaodao/kafka';
import { Kafka, logLevel } from 'kafkajs';

interface Access {
  readonly caFile: string;
  readonly username: string;
  readonly password: string;
}
interface ClusterScripts {
  startCluster(folder: string, nodes: number, isGuarded?: boolean): Promise<string[]>;
  accessTo(folder: string): Promise<Access | undefined>;
  stopCluster(folder: string, signal: 'SIGKILL'): Promise<void>;
  killNode(folder: string, id: number): Promise<void>;
}
const scripts = join(import.meta.dirname, '..', '..', 'infra', 'kafka');
const { startCluster, stopCluster, killNode, accessTo } = (await import(
  join(scripts, 'cluster.mjs')
)) as ClusterScripts;
const { missingTool } = (await import(join(scripts, 'jars.mjs'))) as {
  missingTool(isGuarded?: boolean): Promise<string | undefined>;
};

/** Fetching the jars once, and starting: more than the usual patience of a hook. */
export const KAFKA_START_MS = 180_000;

/** The Kafka of a test file: topics of its own on the run's broker, or a cluster of its own. */
export interface TestKafka {
  readonly place: KafkaPlace;
  readonly topics: TopicNames;
  /** Ends a node as `kill -9` does; of a cluster of one's own. Nodes count from 1. */
  kill(node: number): Promise<void>;
  /** Ends all nodes of a cluster of one's own; `restart` brings back what does not run, data and ports kept. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** Takes the file's topics away, or its cluster. */
  drop(): Promise<void>;
}

/**
 * A real Kafka. One node: the broker that all files of a run share, started by the first that asks.
 * Otherwise a cluster of so many nodes that this file may do with as it likes; `guarded` is one node with TLS
 * and a login.
 */
export async function createTestKafka(
  nodes: 'shared' | 'guarded' | number = 'shared',
): Promise<TestKafka> {
  const prefix = `test-${randomBytes(6).toString('hex')}.`;
  const shared = join(runFolder(), 'shared');
  const folder = nodes === 'shared' ? shared : join(runFolder(), `own-${prefix}${String(nodes)}`);
  const count = nodes === 'guarded' ? 1 : Number(nodes);
  const brokers =
    nodes === 'shared'
      ? await sharedBroker(folder)
      : await startCluster(folder, count, nodes === 'guarded');
  const own = (): string => {
    if (nodes === 'shared') throw new Error('Other files use the shared broker');
    return folder;
  };
  return {
    place: { brokers, ...(nodes === 'guarded' && (await waysIn(folder))) },
    topics: topicNames(prefix),
    kill: (node) => killNode(own(), node),
    stop: () => stopCluster(own(), 'SIGKILL'),
    restart: async () => {
      await startCluster(own(), count);
    },
    drop: () => (nodes === 'shared' ? dropTopics(brokers, prefix) : dropCluster(folder)),
  };
}

async function waysIn(folder: string): Promise<Partial<KafkaPlace>> {
  const access = await accessTo(folder);
  if (access === undefined) throw new Error('The cluster is not guarded');
  const { caFile, ...login } = access;
  return { tls: { caFile }, sasl: { mechanism: 'scram-sha-512', ...login } };
}

/**
 * `describe` for what needs Kafka: skipped where a tool is missing, with one clear line in a run; a
 * failure there where CI_NEEDS_KAFKA is set.
 */
export function withKafka(name: string, body: () => void): void {
  whereNoneIs(missing, name, body);
}

/** The same for what needs a guarded one, whose certificates are made by openssl. */
export function withGuardedKafka(name: string, body: () => void): void {
  whereNoneIs(missingForGuard, name, body);
}

const missing = await missingTool();
const missingForGuard = await missingTool(true);

function whereNoneIs(absent: string | undefined, name: string, body: () => void): void {
  if (absent === undefined) describe(name, body);
  else if (process.env['CI_NEEDS_KAFKA'] === '1')
    describe(name, () => {
      it(`needs ${absent}`, () => {
        throw new Error(`Kafka needs ${absent}, which is not here`);
      });
    });
  else {
    void sayOnce(`Tests with Kafka are skipped: there is no ${absent} here.\n`);
    describe.skip(name, body);
  }
}

function runFolder(): string {
  const folder = process.env['SHAODAO_TEST_KAFKA'];
  if (folder === undefined) throw new Error('Start tests by npm test');
  return folder;
}

/** Files run in several processes: one starts the broker, the others wait for its word. */
async function sharedBroker(folder: string): Promise<readonly string[]> {
  const word = join(folder, 'brokers.json');
  for (;;) {
    const said = await readFile(word, 'utf8').catch(() => undefined);
    if (said !== undefined) return answerOf(said);
    if (await isFirst(folder)) {
      const answer = await startCluster(folder, 1).then(
        (brokers) => ({ brokers }),
        (error: unknown) => ({ error: String(error) }),
      );
      await writeFile(`${word}.new`, JSON.stringify(answer));
      await rename(`${word}.new`, word);
    } else await pause(100);
  }
}

function answerOf(said: string): readonly string[] {
  const answer = JSON.parse(said) as { brokers?: string[]; error?: string };
  if (answer.brokers === undefined) throw new Error(answer.error);
  return answer.brokers;
}

/** True for one caller of the whole run. */
async function isFirst(folder: string): Promise<boolean> {
  await mkdir(runFolder(), { recursive: true });
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}

async function sayOnce(line: string): Promise<void> {
  await mkdir(runFolder(), { recursive: true });
  await writeFile(join(runFolder(), 'said'), line, { flag: 'wx' }).then(
    () => process.stderr.write(line),
    () => undefined,
  );
}

async function dropTopics(brokers: readonly string[], prefix: string): Promise<void> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}

async function dropCluster(folder: string): Promise<void> {
  await stopCluster(folder, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
