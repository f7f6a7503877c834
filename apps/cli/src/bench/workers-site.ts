import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '@shaodao/engine';
import {
  ensureTopics,
  openKafka,
  Relay,
  relayStatus,
  type KafkaPlace,
  type TopicNames,
} from '@shaodao/kafka';
import type { Log } from '@shaodao/platform';
import { enterPartitions, projectionStatus, type Projector } from '@shaodao/projections';
import type { Admin } from 'kafkajs';
import type { PoolClient } from 'pg';
import { BenchWorker } from './bench-workers.js';
import { ServerCpu } from './server-cpu.js';

const PATIENCE_MS = 180_000;
const MOST_WORKERS = 3;

/** One run: how fast, and what it took of whose processor. */
export interface WorkersRun {
  /** Events projected a second. */
  readonly perSecond: number;
  /** Processor time an event, in microseconds: of all workers, and of PostgreSQL where it can be told. */
  readonly workersMicros: number;
  readonly postgresMicros: number | undefined;
  /** Of the time of the run, the share in which the busiest worker was at work. */
  readonly busiest: number;
}

export interface WorkersSiteParts {
  readonly engine: Engine;
  readonly databaseUrl: string;
  readonly kafka: KafkaPlace;
  readonly topics: TopicNames;
  readonly masterKey: Buffer;
  readonly tokenSecret: Buffer;
  readonly log: Log;
}

/** One store, one topic, and processes that project them anew in each run. */
export class WorkersSite {
  readonly projectors: readonly Projector[];
  /** Events the log holds for them, and partitions of the topic. */
  events = 0;
  partitions = 0;
  private runs = 0;
  private readonly workers: BenchWorker[] = [];
  private server: ServerCpu | undefined;
  private firstRows: string | undefined;
  private admin: Admin | undefined;

  constructor(private readonly parts: WorkersSiteParts) {
    this.projectors = parts.engine.readModels.filter(({ partitioned }) => partitioned);
  }

  /** Brings everything that has happened to the topic. */
  async relay(): Promise<void> {
    const { engine, kafka, topics, log } = this.parts;
    const { store, pool } = engine;
    const client = openKafka(kafka, log);
    this.admin = client.admin();
    await this.admin.connect();
    this.partitions = (await ensureTopics(this.admin, topics)).get(topics.issues) ?? 0;
    const relay = new Relay({ store, pool, kafka: client, log, topics });
    relay.start();
    const head = await store.head();
    await until('all is relayed', async () => (await relayStatus(pool, store)).position >= head);
    await relay.stop();
    this.events = head;
  }

  /** Begins the processes; they stay until `close`. */
  async begin(): Promise<void> {
    const { databaseUrl, kafka, topics, masterKey, tokenSecret, engine } = this.parts;
    const keys = {
      masterKey: masterKey.toString('base64'),
      tokenSecret: tokenSecret.toString('base64'),
    };
    const task = { kind: 'task', databaseUrl, kafka, topics, ...keys } as const;
    // One after the other, so that none waits long for the others' beginning.
    while (this.workers.length < MOST_WORKERS) this.workers.push(await BenchWorker.begin(task));
    this.server = await ServerCpu.of(engine.pool);
  }

  /**
   * Projects everything into empty tables.
   * @param count of workers that share the partitions; 0: one process along the store.
   */
  async run(count: number): Promise<WorkersRun> {
    const { engine, topics } = this.parts;
    const way = count === 0 ? 'store' : 'partitions';
    const name = `bench-${String((this.runs += 1))}`;
    await this.empty();
    if (way === 'partitions')
      for (const projector of this.projectors)
        await enterPartitions(engine.pool, projector, topics.issues, this.partitions);
    const crew = this.workers.slice(0, Math.max(1, count));
    const gun = await engine.pool.connect();
    try {
      // Who holds these rows keeps everybody from writing until all stand ready.
      await gun.query('begin; set local idle_in_transaction_session_timeout = 0');
      const places = way === 'store' ? 'projection_checkpoints' : 'projection_partitions';
      await gun.query(`select from ${places} for update`);
      for (const worker of crew) worker.stand(name, way);
      await (way === 'store' ? this.led(name) : this.shared(name, count));
      return await this.timed(crew, gun);
    } finally {
      await gun.query('rollback');
      gun.release();
    }
  }

  private async timed(crew: readonly BenchWorker[], gun: PoolClient): Promise<WorkersRun> {
    const ofServer = await this.server?.seconds();
    for (const worker of crew) worker.go();
    const begun = performance.now();
    await gun.query('commit');
    await this.projected();
    const seconds = (performance.now() - begun) / 1_000;
    const served = await this.server?.seconds();
    const used = await Promise.all(crew.map((worker) => worker.stop()));
    await this.checkRows();
    const micros = (cpu: number): number => (cpu * 1e6) / this.events;
    return {
      perSecond: this.events / seconds,
      workersMicros: micros(used.reduce((sum, one) => sum + one, 0)),
      postgresMicros:
        served === undefined || ofServer === undefined ? undefined : micros(served - ofServer),
      busiest: Math.max(...used) / seconds,
    };
  }

  async postgresVersion(): Promise<string> {
    const { rows } = await this.parts.engine.pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    return rows[0]?.version ?? 'unknown';
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end()));
    if (this.admin === undefined) return;
    await this.admin.deleteTopics({ topics: Object.values<string>({ ...this.parts.topics }) });
    await this.admin.disconnect();
  }

  private async empty(): Promise<void> {
    const { pool } = this.parts.engine;
    const tables = this.projectors.flatMap((projector) => projector.tables);
    await pool.query(
      `truncate ${tables.join(', ')}, projection_checkpoints, projection_partitions`,
    );
    for (const { name, version } of this.projectors)
      await pool.query(
        `insert into projection_checkpoints (projector, version, position) values ($1, $2, 0)`,
        [name, version],
      );
  }

  private async led(name: string): Promise<void> {
    const { pool, store } = this.parts.engine;
    const { projectors } = this;
    await until(
      'a process leads all projectors',
      async () => (await projectionStatus({ pool, store, projectors }, name)).hasLeader,
    );
  }

  private async shared(name: string, workers: number): Promise<void> {
    const id = `${this.parts.topics.issues}.${name}`;
    await until(`${String(workers)} workers share the partitions`, async () => {
      const [group] = (await this.admin?.describeGroups([id]))?.groups ?? [];
      return group?.state === 'Stable' && group.members.length === workers;
    });
  }

  private async projected(): Promise<void> {
    await until('everything is projected', async () => {
      const { rows } = await this.parts.engine.pool.query<{ least: string }>(
        `select min(position) as least from projection_checkpoints`,
      );
      return Number(rows[0]?.least) >= this.events;
    });
  }

  private async checkRows(): Promise<void> {
    const sums: string[] = [];
    for (const table of this.projectors.flatMap(({ tables }) => tables)) {
      const { rows } = await this.parts.engine.pool.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum
         from ${table} t`,
      );
      sums.push(`${table}: ${rows[0]?.sum ?? ''}`);
    }
    const rows = sums.join('\n');
    this.firstRows ??= rows;
    if (rows !== this.firstRows)
      throw new Error(`A run left other rows than the first:\n${rows}\n${this.firstRows}`);
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Did not come true: ${what}`);
    await pause(10);
  }
}
