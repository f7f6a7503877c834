import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventStoreMigrations, PostgresEventStore, type RecordedEvent } from '@shaodao/event-store';
import { createLog, createPool, migrate } from '@shaodao/platform';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import {
  createTestKafka,
  KAFKA_START_MS,
  withKafka,
  type TestKafka,
} from '../../../../test/setup/kafka.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { openKafka } from '../connection/open-kafka.js';
import type { CloudEvent } from '../envelope/cloud-event.js';
import { fromEnvelope, type EventEnvelope } from '../envelope/event-envelope.js';
import { anEvent, givenEvents } from '../testing/given-events.js';
import { readTopic, type FoundMessage } from '../testing/read-topic.js';
import { until } from '../testing/until.js';
import { partitionOf } from '@shaodao/projections';
import type { Route } from './outgoing.js';
import { Relay } from './relay.js';
import { relayHeads, relayStatus } from './relay-status.js';
import { relayMigrations } from './schema.js';

const log = createLog({ level: 'silent' });
const STREAMS = Array.from({ length: 8 }, (_, n) => `issue-${String(n).padStart(4, '0')}`);

withKafka('the relay', () => {
  let broker: TestKafka;
  let kafka: Kafka;
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  const relays: Relay[] = [];

  beforeEach(async () => {
    broker = await createTestKafka();
    kafka = openKafka(broker.place, log);
    database = await createTestDatabase();
    pool = createPool(database.url, 'test', { max: 8 });
    await migrate(pool, [...eventStoreMigrations, ...relayMigrations]);
    store = new PostgresEventStore({ connectionString: database.url });
  }, KAFKA_START_MS);
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await store.close();
    await pool.end();
    await database.drop();
    await broker.drop();
  });

  const started = (routes: readonly Route[] = []): Relay => {
    const relay = new Relay({ store, pool, kafka, log, topics: broker.topics, routes });
    relays.push(relay);
    relay.start();
    return relay;
  };
  const relayed = async (): Promise<void> => {
    const head = await store.head();
    await until(
      'everything is relayed',
      async () => (await relayStatus(pool, store)).position >= head,
    );
  };
  const inTopic = (): Promise<readonly FoundMessage[]> => readTopic(kafka, broker.topics.issues);
  const eventOf = ({ value }: FoundMessage): RecordedEvent =>
    fromEnvelope(JSON.parse(value ?? '') as EventEnvelope);
  /** Each event once, as a consumer takes it that knows repeats by their position. */
  const taken = async (): Promise<readonly RecordedEvent[]> => {
    const events = new Map<number, RecordedEvent>();
    for (const event of (await inTopic()).map(eventOf))
      if (!events.has(event.position)) events.set(event.position, event);
    return [...events.values()];
  };
  const stored = async (): Promise<readonly RecordedEvent[]> =>
    (await store.readAll(0 as never, 10_000)).events;

  it('brings what is stored and what comes, as it is stored, in the order of each issue', async () => {
    await givenEvents(store, STREAMS, 20);
    started();
    await relayed();
    await givenEvents(store, STREAMS, 5, 21);
    await relayed();

    const events = await taken();
    expect([...events].sort((a, b) => a.position - b.position)).toEqual(await stored());
    for (const stream of STREAMS) {
      const revisions = events
        .filter((event) => event.stream === stream)
        .map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    }
  });

  it('puts all of an issue into the one partition of its key, and says what it belongs to', async () => {
    await givenEvents(store, ['issue-01K', 'mediation-01K'], 3);
    started();
    await relayed();

    const messages = await inTopic();
    for (const message of messages) {
      const { meta } = eventOf(message);
      expect(message.partition).toBe(partitionOf(message.key, 12));
      expect(message.headers).toEqual({
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        'correlation-id': meta.correlationId,
      });
    }
    expect(new Set(messages.map(({ key }) => key))).toEqual(new Set(['01K', 'mediation-01K']));
  });

  it('leaves the directory to a topic of its own', async () => {
    await givenEvents(store, ['directory-main', 'issue-1'], 2);
    started();
    await relayed();
    expect((await inTopic()).map(({ key }) => key)).toEqual(['1', '1']);
  });

  it('follows every route it is given, tombstones and promises included', async () => {
    const { orders, directory } = broker.topics;
    const toUnit: Route = (event) => [
      {
        topic: orders,
        key: 'water',
        value: { id: event.id } as unknown as CloudEvent,
        headers: {},
      },
    ];
    const forgotten: Route = async () => [
      { topic: directory, key: 'unit:water', value: null, headers: { 'content-type': 'none' } },
    ];
    await givenEvents(store, ['issue-1'], 2);
    started([toUnit, forgotten]);
    await relayed();

    expect((await readTopic(kafka, orders)).map(({ key }) => key)).toEqual(['water', 'water']);
    const tombstones = await readTopic(kafka, directory);
    expect(tombstones.map(({ key, value }) => [key, value])).toEqual([
      ['unit:water', null],
      ['unit:water', null],
    ]);
  });

  it('goes on where it stopped, without a repeat after an orderly end', async () => {
    await givenEvents(store, ['issue-1'], 10);
    const first = started();
    await relayed();
    await first.stop();
    expect(first.role).toBe('stopped');
    await givenEvents(store, ['issue-1'], 10, 11);
    started();
    await relayed();
    expect((await inTopic()).map((message) => eventOf(message).revision)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });

  it('lets one of many lead, and another take over', async () => {
    await givenEvents(store, ['issue-1'], 1);
    const [first, second] = [started(), started()];
    await until('one leads', () => [first, second].some(({ role }) => role === 'leader'));
    const [leader, other] = first.role === 'leader' ? [first, second] : [second, first];
    await relayed();
    expect(other.role).not.toBe('leader');

    await leader.stop();
    await givenEvents(store, ['issue-1'], 1, 2);
    await relayed();
    expect(other.role).toBe('leader');
    expect(await taken()).toHaveLength(2);
  });

  it('sends what is larger than one request for a partition', async () => {
    const large = 'x'.repeat(700_000);
    for (let n = 1; n <= 8; n += 1)
      await store.append([{ stream: 'issue-1', expected: n - 1, events: [anEvent(n, { large })] }]);
    started();
    await relayed();
    const events = await taken();
    expect(events.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(events.every(({ data }) => (data as { large: string }).large === large)).toBe(true);
  });

  it('says how far it is, to others as well', async () => {
    const before = await relayStatus(pool, store);
    expect(before).toEqual({
      position: 0,
      lag: { events: 0, seconds: 0 },
      messages: 0,
      rate: 0,
      hasLeader: false,
    });
    expect(await relayHeads(pool)).toEqual({ position: 0, partitions: [] });

    await givenEvents(store, STREAMS, 3);
    const waiting = await relayStatus(pool, store);
    expect(waiting.lag.events).toBe(24);
    expect(waiting.lag.seconds).toBeGreaterThan(0);

    started();
    await relayed();
    const after = await relayStatus(pool, store);
    expect(after).toMatchObject({ position: 24, messages: 24, hasLeader: true });
    expect(after.lag).toEqual({ events: 0, seconds: 0 });

    const messages = await inTopic();
    const { position, partitions } = await relayHeads(pool);
    expect(position).toBe(24);
    const lastOf = new Map(messages.map((message) => [message.partition, message]));
    expect(partitions).toEqual(
      [...lastOf].map(([partition, message]) => ({
        topic: broker.topics.issues,
        partition,
        lastOffset: message.offset,
        position: eventOf(message).position,
      })),
    );
  });

  it('stands still where a route fails, says why, and skips nothing', async () => {
    let faults = 3;
    const faulty: Route = (event) => {
      if (event.revision === 2 && faults-- > 0) throw new Error('cannot say this');
      return [];
    };
    await givenEvents(store, ['issue-1'], 3);
    started([faulty]);
    await until('the fault is told', async () => {
      const { lastError } = await relayStatus(pool, store);
      return lastError === 'Error: cannot say this';
    });
    await relayed();
    const status = await relayStatus(pool, store);
    expect(status.lastError).toBeUndefined();
    expect((await taken()).map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });

  it('gives way where somebody else moved the checkpoint', async () => {
    await givenEvents(store, ['issue-1'], 2);
    const relay = started();
    await relayed();
    await pool.query(`update relay_checkpoints set position = 0`);
    await givenEvents(store, ['issue-1'], 1, 3);
    await relayed();
    await until('it leads again', () => relay.role === 'leader');
    // What was sent and could not be written down comes again, after the whole past.
    const revisions = (await inTopic()).map((message) => eventOf(message).revision);
    expect(revisions.slice(0, 3)).toEqual([1, 2, 3]);
    expect(revisions.slice(-3)).toEqual([1, 2, 3]);
  });
});
