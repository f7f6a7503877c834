import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eraseSubject, openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { openKafka, Relay, topicNames } from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import type { Admin } from 'kafkajs';
import { BenchLives } from '../../apps/cli/src/bench/bench-lives.js';
import { createTestKafka, KAFKA_START_MS, withKafka, type TestKafka } from '../setup/kafka.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const ROOT = join(import.meta.dirname, '../..');
const GROUP = `${topicNames().issues}.read-models`;
const EVENTS = 20_000;
const PATIENCE_MS = 60_000;
const log = createLog({ level: 'silent' });
const masterKey = randomBytes(32);
const tokenSecret = randomBytes(32);

/** A house whose read tables are kept by processes of their own, which can be killed. */
class WorkerSite {
  readonly workers: ChildProcess[] = [];

  private constructor(
    readonly engine: Engine,
    readonly lives: BenchLives,
    private readonly database: TestDatabase,
    private readonly broker: TestKafka,
    private readonly relay: Relay,
    private readonly admin: Admin,
    private readonly dataDir: string,
  ) {}

  static async open(): Promise<WorkerSite> {
    // Workers know topics by the names of a real house: a broker of one's own.
    const broker = await createTestKafka(1);
    const database = await createTestDatabase();
    const engine = await openEngine({ databaseUrl: database.url, masterKey, tokenSecret, log });
    await seedSampleDistrict(engine);
    const kafka = openKafka(broker.place, log);
    const relay = new Relay({ store: engine.store, pool: engine.pool, kafka, log });
    relay.start();
    const admin = kafka.admin();
    await admin.connect();
    const dataDir = await mkdtemp(join(tmpdir(), 'shaodao-workers-'));
    const lives = new BenchLives(engine, 20_261_123, EVENTS);
    return new WorkerSite(engine, lives, database, broker, relay, admin, dataDir);
  }

  private command(words: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, [join(ROOT, 'apps/cli/bin/shaodao.mjs'), ...words], {
      env: {
        ...process.env,
        MASTER_KEY: masterKey.toString('base64'),
        TOKEN_SECRET: tokenSecret.toString('base64'),
        DATABASE_URL: this.database.url,
        KAFKA_BROKERS: this.broker.place.brokers.join(','),
        DATA_DIR: this.dataDir,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Starts a worker for the read tables. @throws what it said, where it ends instead. */
  async startWorker(): Promise<ChildProcess> {
    const port = String(await freePort());
    const worker = this.command(['worker'], { ROLES: 'projections', METRICS_PORT: port });
    this.workers.push(worker);
    const said: Buffer[] = [];
    worker.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    worker.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    await until('a worker is up', async () => {
      if (worker.exitCode !== null) throw new Error(Buffer.concat(said).toString());
      const ready = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
      return ready?.ok === true;
    });
    return worker;
  }

  /** Runs a command to its end. @returns its exit code and all it said */
  async finish(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
    const child = this.command(words);
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said: Buffer.concat(said).toString() };
  }

  /** Waits until so many processes have shared the partitions out. */
  async shared(workers: number): Promise<void> {
    await until(`${String(workers)} workers share the partitions`, async () => {
      const { groups } = await this.admin.describeGroups([GROUP]);
      const [group] = groups;
      return group?.state === 'Stable' && group.members.length === workers;
    });
  }

  async onBoard(): Promise<number> {
    const { rows } = await this.engine.pool.query<{ n: string }>(
      'select count(*) as n from board_issues',
    );
    return Number(rows[0]?.n);
  }

  async caughtUp(): Promise<void> {
    const head = await this.engine.store.head();
    const names = this.engine.readModels.map(({ name }) => name);
    if (await this.engine.projected.waitFor(head, PATIENCE_MS, names)) return;
    const { rows } = await this.engine.pool.query(
      'select projector, position, partitions, last_error from projection_checkpoints',
    );
    throw new Error(`Not caught up to ${String(head)}: ${JSON.stringify(rows)}`);
  }

  /** Erases the resident of some issue on the board. */
  async eraseSomebody(): Promise<string> {
    const { engine } = this;
    const { rows } = await engine.pool.query<{ subject: string }>(
      'select subject from board_reports order by issue limit 1',
    );
    const subject = rows[0]?.subject ?? '';
    await eraseSubject(
      {
        subject,
        reason: 'at their own request',
        actor: { person: 'p-officer', roles: ['SYSTEM'] },
        commandId: `erase-${subject}`,
        now: new Date().toISOString(),
        eventId: randomUUID(),
      },
      engine.store,
      engine.vault,
    );
    return subject;
  }

  async close(): Promise<void> {
    await Promise.all(
      this.workers.map(async (worker) => {
        if (worker.exitCode !== null || worker.signalCode !== null) return;
        const ended = once(worker, 'exit');
        worker.kill('SIGTERM');
        await ended;
      }),
    );
    await this.admin.disconnect();
    await this.relay.stop();
    await this.engine.close();
    await this.database.drop();
    await this.broker.drop();
    await rm(this.dataDir, { recursive: true });
  }
}

/** A port that was free just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Did not come true: ${what}`);
    await pause(50);
  }
}

withKafka('three workers that share the read tables, under load', () => {
  let site: WorkerSite;
  let opened = false;

  beforeAll(async () => {
    site = await WorkerSite.open();
    opened = true;
  }, KAFKA_START_MS);
  afterAll(async () => {
    if (opened) await site.close();
  }, 60_000);

  it('lose one by kill -9: the others take its partitions, nothing is lost or counted twice', async () => {
    const first = await site.startWorker();
    await Promise.all([site.startWorker(), site.startWorker()]);
    await site.shared(3);
    const over = new AbortController();
    const writing = (async () => {
      while (!over.signal.aborted) {
        const next = performance.now() + 100;
        await site.lives.fill(site.lives.appended + 40, 8);
        await pause(Math.max(0, next - performance.now()));
      }
    })();
    try {
      await until('the board fills', async () => (await site.onBoard()) > 50);
      first.kill('SIGKILL');
      const acknowledged = await site.engine.store.head();
      await site.shared(2);
      const names = site.engine.readModels.map(({ name }) => name);
      expect(await site.engine.projected.waitFor(acknowledged, PATIENCE_MS, names)).toBe(true);
      // What touches many streams at once goes on, too.
      await site.eraseSomebody();
      await site.caughtUp();
    } finally {
      over.abort();
      await writing;
    }
    await site.caughtUp();
    const { rows } = await site.engine.pool.query<{ acknowledged: string; shown: string }>(
      `select (select count(distinct stream) from events where stream like 'issue-%') as acknowledged,
         (select count(*) from board_issues) as shown`,
    );
    expect(rows[0]?.shown).toBe(rows[0]?.acknowledged);
    expect(Number(rows[0]?.shown)).toBeGreaterThan(50);
    const verified = await site.finish('verify');
    expect([verified.code, verified.said]).toEqual([0, expect.any(String)]);
  }, 180_000);

  it('end in order and leave the tables to a house without Kafka', async () => {
    await Promise.all(
      site.workers.map(async (worker) => {
        if (worker.exitCode !== null || worker.signalCode !== null) return;
        const ended = once(worker, 'exit');
        worker.kill('SIGTERM');
        expect(await ended).toEqual([0, null]);
      }),
    );
    await site.lives.fill(site.lives.appended + 200, 8);
    site.engine.projections.start();
    await site.caughtUp();
    const verified = await site.finish('verify');
    expect([verified.code, verified.said]).toEqual([0, expect.any(String)]);
  }, 90_000);
});
