import { performance } from 'node:perf_hooks';
import { START } from '@shaodao/event-store';
import { createPool, migrate } from '@shaodao/platform';
import { Timekeeper, timekeeperMigrations } from '@shaodao/timekeeper';
import type { Pool } from 'pg';
import { insertClocks, momentOfClock, startedClocks } from './bench-clocks.js';
import { explainDue, popDue, type DuePlan } from './raw-clocks.js';
import { median } from './statistics.js';

export interface TimekeeperBenchOptions {
  /** A fresh database. */
  readonly connectionString: string;
  readonly rounds: number;
  /** Clocks pending at the beginning. Default 1,000,000. */
  readonly clocks?: number;
  /** Clocks that one side of one round sends. Default 20,000. */
  readonly roundClocks?: number;
  /** Told one line after each round. */
  readonly onProgress?: (line: string) => void;
}

export interface TimekeeperBenchRound {
  readonly firedPerSecond: number;
  readonly rawPerSecond: number;
  readonly ratio: number;
}

export interface TimekeeperBenchResult {
  readonly bench: 'timekeeper';
  /** Median of the rounds' ratios, timekeeper : raw. */
  readonly ratio: number;
  readonly limit: string;
  readonly clocks: number;
  /** From events with clocks to rows, over all of them. */
  readonly insertedPerSecond: number;
  /** To a door that answers at once. */
  readonly firedPerSecond: number;
  readonly rawPerSecond: number;
  readonly rounds: readonly TimekeeperBenchRound[];
  /** Most memory this process held, MB: before the clocks, with all of them, at the end. */
  readonly maxRssMb: {
    readonly before: number;
    readonly inserted: number;
    readonly fired: number;
  };
  /** Of the table with its indexes, all clocks pending. */
  readonly bytesPerClock: number;
  /** The question what is due, with all clocks pending and a thousand due. */
  readonly plan: DuePlan;
  readonly versions: { readonly node: string; readonly postgres: string };
}

/**
 * A million pending clocks: how fast they are entered, how fast due ones are sent to a door that
 * answers at once, as a share of taking them out by a bare delete of a thousand at a time. Sides
 * alternate on one table.
 * @throws Error where a clock was sent twice or not at all.
 */
export async function benchTimekeeper(
  options: TimekeeperBenchOptions,
): Promise<TimekeeperBenchResult> {
  const { rounds, clocks = 1_000_000, roundClocks = 20_000, onProgress } = options;
  const pool = createPool(options.connectionString, 'bench', { max: 8, statementSeconds: 0 });
  const site = new FiringSite(pool);
  try {
    await migrate(pool, timekeeperMigrations);
    const before = maxRssMb();
    const insertedPerSecond = await fill(pool, clocks, onProgress);
    const inserted = maxRssMb();
    const bytesPerClock = (await tableBytes(pool)) / clocks;
    const plan = await explainDue(pool, momentOfClock(1_000));
    const measured: TimekeeperBenchRound[] = [];
    await site.fire(roundClocks);
    for (let round = 1; round <= rounds; round += 1) {
      const firedPerSecond = await site.fire(roundClocks);
      const rawPerSecond = await site.pop(roundClocks);
      const ratio = firedPerSecond / rawPerSecond;
      measured.push({ firedPerSecond, rawPerSecond, ratio });
      onProgress?.(
        `round ${round}: fired ${firedPerSecond.toFixed(0)}/s, raw ${rawPerSecond.toFixed(0)}/s, ` +
          `ratio ${ratio.toFixed(3)}`,
      );
    }
    const { rows } = await pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    return {
      bench: 'timekeeper',
      ratio: median(measured.map((round) => round.ratio)),
      limit: 'delete … where in (select … order by next_moment limit 1000), one connection',
      clocks,
      insertedPerSecond,
      firedPerSecond: median(measured.map((round) => round.firedPerSecond)),
      rawPerSecond: median(measured.map((round) => round.rawPerSecond)),
      rounds: measured,
      maxRssMb: { before, inserted, fired: maxRssMb() },
      bytesPerClock,
      plan,
      versions: { node: process.version, postgres: rows[0]?.version ?? 'unknown' },
    };
  } finally {
    await site.close();
    await pool.end();
  }
}

async function fill(
  pool: Pool,
  clocks: number,
  onProgress?: (line: string) => void,
): Promise<number> {
  let seconds = 0;
  for (let from = 0; from < clocks; from += 2_000) {
    const batch = startedClocks(from, Math.min(2_000, clocks - from), clocks);
    const begun = performance.now();
    await insertClocks(pool, batch);
    seconds += (performance.now() - begun) / 1_000;
  }
  await pool.query('vacuum analyze timekeeper.clocks');
  onProgress?.(`${clocks} clocks entered, ${(clocks / seconds).toFixed(0)}/s`);
  return clocks / seconds;
}

/** One table of clocks, emptied from the front by turns: by the timekeeper, and by bare deletes. */
class FiringSite {
  /** Clocks that were taken out so far; they fall due one a second. */
  private gone = 0;
  private now = momentOfClock(0);
  private readonly came = new Set<string>();
  private calls = 0;
  private readonly keeper: Timekeeper;

  constructor(private readonly pool: Pool) {
    this.keeper = new Timekeeper({
      pool,
      doors: new Map([
        [
          'issue',
          async ({ commandId }) => {
            this.calls += 1;
            this.came.add(commandId);
            return { kind: 'done' };
          },
        ],
      ]),
      now: () => this.now,
      head: async () => START,
      projected: async () => true,
    });
    this.keeper.start();
  }

  async fire(clocks: number): Promise<number> {
    const begun = performance.now();
    this.gone += clocks;
    this.now = momentOfClock(this.gone);
    this.came.clear();
    this.calls = 0;
    await this.keeper.settle();
    const perSecond = clocks / ((performance.now() - begun) / 1_000);
    if (this.calls !== clocks || this.came.size !== clocks)
      throw new Error(
        `${clocks} were due, ${this.calls} sent, ${this.came.size} of them different`,
      );
    return perSecond;
  }

  async pop(clocks: number): Promise<number> {
    const begun = performance.now();
    this.gone += clocks;
    const popped = await popDue(this.pool, momentOfClock(this.gone));
    const perSecond = clocks / ((performance.now() - begun) / 1_000);
    if (popped !== clocks) throw new Error(`${clocks} were due, ${popped} deleted`);
    return perSecond;
  }

  close(): Promise<void> {
    return this.keeper.stop();
  }
}

async function tableBytes(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `select pg_total_relation_size('timekeeper.clocks') as bytes`,
  );
  return Number(rows[0]?.bytes ?? 0);
}

function maxRssMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024);
}
