import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { CommandDoor, ensureTopics, openKafka, type ReplyEvent } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import type { Kafka, Message, Producer } from 'kafkajs';
import { BreakableLink } from '../../apps/api/src/testing/breakable-link.js';
import { readTopic, type FoundMessage } from '../../libs/kafka/src/testing/read-topic.js';
import { until } from '../../libs/kafka/src/testing/until.js';
import { againstTheDocument } from './against-the-document.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

jest.setTimeout(60_000);

const log = createLog({ level: process.env['LOG_LEVEL'] ?? 'silent' });
/** What the door says in its log. */
const said: string[] = [];
const paper = new Writable({
  write: (line: Buffer, _encoding, done) => {
    said.push(line.toString());
    done();
  },
});
const doorLog = createLog({ level: 'warn', output: paper });
const ULID = '01K9AAAAAAAAAAAAAAAAAAAA';
const AGENT = { person: 'p-agent', post: 'agent', roles: ['AGENT', 'DISPATCHER'] };

withKafka('the door of command messages', () => {
  let broker: TestKafka;
  let database: TestDatabase;
  let link: BreakableLink;
  let engine: Engine;
  let kafka: Kafka;
  let producer: Producer;
  let door: CommandDoor;
  const tokens: Record<string, string> = {};
  let issues = 0;

  beforeAll(async () => {
    broker = await createTestKafka();
    database = await createTestDatabase();
    link = await BreakableLink.to(database.url);
    engine = await openEngine({
      databaseUrl: link.url,
      masterKey: randomBytes(32),
      tokenSecret: randomBytes(32),
      log,
    });
    await seedSampleDistrict(engine);
    for (const login of ['handler', 'handler2'])
      tokens[login] = (await engine.identity.login(login, SAMPLE_PASSWORD)).token;
    kafka = openKafka(broker.place, log);
    const admin = kafka.admin();
    await admin.connect();
    await ensureTopics(admin, broker.topics);
    await admin.disconnect();
    // New topics have no leader for a moment.
    for (const topic of [broker.topics.replies, broker.topics.dead])
      await until(`${topic} can be read`, () =>
        readTopic(kafka, topic).then(
          () => true,
          () => false,
        ),
      );
    producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    door = openDoor();
    door.start();
  }, KAFKA_START_MS);

  afterAll(async () => {
    await door.stop();
    await producer.disconnect();
    await engine.close();
    await link.cut();
    await database.drop();
    await broker.drop();
  });

  const openDoor = (): CommandDoor =>
    new CommandDoor({
      ...{ kafka, log: doorLog, topics: broker.topics },
      ...{ door: engine.door, identity: engine.identity, directory: engine.directory },
    });

  /** A matter that waits for 城市管理局's signature. */
  async function dispatched(): Promise<{ issue: string; assignment: string }> {
    const issue = ULID + String((issues += 1)).padStart(2, '0');
    const order = async (command: object): Promise<Record<string, unknown>> => {
      const commandId = randomUUID();
      const outcome = await engine.door.execute({
        ...{ issue, command: command as never, commandId, correlationId: commandId },
        actor: AGENT,
      });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.answer;
    };
    const category = 'facilities.street-light';
    const territory = 'demo-heping-liuyin';
    await order({
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'HELP',
      title: '路灯不亮',
      category,
    });
    await order({ type: 'AcceptIssue', category, territory });
    const answer = await order({ type: 'DispatchIssue', lead: 'urban-management' });
    const [lead] = answer['assignments'] as [{ assignment: string }];
    return { issue, assignment: lead.assignment };
  }

  interface Given {
    readonly issue: string;
    readonly type: string;
    readonly data: object;
    readonly id?: string;
    readonly login?: string;
    readonly more?: object;
  }
  function commandMessage(given: Given): Message {
    const { issue, type, data, id = randomUUID(), login = 'handler', more = {} } = given;
    const event = {
      ...{ specversion: '1.0', id, source: '/departments/urban-management' },
      ...{ type: `shaodao.command.${type}`, subject: issue, data, ...more },
    };
    const headers = { authorization: `Bearer ${tokens[login] ?? login}` };
    return { key: issue, value: JSON.stringify(event), headers };
  }
  const send = (...messages: Message[]): Promise<unknown> =>
    producer.send({ topic: broker.topics.commands, acks: -1, messages });

  const repliesTo = async (issue: string): Promise<readonly ReplyEvent[]> =>
    (await readTopic(kafka, broker.topics.replies))
      .filter(({ key }) => key === issue)
      .map(({ value }) => JSON.parse(value ?? '') as ReplyEvent);

  /** The answers to so many commands about an issue. */
  async function answered(issue: string, count: number): Promise<readonly ReplyEvent[]> {
    let replies: readonly ReplyEvent[] = [];
    await until(`${String(count)} answers`, async () => {
      replies = await repliesTo(issue);
      return replies.length >= count;
    });
    expect(replies).toHaveLength(count);
    return replies;
  }
  const codes = (replies: readonly ReplyEvent[]): readonly unknown[] =>
    replies.map(({ type, data }) => ('code' in data ? data.code : type.split('.').at(-1)));

  it('does what the unit orders, in its order, and answers with place and revision', async () => {
    const { issue, assignment } = await dispatched();
    await send(
      commandMessage({ issue, type: 'SignAssignment', data: { assignment }, id: 'sign-1' }),
      commandMessage({
        ...{ issue, type: 'RecordContact' },
        data: { assignment, method: 'phone', reached: true, note: null },
        more: { correlationid: 'visit-7' },
      }),
      commandMessage({ issue, type: 'LogStep', data: { assignment, note: '更换灯头' } }),
      commandMessage({
        ...{ issue, type: 'CompleteHandling' },
        data: { assignment, result: '已修复', outcome: 'RESOLVED' },
      }),
    );
    const replies = await answered(issue, 4);
    expect(codes(replies)).toEqual(['Accepted', 'Accepted', 'Accepted', 'Accepted']);
    const revisions = replies.map(({ data }) => data.revision ?? 0);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    const { state, revision } = await engine.issues.load(issue);
    expect([state.phase, revision]).toEqual(['HANDLED', revisions.at(-1)]);
    expect(replies[0]).toMatchObject({
      type: 'shaodao.reply.Accepted',
      subject: issue,
      causationid: 'sign-1',
      data: { command: { id: 'sign-1' }, issue, position: expect.stringMatching(/^\d+$/) },
    });
    expect(replies[1]?.correlationid).toBe('visit-7');
    const stored: string[] = [];
    for await (const { meta } of engine.store.readStream(`issue-${issue}`))
      stored.push(meta.correlationId);
    expect(stored).toContain('visit-7');
  });

  it('answers the same a second time, and also to what came by HTTP', async () => {
    const { issue, assignment } = await dispatched();
    const sign = commandMessage({
      issue,
      type: 'SignAssignment',
      data: { assignment },
      id: 'once',
    });
    await send(sign);
    await answered(issue, 1);
    await send(sign);
    const [first, second] = await answered(issue, 2);
    expect(second).toEqual({ ...first, time: second?.time });

    const { account, actor } = await engine.identity.authenticate(tokens['handler'] ?? '');
    const byHttp = await engine.door.execute({
      ...{ issue, actor, command: { type: 'SignAssignment', assignment } },
      ...{ commandId: `${account.id}:once`, correlationId: 'http' },
    });
    expect(byHttp).toMatchObject({ kind: 'done', replayed: true });

    const other = { assignment, note: '不是同一个命令' };
    await send(commandMessage({ issue, type: 'LogStep', data: other, id: 'once' }));
    expect(codes(await answered(issue, 3)).at(-1)).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('refuses as HTTP does, under the same codes and in both languages', async () => {
    const { issue, assignment } = await dispatched();
    const sign = { issue, type: 'SignAssignment', data: { assignment } };
    const complete = { assignment, result: '好', outcome: 'RESOLVED' };
    await send(
      commandMessage({ issue, type: 'CompleteHandling', data: complete }),
      commandMessage({ ...sign, login: 'handler2' }),
      commandMessage({ ...sign, login: 'ey.no.token' }),
      commandMessage({ ...sign, more: { expectedrevision: 1 } }),
      commandMessage({ ...sign, data: { assignment: 'a-none' } }),
    );
    const replies = await answered(issue, 5);
    expect(codes(replies)).toEqual([
      'WRONG_PHASE',
      'OUT_OF_SCOPE',
      'TOKEN_INVALID',
      'REVISION_STALE',
      expect.stringMatching(/^[A-Z_]+$/),
    ]);
    for (const { data } of replies)
      expect(data).toMatchObject({
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/[a-z]/),
      });
    const unknown = `${ULID}99`;
    await send(commandMessage({ ...sign, issue: unknown }));
    expect(codes(await answered(unknown, 1))).toEqual(['ISSUE_UNKNOWN']);
  });

  it('sets aside what is no command, as it came, with the reason and without the token', async () => {
    const { issue, assignment } = await dispatched();
    const good = commandMessage({ issue, type: 'SignAssignment', data: { assignment } });
    const deadBefore = (await readTopic(kafka, broker.topics.dead)).length;
    const poison: [string, Message][] = [
      ['UNREADABLE', { ...good, value: '{"specversion":' }],
      ['UNREADABLE', { ...good, value: null }],
      ['ATTRIBUTES_INVALID', { ...good, value: '{"specversion":"0.3"}' }],
      ['TYPE_UNKNOWN', commandMessage({ issue, type: 'AcceptIssue', data: {} })],
      ['KEY_NOT_ISSUE', { ...good, key: 'elsewhere' }],
      [
        'VALIDATION_FAILED',
        commandMessage({ issue, type: 'LogStep', data: { assignment, note: 7 } }),
      ],
      ['TOKEN_MISSING', { ...good, headers: {} }],
    ];
    for (const [, message] of poison) await send(message);
    await send(good);
    // The last four say who is asked, so they are answered as well; then the good one.
    const replies = await answered(issue, 5);
    expect([...codes(replies)].sort()).toEqual(
      ['Accepted', 'KEY_NOT_ISSUE', 'TOKEN_MISSING', 'TYPE_UNKNOWN', 'VALIDATION_FAILED'].sort(),
    );
    let dead: readonly FoundMessage[] = [];
    await until('all are dead', async () => {
      dead = (await readTopic(kafka, broker.topics.dead)).slice(deadBefore);
      return dead.length >= poison.length;
    });
    const told = dead.map(({ key, value, headers }) => ({
      ...{ key, value, code: headers['shaodao-dead-code'] },
    }));
    const expected = poison.map(([code, { key, value }]) => ({ key, value, code }));
    const byText = (a: object, b: object): number =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
    expect([...told].sort(byText)).toEqual([...expected].sort(byText));
    for (const { headers } of dead) {
      expect(headers['authorization']).toBeUndefined();
      expect(headers['shaodao-dead-topic']).toBe(broker.topics.commands);
      expect(headers['shaodao-dead-zh']).toMatch(/\p{Script=Han}/u);
    }
  });

  it('waits while the store is away, and loses nothing and mixes nothing up', async () => {
    const matters = [await dispatched(), await dispatched()];
    await link.cut();
    for (const { issue, assignment } of matters)
      await send(
        commandMessage({ issue, type: 'SignAssignment', data: { assignment } }),
        commandMessage({ issue, type: 'LogStep', data: { assignment, note: '到场' } }),
      );
    await until('the door waits', () => said.some((line) => line.includes('have to wait')));
    for (const { issue } of matters) expect(await repliesTo(issue)).toEqual([]);
    await link.mend();
    for (const { issue } of matters)
      expect(codes(await answered(issue, 2))).toEqual(['Accepted', 'Accepted']);
  });

  it('goes on where it stopped, and a second door takes over', async () => {
    const { issue, assignment } = await dispatched();
    await door.stop();
    await send(commandMessage({ issue, type: 'SignAssignment', data: { assignment } }));
    const second = openDoor();
    second.start();
    try {
      expect(codes(await answered(issue, 1))).toEqual(['Accepted']);
    } finally {
      await second.stop();
    }
    door.start();
    await send(commandMessage({ issue, type: 'LogStep', data: { assignment, note: '到场' } }));
    expect(codes(await answered(issue, 2))).toEqual(['Accepted', 'Accepted']);
    const { forms, strangers } = await againstTheDocument(kafka, broker.topics, [
      'replies',
      'dead',
    ]);
    expect(strangers).toEqual([]);
    expect([...forms.keys()].sort()).toEqual(['DeadLetter', 'ReplyAccepted', 'ReplyRefused']);
    // What people wrote, and who may act, is in no line of the log.
    expect(said.join()).not.toMatch(/到场|Bearer|更换灯头/);
  });
});
