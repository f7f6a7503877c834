import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import type { ExportFormat, ExportTableName } from '@shaodao/integrations';
import { createLog } from '@shaodao/platform';
import { rebuild } from '@shaodao/projections';
import { BenchLives } from './bench-lives.js';
import { median } from './statistics.js';

const RAW_PAGE = 2_000;
const TABLES = ['events', 'board'] as const;
const FORMATS = ['csv', 'parquet'] as const;

/** The same rows by a bare cursor: what an export cannot be faster than. */
const RAW: Readonly<Record<(typeof TABLES)[number], string>> = {
  events: `select * from events where split_part(stream, '-', 1) = 'issue' order by position`,
  board: `select * from board_issues join board_reports using (issue) order by issue`,
};

export interface ExportBenchOptions {
  /** An empty database. */
  readonly databaseUrl: string;
  readonly rounds: number;
  /** Events to export, at least. */
  readonly events: number;
  readonly seed?: number;
  readonly onProgress: (line: string) => void;
}

/** One file of one kind, over all rounds. */
export interface ExportBenchSide {
  readonly table: ExportTableName;
  readonly format: ExportFormat;
  readonly rows: number;
  readonly megabytes: number;
  /** Medians. */
  readonly rowsPerSecond: number;
  readonly rawPerSecond: number;
  /** Median of the rounds' ratios, export : raw. */
  readonly ratio: number;
  /** Most memory of the process during any of them over what it had before, MB. */
  readonly rssGrowthMb: number;
}

export interface ExportBenchResult {
  readonly bench: 'export';
  /** Of the events as Parquet. */
  readonly ratio: number;
  readonly limit: string;
  readonly sides: readonly ExportBenchSide[];
  readonly seed: number;
  readonly versions: { readonly node: string; readonly postgres: string };
}

/**
 * Events and board as an analyst exports them, pseudonyms and all, as a share of reading the same
 * rows by a cursor and doing nothing with them. Sides alternate in one process.
 * @throws Error where an export holds another number of rows than the table
 */
export async function benchExport(options: ExportBenchOptions): Promise<ExportBenchResult> {
  const { databaseUrl, seed = 20_261_123, onProgress } = options;
  const keys = { masterKey: randomBytes(32), tokenSecret: randomBytes(32) };
  const engine = await openEngine({ databaseUrl, ...keys, log: createLog({ level: 'warn' }) });
  try {
    await seedSampleDistrict(engine);
    const lives = new BenchLives(engine, seed, options.events);
    await lives.fill(options.events);
    await rebuild({
      url: databaseUrl,
      store: engine.store,
      projectors: engine.readModels.filter(({ name }) => name === 'board'),
      signal: new AbortController().signal,
    });
    await engine.pool.query('vacuum analyze');
    onProgress(`${String(lives.appended)} events made`);
    const sides = new Map<string, Taken[]>();
    for (let round = 1; round <= options.rounds; round += 1)
      for (const table of TABLES)
        for (const format of FORMATS) {
          const taken = await side(engine, table, format);
          sides.set(`${table} ${format}`, [...(sides.get(`${table} ${format}`) ?? []), taken]);
          onProgress(
            `round ${String(round)}, ${table} as ${format}: ${taken.rowsPerSecond.toFixed(0)} rows/s, ` +
              `raw ${taken.rawPerSecond.toFixed(0)} rows/s, ${taken.rssGrowthMb.toFixed(0)} MB more`,
          );
        }
    const { rows } = await engine.pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const all = [...sides.values()].map(inAll);
    return {
      bench: 'export',
      ratio: all.find((each) => each.table === 'events' && each.format === 'parquet')?.ratio ?? 0,
      limit: `a cursor over the same rows, ${String(RAW_PAGE)} at a time, in one transaction`,
      sides: all,
      seed,
      versions: { node: process.version, postgres: rows[0]?.version ?? 'unknown' },
    };
  } finally {
    await engine.close();
  }
}

/** What one round of a side gave. */
type Taken = ExportBenchSide;

async function side(
  engine: Engine,
  table: (typeof TABLES)[number],
  format: ExportFormat,
): Promise<Taken> {
  const raw = await readRaw(engine, RAW[table]);
  const before = process.memoryUsage.rss();
  let most = before;
  const begun = performance.now();
  const opened = await engine.exports.open({
    id: randomUUID(),
    table,
    format,
    purpose: 'bench',
    filter: {},
    actor: { person: 'bench', roles: ['ANALYST'] },
    scope: { all: true },
  });
  let rows = 0;
  let bytes = 0;
  for await (const chunk of opened.bytes((count) => (rows = count))) {
    bytes += chunk.length;
    most = Math.max(most, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - begun) / 1_000;
  if (rows !== raw.rows)
    throw new Error(`${table} as ${format} holds ${String(rows)} of ${String(raw.rows)} rows`);
  const rowsPerSecond = rows / seconds;
  return {
    table,
    format,
    rows,
    megabytes: bytes / 1_048_576,
    rowsPerSecond,
    rawPerSecond: raw.perSecond,
    ratio: rowsPerSecond / raw.perSecond,
    rssGrowthMb: (most - before) / 1_048_576,
  };
}

async function readRaw(
  { pool }: Engine,
  sql: string,
): Promise<{ readonly rows: number; readonly perSecond: number }> {
  const client = await pool.connect();
  const begun = performance.now();
  let rows = 0;
  try {
    await client.query('begin');
    await client.query(`declare raw no scroll cursor for ${sql}`);
    for (let got = RAW_PAGE; got === RAW_PAGE; rows += got) {
      const page = await client.query({
        text: `fetch ${String(RAW_PAGE)} from raw`,
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      });
      got = page.rows.length;
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  return { rows, perSecond: rows / ((performance.now() - begun) / 1_000) };
}

function inAll(rounds: readonly Taken[]): ExportBenchSide {
  const [first] = rounds;
  if (first === undefined) throw new Error('A bench takes at least one round');
  return {
    ...first,
    rowsPerSecond: median(rounds.map((each) => each.rowsPerSecond)),
    rawPerSecond: median(rounds.map((each) => each.rawPerSecond)),
    ratio: median(rounds.map((each) => each.ratio)),
    rssGrowthMb: Math.max(...rounds.map((each) => each.rssGrowthMb)),
  };
}
