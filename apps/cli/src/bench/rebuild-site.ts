import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { createLog } from '@shaodao/platform';
import { BenchLives } from './bench-lives.js';

/** Where a rebuild is, as a condition the database can be asked. */
export const REBUILD_BEGUN = `to_regclass('shaodao_rebuild.board_issues') is not null`;
export const REBUILD_INDEXES = `to_regclass('shaodao_rebuild.board_by_position') is not null`;
/** The swap holds the live tables, or has just let go. */
export const REBUILD_SWAPS = `exists (select from pg_locks where mode = 'AccessExclusiveLock'
  and granted and relation = to_regclass('public.board_issues'))`;

const CAUGHT_UP_MS = 120_000;
const SEED = 20_261_123;
const BURST_MS = 100;

export interface RebuildSiteOptions {
  /** An empty database. */
  readonly databaseUrl: string;
  /** Events to begin with. */
  readonly events: number;
  /** What runs `shaodao` commands: a program for Node. */
  readonly program: string;
}

/** How reading and writing went while tables were rebuilt. */
export interface Watched {
  /** Events of commands that were answered. */
  readonly events: number;
  readonly seconds: number;
  readonly reads: number;
  readonly slowestReadMs: number;
  /** The longest the board stood still. */
  readonly longestStandstillMs: number;
  /** True where the board never went back. */
  readonly onward: boolean;
}

/** A database with lives in it, a server that projects them, and rebuilds that can be killed. */
export class RebuildSite {
  #server: ChildProcess | undefined;

  private constructor(
    private readonly options: RebuildSiteOptions,
    private readonly keys: { readonly masterKey: Buffer; readonly tokenSecret: Buffer },
    readonly engine: Engine,
    readonly lives: BenchLives,
    private readonly dataDir: string,
  ) {}

  static async open(options: RebuildSiteOptions): Promise<RebuildSite> {
    const keys = { masterKey: randomBytes(32), tokenSecret: randomBytes(32) };
    const log = createLog({ level: 'silent' });
    const engine = await openEngine({ databaseUrl: options.databaseUrl, ...keys, log });
    const dataDir = await mkdtemp(join(tmpdir(), 'shaodao-rebuild-'));
    const lives = new BenchLives(engine, SEED, 10 * options.events);
    const site = new RebuildSite(options, keys, engine, lives, dataDir);
    try {
      await seedSampleDistrict(engine);
      await lives.fill(options.events);
      site.#server = await site.#startServer();
      await site.caughtUp();
    } catch (error) {
      await site.close();
      throw error;
    }
    return site;
  }

  /** Runs a command to its end. @returns its exit code and all it said */
  async finish(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
    const child = this.#command(...words);
    const said = heard(child);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said: said() };
  }

  /** Kills a rebuild without warning, so many milliseconds after something has come true. */
  async killRebuild(when: string, delayMs: number): Promise<void> {
    // What the one killed before left behind must not look like the work of this one.
    await this.engine.pool.query(
      'drop schema if exists shaodao_rebuild, shaodao_rebuild_retired cascade',
    );
    const child = this.#command('rebuild');
    const ended = once(child, 'exit');
    while (child.exitCode === null && !(await this.#holds(when))) await sleep(2);
    await sleep(delayMs);
    child.kill('SIGKILL');
    await ended;
  }

  /** Every row of every table that can be rebuilt, and which tables they are. */
  async liveTables(): Promise<unknown> {
    const { readModels, pool } = this.engine;
    const tables = readModels.filter(({ rebuildable }) => rebuildable).flatMap((p) => p.tables);
    const sums: unknown[] = [];
    for (const table of tables) {
      const { rows } = await pool.query<object>(
        `select $1 as table, count(*) as rows, sum(hashtextextended(t::text, 0)::numeric) as sum
         from ${table} t`,
        [table],
      );
      sums.push(rows[0]);
    }
    return sums;
  }

  /** Sends commands at a rate and reads the board all the while that some work goes on. */
  async watching(eventsPerSecond: number, work: () => Promise<void>): Promise<Watched> {
    const over = new AbortController();
    const before = this.lives.appended;
    const begun = performance.now();
    const reading = this.#reading(over.signal);
    const writing = this.#writing(eventsPerSecond, over.signal);
    try {
      await Promise.race([work(), writing.then(() => Promise.reject(new Error('Writing ended')))]);
    } finally {
      over.abort();
      await Promise.allSettled([reading, writing]);
    }
    const seconds = (performance.now() - begun) / 1_000;
    return { events: this.lives.appended - before, seconds, ...(await reading) };
  }

  /** @throws Error where some table does not come to hold the log */
  async caughtUp(): Promise<void> {
    const head = await this.engine.store.head();
    const names = this.engine.readModels.map(({ name }) => name);
    if (await this.engine.projected.waitFor(head, CAUGHT_UP_MS, names)) return;
    const { rows } = await this.engine.pool.query(
      'select projector, position, last_error from projection_checkpoints',
    );
    throw new Error(`Not caught up to ${String(head)}: ${JSON.stringify(rows)}`);
  }

  async close(): Promise<void> {
    if (this.#server !== undefined) {
      const ended = once(this.#server, 'exit');
      this.#server.kill('SIGTERM');
      await ended;
    }
    await this.engine.close();
    await rm(this.dataDir, { recursive: true });
  }

  async #reading(
    signal: AbortSignal,
  ): Promise<Pick<Watched, 'reads' | 'slowestReadMs' | 'longestStandstillMs' | 'onward'>> {
    let [reads, slowestReadMs, longestStandstillMs, last, onward] = [0, 0, 0, -1, true];
    let moved = performance.now();
    while (!signal.aborted) {
      const begun = performance.now();
      const { rows } = await this.engine.pool.query<{ n: string }>(
        'select sum(revision) as n from board_issues',
      );
      const now = performance.now();
      const shown = Number(rows[0]?.n);
      reads += 1;
      slowestReadMs = Math.max(slowestReadMs, now - begun);
      if (shown !== last) moved = now;
      longestStandstillMs = Math.max(longestStandstillMs, now - moved);
      onward &&= shown >= last;
      last = shown;
      await sleep(5);
    }
    return { reads, slowestReadMs, longestStandstillMs, onward };
  }

  /** In bursts; where the machine cannot keep up, as fast as it answers. */
  async #writing(eventsPerSecond: number, signal: AbortSignal): Promise<void> {
    const burst = Math.max(1, Math.round((eventsPerSecond * BURST_MS) / 1_000));
    while (!signal.aborted) {
      const next = performance.now() + BURST_MS;
      await this.lives.fill(this.lives.appended + burst, 8);
      await sleep(next - performance.now());
    }
  }

  async #holds(condition: string): Promise<boolean> {
    const { rows } = await this.engine.pool.query<{ holds: boolean }>(
      `select ${condition} as holds`,
    );
    return rows[0]?.holds ?? false;
  }

  #command(...words: readonly string[]): ChildProcess {
    return spawn(process.execPath, [this.options.program, ...words], {
      env: {
        ...process.env,
        MASTER_KEY: this.keys.masterKey.toString('base64'),
        TOKEN_SECRET: this.keys.tokenSecret.toString('base64'),
        DATABASE_URL: this.options.databaseUrl,
        DATA_DIR: this.dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async #startServer(): Promise<ChildProcess> {
    const server = this.#command('start');
    const said = heard(server);
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (said().includes('Shaodao is up')) resolve();
      };
      server.stdout?.on('data', look);
      server.stderr?.on('data', look);
      server.once('exit', () => {
        reject(new Error(said()));
      });
    });
    return server;
  }
}

/** All a process says, on both its ways. */
function heard(child: ChildProcess): () => string {
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  return () => Buffer.concat(said).toString();
}

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
