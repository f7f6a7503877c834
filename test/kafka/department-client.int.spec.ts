import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { CommandDoor, directoryRoute, openKafka, ordersRoute, Relay } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import type { Kafka } from 'kafkajs';
import { startTestApi, type TestApi } from '../../apps/api/src/testing/running-api.js';
import { dispatched, done, STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { readTopic } from '../../libs/kafka/src/testing/read-topic.js';
import { until } from '../../libs/kafka/src/testing/until.js';
import { againstTheDocument } from './against-the-document.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';

jest.setTimeout(60_000);

const CLIENT = join(import.meta.dirname, '..', '..', 'infra', 'samples', 'department-client.mjs');
const log = createLog({ level: process.env['LOG_LEVEL'] ?? 'silent' });

/** A line the client wrote. */
interface Line {
  readonly order?: string;
  readonly done?: string;
  readonly refused?: string;
  readonly id?: string;
  readonly issue: string;
  readonly position?: string;
  readonly revision?: number;
}

withKafka('a department with a system of its own', () => {
  let broker: TestKafka;
  let kafka: Kafka;
  let test: TestApi;
  let relay: Relay;
  let door: CommandDoor;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    [broker, test] = await Promise.all([createTestKafka(), startTestApi()]);
    const { engine } = test.api;
    const { store, pool } = engine;
    kafka = openKafka(broker.place, log);
    const { topics } = broker;
    const routes = [
      ordersRoute({ store, topic: topics.orders, log }),
      directoryRoute({ store, topic: topics.directory }),
    ];
    relay = new Relay({ store, pool, kafka, log, topics, routes });
    const { door: issueDoor, identity, directory } = engine;
    door = new CommandDoor({ kafka, log, topics, door: issueDoor, identity, directory });
    relay.start();
    door.start();
  }, KAFKA_START_MS);
  afterEach(async () => {
    await Promise.all(running.splice(0).map(ended));
  });
  afterAll(async () => {
    await door.stop();
    await relay.stop();
    await test.close();
    await broker.drop();
  });

  /** Starts the sample; what it writes comes into the list. */
  function startClient(lines: Line[], environment: Record<string, string> = {}): ChildProcess {
    const client = spawn(process.execPath, [CLIENT], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        KAFKA_BROKERS: broker.place.brokers.join(','),
        TOPIC_PREFIX: broker.topics.orders.replace('orders.v1', ''),
        SHAODAO_URL: test.api.url,
        SHAODAO_LOGIN: 'handler',
        SHAODAO_PASSWORD: SAMPLE_PASSWORD,
        UNIT: 'urban-management',
        ...environment,
      },
    });
    running.push(client);
    createInterface({ input: client.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      lines.push(JSON.parse(line) as Line);
    });
    return client;
  }

  const WORK = ['SignAssignment', 'RecordContact', 'LogStep', 'CompleteHandling'].map(
    (command) => `shaodao.command.${command}`,
  );
  const doneFor = (lines: readonly Line[], issue: string): readonly Line[] =>
    lines.filter((line) => line.issue === issue && line.done !== undefined);

  it('signs, contacts, works and completes; told a second time, it gets the same answers', async () => {
    const operator = await test.as('operator');
    const { issue } = await dispatched(test, operator);
    const first: Line[] = [];
    const client = startClient(first);
    await until('the matter is handled', () => doneFor(first, issue).length === 4, 45_000);
    expect(doneFor(first, issue).map((line) => line.done)).toEqual(WORK);
    expect((await test.api.engine.issues.load(issue)).state.phase).toBe('HANDLED');
    await ended(client);

    // Another reader of the same orders: everything is delivered once more, from the begin.
    const second: Line[] = [];
    const revision = (await test.api.engine.issues.load(issue)).revision;
    await forgetOffsets(
      kafka,
      `${broker.topics.orders.replace('orders.v1', '')}urban-management.orders`,
    );
    startClient(second);
    await until('all is answered again', () => doneFor(second, issue).length === 4, 45_000);
    expect(doneFor(second, issue)).toEqual(doneFor(first, issue));
    expect((await test.api.engine.issues.load(issue)).revision).toBe(revision);
  });

  it('hears what people do by hand, and leaves what they have taken up', async () => {
    const operator = await test.as('operator');
    const handler = await test.as('handler');
    const { issue, assignment } = await dispatched(test, operator);
    done(await handler.post(`/issues/${issue}/assignments/${assignment}/signature`));
    const lines: Line[] = [];
    startClient(lines);
    await until(
      'the refusal',
      () => lines.some((line) => line.issue === issue && line.refused),
      45_000,
    );
    await until('the signature', () =>
      lines.some((line) => line.issue === issue && line.order === 'shaodao.order.Advanced'),
    );
    expect(doneFor(lines, issue)).toEqual([]);
    expect(lines.flatMap(({ refused }) => refused ?? [])).toEqual(['ASSIGNMENT_STATUS']);
  });

  it('never finds a name, a phone or a word of the resident on any topic the engine writes', async () => {
    const { topics } = broker;
    const { title, description, appellant, place } = STREET_LIGHT;
    const told = [title, description, appellant.name, appellant.phone, place.address];
    for (const topic of Object.values<string>({ ...topics })) {
      // Keys and headers, too.
      const messages = await readTopic(kafka, topic);
      if (topic !== topics.dead) expect([topic, messages.length > 0]).toEqual([topic, true]);
      const text = JSON.stringify(messages.map(({ key, value, headers }) => [key, value, headers]));
      expect([topic, told.filter((word) => text.includes(word))]).toEqual([topic, []]);
    }
  });

  it('has only messages on its topics that the AsyncAPI document knows', async () => {
    const { forms, strangers } = await againstTheDocument(kafka, broker.topics, [
      ...(['issues', 'orders', 'directory', 'commands', 'replies'] as const),
    ]);
    expect(strangers).toEqual([]);
    for (const form of ['EventIssueDispatched', 'OrderAssigned', 'OrderAdvanced', 'DirectoryEntry'])
      expect(forms.get(form)).toBeGreaterThan(0);
    for (const form of ['CommandSignAssignment', 'ReplyAccepted', 'ReplyRefused'])
      expect(forms.get(form)).toBeGreaterThan(0);
  });
});

async function ended(client: ChildProcess): Promise<void> {
  if (client.exitCode !== null || client.signalCode !== null) return;
  const exited = new Promise((resolve) => client.once('exit', resolve));
  client.kill('SIGTERM');
  await exited;
}

/** The group begins anew, as a new reader would. */
async function forgetOffsets(kafka: Kafka, group: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await until('the group is free', () =>
      admin.deleteGroups([group]).then(
        () => true,
        () => false,
      ),
    );
  } finally {
    await admin.disconnect();
  }
}
