import { performance } from 'node:perf_hooks';
import type { Position } from '@shaodao/event-store';
import { createPool, migrate } from '@shaodao/platform';
import { projectionMigrations } from '@shaodao/projections';
import {
  BoardQueries,
  LIVED,
  livedPast,
  Past,
  readModelMigrations,
  type BoardFilter,
  type Moment,
  type PageOptions,
} from '@shaodao/read-models';
import { MemoryVault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { seededRandom } from './bench-events.js';
import { median, percentiles, type Percentiles } from './statistics.js';

const AIM_MS = 150;
const MOMENTS_PER_ROUND = 10;

export interface AsOfBenchOptions {
  /** A fresh database. */
  readonly connectionString: string;
  readonly rounds: number;
  readonly issues: number;
  readonly seed?: number;
  readonly onProgress: (line: string) => void;
}

/** How long one kind of page took, milliseconds. */
export interface AsOfTimes {
  readonly page: string;
  readonly axis: Moment['axis'];
  readonly asOf: Percentiles;
  /** The same page of the live board, taken after each. */
  readonly live: Percentiles;
  /** Median of the live page : median as of a moment. */
  readonly ratio: number;
}

export interface AsOfBenchResult {
  readonly bench: 'as-of';
  /** Median of the pages' ratios. */
  readonly ratio: number;
  readonly limit: string;
  /** Most that one of twenty pages of a kind may take, ms. */
  readonly aimMs: number;
  /** The slowest kind's 95th percentile, ms. */
  readonly p95: number;
  readonly pages: readonly AsOfTimes[];
  readonly issues: number;
  readonly pastVersions: number;
  /** Issues open at the moments asked about. */
  readonly openThen: { readonly median: number; readonly most: number };
  /** Of the tables of the past with their indexes. */
  readonly bytesPerVersion: number;
  readonly seed: number;
  readonly versions: { readonly node: string; readonly postgres: string };
}

interface Kind {
  readonly name: string;
  readonly filter: BoardFilter;
  readonly sort: PageOptions['sort'];
}

const KINDS: readonly Kind[] = [
  { name: 'all open by limit', filter: { open: true }, sort: 'due' },
  {
    name: 'a subtree of twelve territories',
    filter: { open: true, territories: Array.from({ length: 12 }, (_, n) => `t${String(n)}`) },
    sort: 'due',
  },
  { name: 'what a unit leads', filter: { open: true, leadUnit: 'u3' }, sort: 'due' },
  { name: 'newest reports', filter: {}, sort: 'reported' },
];

const READER = { all: true, hiddenFrom: { units: ['u3', 'u59'], person: 'p5' } };

/**
 * Pages of the board as of random moments on both axes, each beside the same page of the live board.
 * In every round the counters of one moment are held against a plain count over all versions.
 * @throws Error where they differ, or a page holds what was not reported yet.
 */
export async function benchAsOf(options: AsOfBenchOptions): Promise<AsOfBenchResult> {
  const { issues, rounds, seed = 20_261_123, onProgress } = options;
  const pool = createPool(options.connectionString, 'bench', { max: 2, statementSeconds: 0 });
  try {
    await migrate(pool, [...projectionMigrations, ...readModelMigrations]);
    await fill(pool, issues);
    const { rows } = await pool.query<FillRow>(FILLED);
    const [filled] = rows;
    onProgress(`${issues} issues, ${String(filled?.past)} past versions`);
    const head = Number(filled?.head ?? 0);
    const site = new AsOfSite(pool, head, seededRandom(seed));
    for (let round = 1; round <= rounds; round += 1) onProgress(await site.round(round));
    const pages = site.times();
    return {
      bench: 'as-of',
      ratio: median(pages.map((page) => page.ratio)),
      limit: 'the same page of the live board in the same database',
      aimMs: AIM_MS,
      p95: Math.max(...pages.map((page) => page.asOf.p95)),
      pages,
      issues,
      pastVersions: Number(filled?.past ?? 0),
      openThen: { median: median(site.openThen), most: Math.max(...site.openThen) },
      bytesPerVersion: Math.round(Number(filled?.bytes ?? 0) / Number(filled?.past ?? 1)),
      seed,
      versions: { node: process.version, postgres: filled?.version ?? 'unknown' },
    };
  } finally {
    await pool.end();
  }
}

interface FillRow {
  readonly past: string;
  readonly head: string;
  readonly bytes: string;
  readonly version: string;
}

const FILLED = `
  select count(*) as past, (select max(position) from board_latest) as head,
    pg_total_relation_size('board_past') as bytes, current_setting('server_version') as version
  from board_past`;

async function fill(pool: Pool, issues: number): Promise<void> {
  const session = await pool.connect();
  try {
    for (const sql of livedPast(issues)) await session.query(sql);
    await session.query('vacuum analyze');
  } finally {
    session.release();
  }
}

interface Taken {
  readonly asOf: number[];
  readonly live: number[];
}

/** The board and its past, and how long their pages took. */
class AsOfSite {
  readonly openThen: number[] = [];
  private readonly live: BoardQueries;
  private readonly past: Past;
  private readonly taken = new Map<string, Taken>();

  constructor(
    private readonly pool: Pool,
    private readonly head: number,
    private readonly random: () => number,
  ) {
    const vault = new MemoryVault();
    this.live = new BoardQueries(pool, vault);
    const nobody = new Error('The bench asks no store');
    this.past = new Past({
      pool,
      vault,
      now: () => new Date(LIVED.to),
      store: {
        head: () => Promise.resolve(head as Position),
        recordedAt: () => Promise.reject(nobody),
        readStream: () => {
          throw nobody;
        },
      },
    });
  }

  async round(round: number): Promise<string> {
    for (let n = 0; n < MOMENTS_PER_ROUND; n += 1) {
      for (const axis of AXES) {
        const moment = this.anyMoment(axis);
        for (const kind of KINDS) await this.take(kind, moment);
      }
    }
    for (const axis of AXES) await this.check(this.anyMoment(axis));
    const slowest = Math.max(...this.times().map(({ asOf }) => asOf.p95));
    return `round ${round}: slowest p95 so far ${slowest.toFixed(1)} ms`;
  }

  times(): readonly AsOfTimes[] {
    return AXES.flatMap((axis) =>
      KINDS.map(({ name }) => {
        const { asOf, live } = this.takenOf(name, axis);
        const ratio = median(live) / median(asOf);
        return { page: name, axis, asOf: percentiles(asOf), live: percentiles(live), ratio };
      }),
    );
  }

  private async take({ name, filter, sort }: Kind, moment: Moment): Promise<void> {
    const taken = this.takenOf(name, moment.axis);
    const options = { sort, limit: 50 };
    const { rows } = await timed(taken.asOf, () =>
      this.past.board.page(filter, READER, options, moment),
    );
    await timed(taken.live, () => this.live.page(filter, READER, options));
    const early = rows.find(({ reportedAt, position }) =>
      moment.axis === 'position' ? position > moment.position : reportedAt > moment.instant,
    );
    if (early !== undefined) throw new Error(`${early.issue} was not there yet`);
  }

  /** The classes of length find what a look at every version finds. */
  private async check(moment: Moment): Promise<void> {
    const { total } = await this.past.board.counts({ open: true }, { all: true }, moment);
    const column = moment.axis === 'position' ? 'position' : 'effective';
    const at = moment.axis === 'position' ? moment.position : moment.instant;
    const { rows } = await this.pool.query<{ open: string }>(
      `select (select count(*) from board_latest where open and ${column} <= $1)
         + (select count(*) from board_past
            where open and ${column} <= $1 and until_${column} > $1) as open`,
      [at],
    );
    if (Number(rows[0]?.open) !== total)
      throw new Error(
        `${String(total)} counted open at ${String(at)}, ${String(rows[0]?.open)} are`,
      );
    this.openThen.push(total);
  }

  private anyMoment(axis: Moment['axis']): Moment {
    const share = this.random();
    const [from, to] = [Date.parse(LIVED.from), Date.parse(LIVED.to)];
    const instant = new Date(from + share * (to - from)).toISOString();
    return axis === 'instant'
      ? { axis, instant }
      : { axis, instant, position: Math.ceil(share * this.head) as Position };
  }

  private takenOf(page: string, axis: Moment['axis']): Taken {
    const key = `${page} ${axis}`;
    const taken = this.taken.get(key) ?? { asOf: [], live: [] };
    this.taken.set(key, taken);
    return taken;
  }
}

const AXES: readonly Moment['axis'][] = ['instant', 'position'];

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  into.push(performance.now() - begun);
  return result;
}
