import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { eventStoreMigrations, PostgresEventStore } from '@shaodao/event-store';
import { createLog, createPool, migrate } from '@shaodao/platform';
import {
  ProjectionRunner,
  projectionMigrations,
  ProjectionSignals,
  projectionStatus,
  ProjectionWaiter,
  rebuild,
  verify,
  type Projector,
} from '@shaodao/projections';
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
import { Relay } from '../relay/relay.js';
import { relayMigrations } from '../relay/schema.js';
import { anEvent, givenEvents } from '../testing/given-events.js';
import { Letters } from '../testing/letters.js';
import { until } from '../testing/until.js';
import { PartitionedProjections } from './partitioned-projections.js';

const log = createLog({ level: 'silent' });
const STREAMS = Array.from({ length: 24 }, (_, n) => `issue-${String(n).padStart(4, '0')}`);
const PATIENCE_MS = 30_000;

withKafka('projections by partitions', () => {
  let broker: TestKafka;
  let kafka: Kafka;
  let database: TestDatabase;
  let pool: Pool;
  let store: PostgresEventStore;
  let signals: ProjectionSignals;
  let letters: Projector;
  const running: { stop(): Promise<void> }[] = [];
  const pools: Pool[] = [];

  beforeAll(async () => {
    broker = await createTestKafka();
    kafka = openKafka(broker.place, log);
  }, KAFKA_START_MS);
  beforeEach(async () => {
    letters = new Letters();
    database = await createTestDatabase();
    pool = createPool(database.url, 'test', { max: 12 });
    await migrate(pool, [
      ...eventStoreMigrations,
      ...projectionMigrations,
      ...relayMigrations,
      ...letters.migrations,
    ]);
    store = new PostgresEventStore({ connectionString: database.url });
    signals = new ProjectionSignals(pool);
    signals.start();
    started(new Relay({ store, pool, kafka, log, topics: broker.topics }));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((work) => work.stop()));
    await signals.close();
    await store.close();
    await Promise.all([pool, ...pools.splice(0)].map((each) => each.end()));
    await database.drop();
    await broker.drop();
  });

  const started = <W extends { start(): void; stop(): Promise<void> }>(work: W): W => {
    running.push(work);
    work.start();
    return work;
  };
  /** Another process, as far as the database and the broker can tell. */
  const aProcess = (projector = letters): PartitionedProjections => {
    const own = createPool(database.url, 'worker', { max: 10 });
    pools.push(own);
    return started(
      new PartitionedProjections({
        ...{ store, kafka, log, pool: own, topics: broker.topics },
        projectors: [projector],
        name: 'letters',
      }),
    );
  };
  const runner = (): ProjectionRunner =>
    started(new ProjectionRunner({ store, pool, projectors: [letters], name: 'letters' }));
  const caughtUp = async (patience = PATIENCE_MS): Promise<void> => {
    const head = await store.head();
    const waiter = new ProjectionWaiter(pool, signals);
    if (await waiter.waitFor(head, patience, ['letters'])) return;
    const { rows } = await pool.query(
      `select projector, position, partitions, last_error from projection_checkpoints`,
    );
    throw new Error(`Not at ${String(head)}: ${JSON.stringify(rows)}`);
  };
  const expectClean = async (): Promise<void> => {
    const { url } = database;
    const { signal } = new AbortController();
    const verdict = await verify({ url, store, projectors: [letters], signal });
    expect([verdict.clean, verdict.projectors[0]?.checkpoint.faults]).toEqual([true, []]);
  };
  const written = async (): Promise<number> => {
    const { rows } = await pool.query<{ n: string }>(`select sum(events) as n from letters`);
    return Number(rows[0]?.n);
  };

  it('write what is relayed, and the checkpoint says so as soon as all of it is there', async () => {
    aProcess();
    await givenEvents(store, STREAMS, 10);
    await caughtUp();
    expect(await written()).toBe(240);
    // Nothing of it is theirs: the checkpoint goes along nevertheless.
    await store.append([{ stream: 'directory-x', expected: 'any', events: [anEvent(1)] }]);
    await caughtUp();
    await expectClean();
    const status = await projectionStatus({ pool, store, projectors: [letters] }, 'letters');
    expect(status.hasLeader).toBe(true);
    expect(status.projectors).toMatchObject([{ partitions: 12, applied: 240, lag: { events: 0 } }]);
  }, 60_000);

  it('share the partitions out, and lose or repeat nothing while processes come and go', async () => {
    const over = new AbortController();
    const writing = (async () => {
      for (let n = 0; !over.signal.aborted; n += 1) {
        await givenEvents(store, STREAMS, 1, n);
        // Load, not as much of it as the store takes: what is written must also be read in the end.
        await pause(50);
      }
    })();
    const first = aProcess();
    await until('the first one writes', async () => (await written()) > 0, PATIENCE_MS);
    aProcess();
    const third = aProcess();
    const seen = await written();
    await until('all go on', async () => (await written()) > seen + 100, PATIENCE_MS);
    await first.stop();
    await third.stop();
    over.abort();
    await writing;
    await caughtUp();
    await expectClean();
    expect(await written()).toBe(await store.head());
  }, 90_000);

  it('take over from a runner and give back to it, wherever each of them was', async () => {
    const old = runner();
    await givenEvents(store, STREAMS, 5);
    await caughtUp();
    const waiting = aProcess();
    await givenEvents(store, STREAMS, 5, 6);
    await caughtUp();
    await old.stop();
    await until('the runner has let go', async () => (await partitions()) > 0, PATIENCE_MS);
    await givenEvents(store, STREAMS, 5, 11);
    await caughtUp();
    const next = runner();
    await givenEvents(store, STREAMS, 5, 16);
    await waiting.stop();
    await until('the runner leads again', async () => (await partitions()) === 0, PATIENCE_MS);
    await givenEvents(store, STREAMS, 5, 21);
    await caughtUp();
    await next.stop();
    await expectClean();
    expect(await written()).toBe(24 * 25);
  }, 90_000);

  it('wait for their tables to be rebuilt where those are of another version', async () => {
    await givenEvents(store, STREAMS, 5);
    aProcess();
    await caughtUp();
    await Promise.all(running.splice(1).map((work) => work.stop()));
    letters = new Letters(2);
    await givenEvents(store, STREAMS, 5, 6);
    aProcess();
    await until('it says why', async () => (await lastError()).includes('must be rebuilt'));
    const { signal } = new AbortController();
    await rebuild({ url: database.url, store, projectors: [letters], signal });
    await givenEvents(store, STREAMS, 5, 11);
    await caughtUp();
    await expectClean();
  }, 90_000);

  it('come through a topic that is deleted and made anew while they run: nothing lost, nothing twice', async () => {
    aProcess();
    aProcess();
    await givenEvents(store, STREAMS, 5);
    await caughtUp();
    const admin = kafka.admin();
    await admin.connect();
    try {
      await admin.deleteTopics({ topics: [broker.topics.issues] });
      await givenEvents(store, STREAMS, 20, 6);
      await caughtUp(60_000);
    } finally {
      await admin.disconnect();
    }
    await givenEvents(store, STREAMS, 1, 26);
    await caughtUp();
    await until('they go by partitions again', async () => (await partitions()) === 12, 60_000);
    await givenEvents(store, STREAMS, 1, 27);
    await caughtUp();
    expect(await written()).toBe(24 * 27);
    await expectClean();
  }, 150_000);

  it('take from the store what a topic that was made anew while they were away does not hold', async () => {
    await givenEvents(store, STREAMS, 2);
    aProcess();
    await caughtUp();
    await Promise.all(running.splice(1).map((work) => work.stop()));
    await givenEvents(store, STREAMS, 2, 3);
    // As if all of this were gone with a topic that was longer.
    await pool.query(`update projection_partitions set next_offset = next_offset + 1000`);
    await pool.query(`update relay_partitions set last_offset = last_offset + 1000`);
    aProcess();
    await caughtUp();
    await givenEvents(store, STREAMS, 2, 5);
    await caughtUp();
    await expectClean();
    expect(await written()).toBe(24 * 6);
  }, 60_000);

  it('write what touches many streams when every partition is past it', async () => {
    letters = new Letters(1, ['seal']);
    await givenEvents(store, STREAMS, 10);
    await store.append([{ stream: 'seal-1', expected: 'any', events: [anEvent(1)] }]);
    aProcess();
    await givenEvents(store, STREAMS, 1, 11);
    await caughtUp();
    const { rows } = await pool.query<{ n: string; least: number }>(
      `select count(*) as n, min(events_when_sealed) as least from letters`,
    );
    expect(rows).toEqual([{ n: '24', least: expect.any(Number) }]);
    expect(rows[0]?.least).toBeGreaterThanOrEqual(10);
  }, 60_000);

  const partitions = async (): Promise<number> => {
    const { rows } = await pool.query<{ partitions: number }>(
      `select partitions from projection_checkpoints`,
    );
    return rows[0]?.partitions ?? 0;
  };
  const lastError = async (): Promise<string> => {
    const { rows } = await pool.query<{ last_error: string | null }>(
      `select last_error from projection_checkpoints`,
    );
    return rows[0]?.last_error ?? '';
  };
});
