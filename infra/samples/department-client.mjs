#!/usr/bin/env node
// 部门系统样例 · A department's own system, complete: it takes its unit's orders from Kafka, signs, contacts
// the appellant, logs a step and reports the matter done, and understands every answer. See docs/departments.md.
//
//   KAFKA_BROKERS=127.0.0.1:9092 SHAODAO_URL=http://127.0.0.1:3000 SHAODAO_LOGIN=… SHAODAO_PASSWORD=… \
//     UNIT=urban-management node infra/samples/department-client.mjs
//
// Kill it and start it again wherever you like: an order that comes twice leads to the same commands under the
// same ids, and the engine gives the same answers. (TOPIC_PREFIX names other topics, ONCE=1 ends after one order.)
import { setImmediate } from 'node:timers';
import kafkajs from 'kafkajs';

const { KAFKA_BROKERS, SHAODAO_URL, SHAODAO_LOGIN, SHAODAO_PASSWORD, UNIT } = process.env;
const { TOPIC_PREFIX = 'shaodao.', ONCE } = process.env;
const SOURCE = `/departments/${UNIT}`;
const ANSWER_WITHIN_MS = 15_000;

const kafka = new kafkajs.Kafka({
  clientId: `department-${UNIT}`,
  brokers: KAFKA_BROKERS.split(','),
  logLevel: kafkajs.logLevel.ERROR,
});
const producer = kafka.producer({
  allowAutoTopicCreation: false,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
});
const group = (name) => ({ groupId: `${TOPIC_PREFIX}${UNIT}.${name}`, maxWaitTimeInMs: 500 });
const orders = kafka.consumer(group('orders'));
const replies = kafka.consumer(group('replies'));

/** One line of what goes on. */
const tell = (facts) => process.stdout.write(`${JSON.stringify(facts)}\n`);
/** Who waits for the answer to which command, by the command's id. */
const waiting = new Map();

/** The token of the system's own account; it lasts a shift, and is fetched anew where it is refused. */
async function login() {
  const response = await fetch(`${SHAODAO_URL}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: SHAODAO_LOGIN, password: SHAODAO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`login: ${response.status} ${await response.text()}`);
  return (await response.json()).token;
}
let token = await login();

/** Sends a command and resolves with its answer; sends it again, as the same, until there is one. */
async function give(id, command, issue, data) {
  for (;;) {
    const event = {
      ...{ specversion: '1.0', id, source: SOURCE, type: `shaodao.command.${command}` },
      ...{
        subject: issue,
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        data,
      },
    };
    const answered = new Promise((resolve) => waiting.set(id, resolve));
    const headers = {
      'content-type': 'application/cloudevents+json; charset=UTF-8',
      authorization: `Bearer ${token}`,
    };
    await producer.send({
      topic: `${TOPIC_PREFIX}commands.v1`,
      acks: -1,
      messages: [{ key: issue, value: JSON.stringify(event), headers }],
    });
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, ANSWER_WITHIN_MS)));
    const answer = await Promise.race([answered, late]);
    clearTimeout(timer);
    waiting.delete(id);
    if (answer?.type === 'shaodao.reply.Accepted') return answer.data;
    if (answer === undefined) continue;
    const { code, zh, en } = answer.data;
    if (!code.startsWith('TOKEN_'))
      throw Object.assign(new Error(`${code}: ${zh} ${en}`), { code });
    token = await login();
  }
}

/** What this department does with an order: here everything at once; a real one asks its own people. */
async function work(order) {
  const { issue, assignment } = order.data;
  const say = (command, data) =>
    give(`${order.id}:${command}`, command, issue, { assignment: assignment.id, ...data });
  const answers = [
    await say('SignAssignment', {}),
    await say('RecordContact', {
      method: 'phone',
      reached: true,
      note: '已电话联系，约定当日上门',
    }),
    await say('LogStep', { note: '已派人到场处理' }),
    assignment.role === 'lead'
      ? await say('CompleteHandling', { result: '已修复并现场确认', outcome: 'RESOLVED' })
      : await say('CompleteAssist', { result: '协办事项已完成' }),
  ];
  for (const { command, position, revision } of answers)
    tell({ done: command.type, id: command.id, issue, position, revision });
}

async function stop() {
  await Promise.all([orders.disconnect(), replies.disconnect(), producer.disconnect()]);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());

await Promise.all([producer.connect(), orders.connect(), replies.connect()]);
// Whoever asks must hear: the replies are followed before the first command leaves.
const listening = new Promise((resolve) => replies.on(replies.events.GROUP_JOIN, resolve));
await replies.subscribe({ topics: [`${TOPIC_PREFIX}replies.v1`], fromBeginning: true });
await replies.run({
  eachMessage: async ({ message }) => {
    const reply = JSON.parse(message.value.toString());
    waiting.get(reply.causationid)?.(reply);
  },
});
await listening;

await orders.subscribe({ topics: [`${TOPIC_PREFIX}orders.v1`], fromBeginning: true });
await orders.run({
  eachMessage: async ({ message, heartbeat }) => {
    const order = JSON.parse(message.value.toString());
    if (order.data.unit !== UNIT) return;
    tell({ order: order.type, id: order.id, issue: order.data.issue });
    if (order.type !== 'shaodao.order.Assigned') return;
    const beat = setInterval(() => void heartbeat().catch(() => undefined), 3_000);
    try {
      await work(order);
    } catch (error) {
      // Refused: a person has to look at it. Anything else is tried again with the next delivery.
      if (error.code === undefined) throw error;
      tell({ refused: error.code, issue: order.data.issue });
    } finally {
      clearInterval(beat);
    }
    if (ONCE === '1') setImmediate(() => void stop());
  },
});
