import { expect, it } from '@jest/globals';
import { eventStoreMigrations, PostgresEventStore } from '@shaodao/event-store';
import { createLog, createPool, inSpan, migrate, startTracing, traceMeta } from '@shaodao/platform';
import { createTestKafka, KAFKA_START_MS, withKafka } from '../../../../test/setup/kafka.js';
import { OtlpReceiver } from '../../../../test/setup/otlp-receiver.js';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import { openKafka } from '../connection/open-kafka.js';
import type { EventEnvelope } from '../envelope/event-envelope.js';
import { anEvent } from '../testing/given-events.js';
import { readTopic } from '../testing/read-topic.js';
import { until } from '../testing/until.js';
import { Relay } from './relay.js';
import { relayMigrations } from './schema.js';

const log = createLog({ level: 'silent' });

withKafka('the relay of traced events', () => {
  it(
    'brings their trace to Kafka, and tells its batch as a trace linked with theirs',
    async () => {
      const broker = await createTestKafka();
      const database = await createTestDatabase();
      const pool = createPool(database.url, 'test', { max: 8 });
      await migrate(pool, [...eventStoreMigrations, ...relayMigrations]);
      const store = new PostgresEventStore({ connectionString: database.url });
      const collector = await OtlpReceiver.start();
      const tracing = await startTracing({ url: collector.url, service: 'relay-test', log });
      const kafka = openKafka(broker.place, log);
      const relay = new Relay({ store, pool, kafka, log, topics: broker.topics });
      try {
        const event = anEvent(1);
        const traced = await inSpan(
          'append',
          () => ({ parent: 'none' }),
          async () => {
            const meta = { ...event.meta, ...traceMeta() };
            const events = [{ ...event, meta }];
            await store.append([{ stream: 'issue-0001', expected: 0, events }]);
            return meta;
          },
        );
        relay.start();
        await until('it is relayed', async () => relay.position === (await store.head()));
        const [message] = await readTopic(kafka, broker.topics.issues);
        const envelope = JSON.parse(message?.value ?? '') as EventEnvelope;
        expect(envelope.traceparent).toBe(traced.traceparent);
        expect(message?.headers['traceparent']).toBe(traced.traceparent);
        const [, trace = ''] = String(traced.traceparent).split('-');
        await until('the batch is told', () =>
          Promise.resolve(
            collector
              .named('relay')
              .some(({ links }) => links.some((link) => link.traceId === trace)),
          ),
        );
        expect(collector.named('relay')[0]?.attributes).toEqual({
          'shaodao.events': 1,
          'shaodao.messages': 1,
        });
      } finally {
        await relay.stop();
        await tracing.stop();
        await collector.stop();
        await store.close();
        await pool.end();
        await database.drop();
        await broker.drop();
      }
    },
    KAFKA_START_MS,
  );
});
