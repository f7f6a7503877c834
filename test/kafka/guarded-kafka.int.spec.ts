import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { openKafka, Relay, relayStatus, type KafkaPlace, type ReplyEvent } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import { readTopic } from '../../libs/kafka/src/testing/read-topic.js';
import { until } from '../../libs/kafka/src/testing/until.js';
import {
  createTestKafka,
  KAFKA_START_MS,
  withGuardedKafka,
  type TestKafka,
} from '../setup/kafka.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const { authorityFile, makeCertificates } = (await import(
  join(import.meta.dirname, '../../infra/kafka/certificates.mjs')
)) as {
  authorityFile(folder: string): string;
  makeCertificates(folder: string): Promise<void>;
};

const log = createLog({ level: 'silent' });
const AGENT = { person: 'p-agent', post: 'agent', roles: ['AGENT', 'DISPATCHER'] };
const ISSUE = '01K9AAAAAAAAAAAAAAAAAAAA01';

withGuardedKafka('a Kafka with TLS and a login', () => {
  let broker: TestKafka;
  let database: TestDatabase;
  let engine: Engine;
  let elsewhere: string;

  beforeAll(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'shaodao-other-authority-'));
    [broker, database] = await Promise.all([
      createTestKafka('guarded'),
      createTestDatabase(),
      makeCertificates(elsewhere),
    ]);
    engine = await openEngine({
      databaseUrl: database.url,
      masterKey: randomBytes(32),
      tokenSecret: randomBytes(32),
      ...{ log, kafka: broker.place, topics: broker.topics },
    });
    await seedSampleDistrict(engine);
  }, KAFKA_START_MS);
  afterAll(async () => {
    await engine.close();
    await Promise.all([database.drop(), broker.drop(), rm(elsewhere, { recursive: true })]);
  });

  const ordered = async (command: object): Promise<Record<string, unknown>> => {
    const commandId = randomUUID();
    const outcome = await engine.door.execute({
      ...{ issue: ISSUE, command: command as never, commandId, correlationId: commandId },
      actor: AGENT,
    });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.answer;
  };
  /** Why a relay that comes in this way does not go on. */
  const complaintOf = async (place: KafkaPlace): Promise<string> => {
    const { store, pool } = engine;
    const kafka = openKafka(place, log);
    const relay = new Relay({ store, pool, kafka, log, topics: broker.topics });
    relay.start();
    try {
      let said: string | undefined;
      await until('it says why', async () => {
        said = (await relayStatus(pool, store)).lastError;
        return said !== undefined;
      });
      return said ?? '';
    } finally {
      await relay.stop();
    }
  };

  it('names the setting that is wrong: the authority, or the password', async () => {
    const { place } = broker;
    const { sasl } = place;
    if (sasl === undefined) throw new Error('The broker wants no login');
    expect(await complaintOf({ ...place, tls: { caFile: authorityFile(elsewhere) } })).toMatch(
      /^NoAccess: .*KAFKA_TLS/,
    );
    await engine.pool.query(`update relay_checkpoints set last_error = null`);
    const complaint = await complaintOf({ ...place, sasl: { ...sasl, password: 'not-this' } });
    expect(complaint).toMatch(/^NoAccess: .*KAFKA_SASL/);
    expect(complaint).not.toContain('not-this');
  }, 60_000);

  it('is relayed to, and orders come from it', async () => {
    const kafka = openKafka(broker.place, log);
    engine.kafka?.relay.start();
    engine.kafka?.commands.start();
    const category = 'facilities.street-light';
    await ordered({
      type: 'ReportIssue',
      ...{ channel: 'hotline', kind: 'HELP', title: '路灯不亮', category },
    });
    await ordered({ type: 'AcceptIssue', category, territory: 'demo-heping-liuyin' });
    const { assignments } = await ordered({ type: 'DispatchIssue', lead: 'urban-management' });
    const [lead] = assignments as [{ assignment: string }];
    await until('all is relayed', async () => {
      const { lag, messages } = await relayStatus(engine.pool, engine.store);
      return messages > 0 && lag.events === 0;
    });
    const keys = (await readTopic(kafka, broker.topics.issues)).map(({ key }) => key);
    expect(keys).toContain(ISSUE);

    const { token } = await engine.identity.login('handler', SAMPLE_PASSWORD);
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const command = {
      ...{ specversion: '1.0', id: 'sign-1', source: '/departments/urban-management' },
      ...{ type: 'shaodao.command.SignAssignment', subject: ISSUE },
      data: { assignment: lead.assignment },
    };
    const headers = { authorization: `Bearer ${token}` };
    const messages = [{ key: ISSUE, value: JSON.stringify(command), headers }];
    await producer.send({ topic: broker.topics.commands, acks: -1, messages });
    await producer.disconnect();
    let reply: ReplyEvent | undefined;
    await until('it is answered', async () => {
      const [found] = await readTopic(kafka, broker.topics.replies);
      reply = found && (JSON.parse(found.value ?? '') as ReplyEvent);
      return reply !== undefined;
    });
    expect(reply).toMatchObject({ type: 'shaodao.reply.Accepted', causationid: 'sign-1' });
  }, 60_000);
});
