import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Engine } from '@shaodao/engine';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { ensureTopics, openKafka, topicNames, type ReplyEvent } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import type { Admin, Kafka, Producer } from 'kafkajs';
import { readTopic } from '../../libs/kafka/src/testing/read-topic.js';
import { until } from '../../libs/kafka/src/testing/until.js';
import { House } from '../roles/house.js';
import type { HouseProcess } from '../roles/house-process.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';
import { createTestDatabase } from '../setup/test-database.js';

const ISSUES = 80;
const AGENT = { person: 'p-agent', post: 'agent', roles: ['AGENT', 'DISPATCHER'] };
const topics = topicNames();

withKafka('processes that take commands from Kafka', () => {
  let broker: TestKafka;
  let house: House;
  let engine: Engine;
  let kafka: Kafka;
  let admin: Admin;
  let producer: Producer;
  let token: string;
  let doors: HouseProcess[];
  const opened: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    // Processes know topics by the names of a real house: a broker of one's own.
    broker = await createTestKafka(1);
    opened.push(() => broker.drop());
    const database = await createTestDatabase();
    opened.push(() => database.drop());
    house = await House.over(database.url);
    opened.push(() => house.close());
    await house.furnish();
    engine = await house.look();
    opened.push(() => engine.close());
    ({ token } = await engine.identity.login('handler', SAMPLE_PASSWORD));
    kafka = openKafka(broker.place, createLog({ level: 'silent' }));
    admin = kafka.admin();
    await admin.connect();
    opened.push(() => admin.disconnect());
    await ensureTopics(admin, topics);
    producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    opened.push(() => producer.disconnect());
    const where = { KAFKA_BROKERS: broker.place.brokers.join(','), ROLES: 'commands' };
    doors = await Promise.all([house.add('worker', where), house.add('worker', where)]);
    await until(
      'two share the partitions',
      async () => {
        const { groups } = await admin.describeGroups([`${topics.commands}.door`]);
        return groups[0]?.state === 'Stable' && groups[0].members.length === 2;
      },
      60_000,
    );
  }, KAFKA_START_MS);
  afterAll(async () => {
    for (const close of opened.reverse()) await close();
  }, 60_000);

  const ordered = async (issue: string, command: object): Promise<Record<string, unknown>> => {
    const commandId = randomUUID();
    const outcome = await engine.door.execute({
      ...{ issue, command: command as never, commandId, correlationId: commandId },
      actor: AGENT,
    });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.answer;
  };
  /** A matter that waits for a signature. @returns the assignment */
  const dispatched = async (issue: string): Promise<string> => {
    const category = 'facilities.street-light';
    await ordered(issue, {
      type: 'ReportIssue',
      ...{ channel: 'hotline', kind: 'HELP', title: '路灯不亮', category },
    });
    await ordered(issue, { type: 'AcceptIssue', category, territory: 'demo-heping-liuyin' });
    const answer = await ordered(issue, { type: 'DispatchIssue', lead: 'urban-management' });
    const [lead] = answer['assignments'] as [{ assignment: string }];
    return lead.assignment;
  };
  const send = (issue: string, id: string, type: string, data: object): Promise<unknown> => {
    const command = {
      ...{ specversion: '1.0', id, source: '/departments/urban-management' },
      ...{ type: `shaodao.command.${type}`, subject: issue, data },
    };
    const headers = { authorization: `Bearer ${token}` };
    const messages = [{ key: issue, value: JSON.stringify(command), headers }];
    return producer.send({ topic: topics.commands, acks: -1, messages });
  };
  /** What was answered to each command. */
  const answers = async (): Promise<ReadonlyMap<string, readonly ReplyEvent[]>> => {
    const found = new Map<string, ReplyEvent[]>();
    for (const { value } of await readTopic(kafka, topics.replies)) {
      const reply = JSON.parse(value ?? '') as ReplyEvent;
      found.set(reply.causationid, [...(found.get(reply.causationid) ?? []), reply]);
    }
    return found;
  };

  it('one is killed while commands flow: each is carried out once, and answered', async () => {
    const issues = Array.from({ length: ISSUES }, (_, n) => `01K9${String(n).padStart(22, 'A')}`);
    const assignments = await Promise.all(issues.map(dispatched));
    const flow = (async () => {
      for (const [n, issue] of issues.entries()) {
        const assignment = assignments[n] ?? '';
        await send(issue, `sign-${String(n)}`, 'SignAssignment', { assignment });
        await send(issue, `log-${String(n)}`, 'LogStep', { assignment, note: '到场' });
        await pause(10);
      }
    })();
    await until('the first are answered', async () => (await answers()).size >= 10);
    doors[0]?.send('SIGKILL');
    await flow;
    const replies = await (async () => {
      let found = await answers();
      await until('all are answered', async () => (found = await answers()).size === 2 * ISSUES);
      return found;
    })();
    for (const [id, [first, ...again]] of replies) {
      expect([id, first?.type]).toEqual([id, 'shaodao.reply.Accepted']);
      for (const reply of again) expect(reply.data).toEqual(first?.data);
    }
    for (const [n, issue] of issues.entries()) {
      const done: string[] = [];
      for await (const { type, meta } of engine.store.readStream(`issue-${issue}`))
        if (meta.correlationId.endsWith(`-${String(n)}`)) done.push(type);
      expect([issue, done]).toEqual([issue, ['AssignmentSigned', 'StepLogged']]);
    }
  }, 120_000);
});
