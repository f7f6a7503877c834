import { randomBytes } from 'node:crypto';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { START, type Position } from '@shaodao/event-store';
import { createLog } from '@shaodao/platform';
import { rebuild, type Projector } from '@shaodao/projections';
import { projectorsNamed } from '../commands/rebuild.js';
import { BenchLives } from './bench-lives.js';
import { cpuOf, projectorCosts, type Costs } from './projector-costs.js';
import { ServerCpu } from './server-cpu.js';
import { median } from './statistics.js';

const AIM = 0.5;
const RAW_PAGE = 2_000;
const REPORT_EVERY = 100_000;

export interface RebuildBenchOptions {
  /** An empty database. */
  readonly databaseUrl: string;
  readonly rounds: number;
  /** Events to rebuild from, at least. */
  readonly events: number;
  readonly seed?: number;
  readonly onProgress: (line: string) => void;
}

export interface RebuildBenchRound {
  readonly rebuiltPerSecond: number;
  readonly readPerSecond: number;
  readonly ratio: number;
  /** Most memory of the process during either side, MB. */
  readonly rebuildRssMb: number;
  readonly readRssMb: number;
  /** Processor time, which other work on the machine does not change, µs an event. */
  readonly cpu: { readonly rebuild: Cpu; readonly read: Cpu };
}

type Cpu = Costs['reading'];

export interface RebuildBenchResult {
  readonly bench: 'rebuild';
  /** Median of the rounds' ratios, rebuild : raw read. */
  readonly ratio: number;
  readonly aim: number;
  readonly limit: string;
  readonly rebuiltPerSecond: number;
  readonly readPerSecond: number;
  readonly rounds: readonly RebuildBenchRound[];
  readonly maxRebuildRssMb: number;
  /** Medians of the rounds, µs of processor time an event. */
  readonly cpu: { readonly rebuild: Cpu; readonly read: Cpu };
  readonly events: number;
  readonly issues: number;
  readonly position: Position;
  readonly projectors: readonly string[];
  /** What each of them costs alone. */
  readonly costs: Costs;
  /** How long the parts of the bench took, seconds. */
  readonly seconds: { readonly seeding: number; readonly rounds: number; readonly costs: number };
  /** Rows of each table, the same after every round. */
  readonly rows: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly versions: { readonly node: string; readonly postgres: string };
}

/**
 * All read models from nothing to live, indexes, statistics and swap included, as a share of reading
 * the same events page by page and doing nothing with them. Rounds alternate in one process.
 * @throws Error where a rebuild ends elsewhere than the log, or leaves other tables than the first.
 */
export async function benchRebuild(options: RebuildBenchOptions): Promise<RebuildBenchResult> {
  const { databaseUrl, seed = 20_261_123, onProgress } = options;
  const keys = { masterKey: randomBytes(32), tokenSecret: randomBytes(32) };
  const engine = await openEngine({ databaseUrl, ...keys, log: createLog({ level: 'warn' }) });
  try {
    await seedSampleDistrict(engine);
    const watch = new Watch();
    const lives = new BenchLives(engine, seed, options.events);
    for (let made = 0; made < options.events; made = lives.appended) {
      await lives.fill(Math.min(made + REPORT_EVERY, options.events));
      onProgress(`${String(lives.appended)} events made`);
    }
    await engine.pool.query('vacuum analyze events');
    const projectors = projectorsNamed(engine, undefined);
    const seeding = watch.lap();
    await readRaw(engine);
    const server = await ServerCpu.of(engine.pool);
    const site = new Site(engine, databaseUrl, projectors, server);
    const rounds: RebuildBenchRound[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const measured = await site.round();
      rounds.push(measured);
      onProgress(
        `round ${String(round)}: rebuilt ${measured.rebuiltPerSecond.toFixed(0)} events/s, ` +
          `read ${measured.readPerSecond.toFixed(0)} events/s, ratio ${measured.ratio.toFixed(3)}, ` +
          `${String(measured.rebuildRssMb)} MB, ` +
          `CPU ${cpuText(measured.cpu.rebuild)} against ${cpuText(measured.cpu.read)} µs an event`,
      );
    }
    const measuring = watch.lap();
    const costs = await projectorCosts(engine, databaseUrl, projectors);
    for (const { projector, nodeUs, postgresUs } of costs.projectors)
      onProgress(`${projector}: ${String(nodeUs)} + ${String(postgresUs ?? '?')} µs an event`);
    const { rows } = await engine.pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    return {
      bench: 'rebuild',
      ratio: median(rounds.map(({ ratio }) => ratio)),
      aim: AIM,
      limit: `readAll of the same events, pages of ${String(RAW_PAGE)}, one after the other`,
      rebuiltPerSecond: median(rounds.map(({ rebuiltPerSecond }) => rebuiltPerSecond)),
      readPerSecond: median(rounds.map(({ readPerSecond }) => readPerSecond)),
      rounds,
      maxRebuildRssMb: Math.max(...rounds.map(({ rebuildRssMb }) => rebuildRssMb)),
      cpu: {
        rebuild: medianOf(rounds.map(({ cpu }) => cpu.rebuild)),
        read: medianOf(rounds.map(({ cpu }) => cpu.read)),
      },
      events: site.events,
      issues: lives.issues,
      position: await engine.store.head(),
      projectors: projectors.map(({ name }) => name),
      costs,
      seconds: { seeding, rounds: measuring, costs: watch.lap() },
      rows: await site.rowCounts(),
      seed,
      versions: { node: process.version, postgres: rows[0]?.version ?? 'unknown' },
    };
  } finally {
    await engine.close();
  }
}

/** Tells how long it took since the last time it was asked. */
class Watch {
  #last = performance.now();

  /** Whole seconds. */
  lap(): number {
    const since = this.#last;
    this.#last = performance.now();
    return Math.round((this.#last - since) / 1_000);
  }
}

/** The same log, read and rebuilt by turns. */
class Site {
  events = 0;
  private firstChecksums: string | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly url: string,
    private readonly projectors: readonly Projector[],
    private readonly server: ServerCpu | undefined,
  ) {}

  async round(): Promise<RebuildBenchRound> {
    const events = await this.engine.store.head();
    const read = await measured(this.server, events, () => readRaw(this.engine));
    const built = await measured(this.server, events, () => this.rebuildAll());
    this.events = read.result;
    // Per event of the log, whether a projector wants it or not, as the raw side reads it.
    const readPerSecond = this.events / read.seconds;
    const rebuiltPerSecond = this.events / built.seconds;
    await this.checkTables();
    return {
      rebuiltPerSecond,
      readPerSecond,
      ratio: rebuiltPerSecond / readPerSecond,
      rebuildRssMb: built.rssMb,
      readRssMb: read.rssMb,
      cpu: { rebuild: built.cpu, read: read.cpu },
    };
  }

  async rowCounts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of this.projectors.flatMap(({ tables }) => tables)) {
      const { rows } = await this.engine.pool.query<{ n: number }>(
        `select count(*)::integer as n from ${table}`,
      );
      counts[table] = rows[0]?.n ?? 0;
    }
    return counts;
  }

  private async rebuildAll(): Promise<void> {
    const { position } = await rebuild({
      url: this.url,
      store: this.engine.store,
      projectors: this.projectors,
      openPlaces: this.engine.fillPlaces,
      signal: new AbortController().signal,
    });
    const head = await this.engine.store.head();
    if (position !== head)
      throw new Error(`Rebuilt up to ${String(position)} of ${String(head)} events`);
  }

  private async checkTables(): Promise<void> {
    const sums: string[] = [];
    for (const table of this.projectors.flatMap(({ tables }) => tables)) {
      const { rows } = await this.engine.pool.query<{ sum: string | null }>(
        `select sum(hashtextextended(t::text, 0)::numeric)::text as sum from ${table} t`,
      );
      sums.push(`${table} ${rows[0]?.sum ?? 'empty'}`);
    }
    const checksums = sums.join('\n');
    this.firstChecksums ??= checksums;
    if (checksums !== this.firstChecksums)
      throw new Error(`Two rebuilds differ:\n${this.firstChecksums}\n\n${checksums}`);
  }
}

/** Every event of the log, page after page. @returns how many there are */
async function readRaw({ store }: Engine): Promise<number> {
  const head = await store.head();
  let events = 0;
  for (let place: Position = START; place < head;) {
    const page = await store.readAll(place, RAW_PAGE);
    events += page.events.length;
    place = page.through;
  }
  return events;
}

const cpuText = ({ nodeUs, postgresUs }: Cpu): string =>
  `${String(nodeUs)} + ${String(postgresUs ?? '?')}`;

function medianOf(cpus: readonly Cpu[]): Cpu {
  const postgres = cpus.flatMap(({ postgresUs }) => postgresUs ?? []);
  return {
    nodeUs: median(cpus.map(({ nodeUs }) => nodeUs)),
    postgresUs: postgres.length === 0 ? null : median(postgres),
  };
}

async function measured<T>(
  server: ServerCpu | undefined,
  events: number,
  work: () => Promise<T>,
): Promise<{
  readonly result: T;
  readonly seconds: number;
  readonly rssMb: number;
  readonly cpu: Cpu;
}> {
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  try {
    let done: { readonly result: T; readonly seconds: number } | undefined;
    const cpu = await cpuOf(server, events, async () => {
      const begun = performance.now();
      const result = await work();
      done = { result, seconds: (performance.now() - begun) / 1_000 };
    });
    if (done === undefined) throw new Error('The work was not done');
    return {
      ...done,
      rssMb: Math.round(Math.max(most, process.memoryUsage.rss()) / 1_048_576),
      cpu,
    };
  } finally {
    clearInterval(timer);
  }
}
