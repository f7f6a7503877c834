import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresEventStore, type Position, type RecordedEvent } from '@shaodao/event-store';
import { schema } from '@shaodao/engine';
import {
  ensureTopics,
  openKafka,
  Relay,
  topicNames,
  type KafkaPlace,
  type TopicNames,
} from '@shaodao/kafka';
import { createLog, createPool, migrate } from '@shaodao/platform';
import type { Admin, Kafka } from 'kafkajs';
import { benchAppends, seededRandom } from './bench-events.js';
import { RawProducer } from './raw-producer.js';
import { median } from './statistics.js';

export interface RelayBenchOptions {
  /** A fresh database. */
  readonly databaseUrl: string;
  readonly kafka: KafkaPlace;
  readonly rounds: number;
  /** Events of one round. Default 20,000. */
  readonly roundEvents?: number;
  readonly seed?: number;
  /** Told one line after each round. */
  readonly onProgress?: (line: string) => void;
}

export interface RelayBenchRound {
  readonly relayPerSecond: number;
  readonly rawPerSecond: number;
  readonly ratio: number;
  /** Processor time of this process for each message, microseconds: says more where others work, too. */
  readonly relayMicros: number;
  readonly rawMicros: number;
}

export interface RelayBenchResult {
  readonly bench: 'relay';
  /** Median of the rounds' ratios, relay : raw. */
  readonly ratio: number;
  readonly aim: number;
  readonly limit: string;
  readonly relayPerSecond: number;
  readonly rawPerSecond: number;
  readonly relayMicros: number;
  readonly rawMicros: number;
  readonly rounds: readonly RelayBenchRound[];
  readonly roundEvents: number;
  /** Of a message's value, mean. */
  readonly messageBytes: number;
  readonly seed: number;
  readonly versions: { readonly node: string; readonly postgres: string };
}

const AIM = 0.8;
/** What the relay sends at once where there is a backlog. */
const BATCH = 1_000;
const log = createLog({ level: 'error' });

/**
 * A backlog from the store to Kafka through the relay, as a share of a kafkajs producer that sends the
 * same bytes in batches of the same size, made before the clock runs. Sides alternate, and take turns
 * who is first.
 * @throws Error where a topic does not hold each message once.
 */
export async function benchRelay(options: RelayBenchOptions): Promise<RelayBenchResult> {
  const { rounds, roundEvents = 20_000, seed = 20_260_301, onProgress } = options;
  const site = await BenchSite.open(options.databaseUrl, options.kafka);
  const random = seededRandom(seed);
  const measured: RelayBenchRound[] = [];
  let serial = 0;
  const round = async (relayFirst: boolean): Promise<RelayBenchRound> => {
    const events = await site.append(benchAppends(roundEvents, serial, random));
    serial += roundEvents;
    const first = relayFirst ? await site.relay(events) : await site.raw(events);
    const second = relayFirst ? await site.raw(events) : await site.relay(events);
    const [relay, raw] = relayFirst ? [first, second] : [second, first];
    return {
      relayPerSecond: relay.perSecond,
      rawPerSecond: raw.perSecond,
      ratio: relay.perSecond / raw.perSecond,
      relayMicros: relay.micros,
      rawMicros: raw.micros,
    };
  };
  try {
    await round(true);
    for (let nth = 1; nth <= rounds; nth += 1) {
      const result = await round(nth % 2 === 0);
      measured.push(result);
      onProgress?.(
        `round ${nth}: relay ${result.relayPerSecond.toFixed(0)}/s, raw ` +
          `${result.rawPerSecond.toFixed(0)}/s, ratio ${result.ratio.toFixed(3)}, processor time ` +
          `${result.relayMicros.toFixed(0)} and ${result.rawMicros.toFixed(0)} µs a message`,
      );
    }
    await site.check((rounds + 1) * roundEvents);
    return {
      bench: 'relay',
      ratio: median(measured.map((one) => one.ratio)),
      aim: AIM,
      limit: `kafkajs send of ${BATCH} messages, made beforehand, idempotent, acks -1, one in flight`,
      relayPerSecond: median(measured.map((one) => one.relayPerSecond)),
      rawPerSecond: median(measured.map((one) => one.rawPerSecond)),
      relayMicros: median(measured.map((one) => one.relayMicros)),
      rawMicros: median(measured.map((one) => one.rawMicros)),
      rounds: measured,
      roundEvents,
      messageBytes: site.messageBytes,
      seed,
      versions: { node: process.version, postgres: await site.postgresVersion() },
    };
  } finally {
    await site.close();
  }
}

/** How fast one side was. */
interface Side {
  readonly perSecond: number;
  readonly micros: number;
}

async function timed(messages: number, work: () => Promise<void>): Promise<Side> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - begun) / 1_000;
  return { perSecond: messages / seconds, micros: (user + system) / messages };
}

/** One store, one broker, and two sets of topics: the relay's, and those of the limit. */
class BenchSite {
  messageBytes = 0;

  private constructor(
    private readonly store: PostgresEventStore,
    private readonly pool: ReturnType<typeof createPool>,
    private readonly kafka: Kafka,
    private readonly admin: Admin,
    private readonly names: TopicNames,
    private readonly limit: TopicNames,
    private readonly producer: RawProducer,
  ) {}

  static async open(databaseUrl: string, place: KafkaPlace): Promise<BenchSite> {
    const pool = createPool(databaseUrl, 'bench', { max: 6 });
    await migrate(pool, schema);
    const prefix = `bench-${randomBytes(4).toString('hex')}`;
    const [names, limit] = [topicNames(`${prefix}.relay.`), topicNames(`${prefix}.limit.`)];
    const kafka = openKafka(place, log);
    const admin = kafka.admin();
    await admin.connect();
    await ensureTopics(admin, names);
    const layout = await ensureTopics(admin, limit);
    const producer = await RawProducer.connect(kafka, limit.issues, layout.get(limit.issues) ?? 1);
    const store = new PostgresEventStore({ connectionString: databaseUrl });
    return new BenchSite(store, pool, kafka, admin, names, limit, producer);
  }

  /** The events of one round, as the store gives them back. */
  async append(appends: ReturnType<typeof benchAppends>): Promise<readonly RecordedEvent[]> {
    const before = await this.store.head();
    const groups = Array.from({ length: 32 }, (_, nth) =>
      appends.filter((_one, at) => at % 32 === nth),
    );
    await Promise.all(
      groups.map(async (group) => {
        for (const { stream, event } of group)
          await this.store.append([{ stream, expected: 0, events: [event] }]);
      }),
    );
    return (await this.store.readAll(before, appends.length)).events;
  }

  async raw(events: readonly RecordedEvent[]): Promise<Side> {
    const messages = this.producer.messagesOf(events);
    const bytes = messages.reduce((sum, { value }) => sum + Buffer.byteLength(value ?? ''), 0);
    this.messageBytes = Math.round(bytes / messages.length);
    return timed(messages.length, () => this.producer.send(messages, BATCH));
  }

  /** From the moment it leads until everything is acknowledged and on the checkpoint. */
  async relay(events: readonly RecordedEvent[]): Promise<Side> {
    const last = events.at(-1)?.position ?? (0 as Position);
    const { store, pool, kafka, names } = this;
    const relay = new Relay({ store, pool, kafka, log, topics: names });
    relay.start();
    try {
      while (relay.role !== 'leader') await pause(1);
      return await timed(events.length, async () => {
        while (relay.position < last) await pause(2);
      });
    } finally {
      await relay.stop();
    }
  }

  async check(messages: number): Promise<void> {
    for (const topic of [this.names.issues, this.limit.issues]) {
      const offsets = await this.admin.fetchTopicOffsets(topic);
      const held = offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
      if (held !== messages) throw new Error(`${topic} holds ${held} messages, not ${messages}`);
    }
  }

  async postgresVersion(): Promise<string> {
    const { rows } = await this.pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    return rows[0]?.version ?? 'unknown';
  }

  async close(): Promise<void> {
    await this.producer.close();
    await this.admin.deleteTopics({
      topics: [this.names, this.limit].flatMap((names) => Object.values<string>({ ...names })),
    });
    await this.admin.disconnect();
    await this.store.close();
    await this.pool.end();
  }
}
