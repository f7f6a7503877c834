import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTablesChecksum } from '@shaodao/read-models';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'libs/integrations/samples/boston311.csv');
const IMPORT = ['import', 'boston311', SAMPLE, '--json'];
const KEYS = {
  MASTER_KEY: randomBytes(32).toString('base64'),
  TOKEN_SECRET: randomBytes(32).toString('base64'),
};

/** One database with an import that can be started, killed and started again. */
class ImportSite {
  private constructor(
    private readonly database: TestDatabase,
    readonly pool: pg.Pool,
    private readonly dataDir: string,
  ) {}

  static async open(): Promise<ImportSite> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    return new ImportSite(database, pool, await mkdtemp(join(tmpdir(), 'shaodao-import-')));
  }

  start(command: readonly string[] = IMPORT): ChildProcess {
    return spawn(process.execPath, [join(ROOT, 'apps/cli/bin/shaodao.mjs'), ...command], {
      env: { ...process.env, ...KEYS, DATABASE_URL: this.database.url, DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** A server on this database, up and projecting. */
  async startServer(): Promise<ChildProcess> {
    const server = this.start(['start']);
    const output: Buffer[] = [];
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        output.push(chunk);
        if (Buffer.concat(output).includes('Shaodao is up')) resolve();
      };
      server.stdout?.on('data', hear);
      server.stderr?.on('data', hear);
      server.once('exit', () => {
        reject(new Error(Buffer.concat(output).toString()));
      });
    });
    return server;
  }

  /** Runs to the end; what the last line of its output says. */
  async finish(child = this.start()): Promise<Record<string, unknown>> {
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk));
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(Buffer.concat(complaints).toString());
    const last = Buffer.concat(output).toString().trim().split('\n').at(-1) ?? '';
    return JSON.parse(last) as Record<string, unknown>;
  }

  /** Kills the import without warning as soon as so many events are stored. */
  async killAt(events: number): Promise<void> {
    const child = this.start();
    const ended = once(child, 'exit');
    await this.reaches(events, child);
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
  }

  /** Resolves when so many events are stored, or the process is over. */
  async reaches(events: number, child: ChildProcess): Promise<void> {
    while (child.exitCode === null && (await this.events()) < events) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Stored events; 0 while there is no schema yet. */
  async events(): Promise<number> {
    const counted = this.pool.query<{ n: string }>('select count(*) as n from events');
    return counted.then(
      ({ rows }) => Number(rows[0]?.n),
      () => 0,
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true });
  }
}

/** A random number of events in that third of the whole; early enough to find it still at work. */
const momentIn = (third: number, total: number): number =>
  Math.floor((total * (third + 0.6 * Math.random())) / 3);

const counts = ({ rows, issues, duplicates, rejects, stopped }: Record<string, unknown>) => ({
  rows,
  issues,
  duplicates,
  rejects,
  stopped,
});

describe('an import whose processes are killed three times', () => {
  let disturbed: ImportSite;
  let undisturbed: ImportSite;
  let serverless: ImportSite;
  let expected: Record<string, unknown>;
  let total: number;
  beforeAll(async () => {
    [disturbed, undisturbed, serverless] = await Promise.all([
      ImportSite.open(),
      ImportSite.open(),
      ImportSite.open(),
    ]);
    expected = await undisturbed.finish();
    total = await undisturbed.events();
  }, 120_000);
  afterAll(async () => {
    await Promise.all([disturbed.close(), undisturbed.close(), serverless.close()]);
  });

  it('ends in the same state as one that ran undisturbed, where the import is killed', async () => {
    for (const third of [0, 1, 2]) {
      await disturbed.killAt(momentIn(third, total));
    }
    const resumed = await disturbed.finish();

    expect(counts(resumed)).toEqual(counts(expected));
    expect(await disturbed.events()).toBe(total);
    expect(await readTablesChecksum(disturbed.pool)).toEqual(
      await readTablesChecksum(undisturbed.pool),
    );
  }, 180_000);

  it('ends in the same state, where the server is killed that shows it', async () => {
    let server = await serverless.startServer();
    const importing = serverless.start();
    const finished = serverless.finish(importing);
    for (const third of [0, 1, 2]) {
      await serverless.reaches(momentIn(third, total), importing);
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      server = await serverless.startServer();
    }
    expect(counts(await finished)).toEqual(counts(expected));
    expect(await readTablesChecksum(serverless.pool)).toEqual(
      await readTablesChecksum(undisturbed.pool),
    );
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }, 180_000);

  it('makes nothing new when it is run once more', async () => {
    const { rows, issues, duplicates, rejects } = await disturbed.finish();
    expect(issues).toBe(0);
    expect(Number(duplicates) + Number(rejects)).toBe(rows);
  }, 60_000);
});
