import { performance } from 'node:perf_hooks';
import pg from 'pg';
import {
  PostgresEventStore,
  START,
  type EventStore,
  type NewEvent,
  type Position,
} from '@shaodao/event-store';
import { benchAppends, seededRandom } from './bench-events.js';
import type { BenchAppend } from './bench-events.js';
import { rawTableSql, insertRawSql } from './raw-sql.js';
import { median, percentiles, type Percentiles } from './statistics.js';

export interface BenchOptions {
  /** A database with the store's schema and fsync on. The bench adds events and a raw table. */
  readonly connectionString: string;
  /** Pairs of measured rounds; at least 5 say something. Default 7. */
  readonly rounds?: number;
  /** Events of one side of one round. Default 40,000. */
  readonly roundEvents?: number;
  /** Unmeasured pairs run until this many milliseconds are over. Default 5,000. */
  readonly warmUpMs?: number;
  readonly seed?: number;
  /** Told one line after each round. */
  readonly onProgress?: (line: string) => void;
}

export interface BenchRound {
  readonly storePerSecond: number;
  readonly rawPerSecond: number;
  readonly ratio: number;
  /** Median time of the smallest durable commit, in this round. */
  readonly commitFloorMs: number;
}

export interface BenchResult {
  readonly bench: 'append';
  /** Median of the rounds' ratios, store : raw. */
  readonly ratio: number;
  readonly aim: number;
  readonly limit: string;
  readonly storePerSecond: number;
  readonly rawPerSecond: number;
  readonly commitFloorMs: number;
  /** From the call of `append` to its answer, over all measured rounds. */
  readonly latencyMs: Percentiles;
  readonly rounds: readonly BenchRound[];
  readonly inFlight: number;
  readonly roundEvents: number;
  readonly seed: number;
  readonly versions: { readonly node: string; readonly postgres: string };
  readonly fsync: string;
}

const IN_FLIGHT = 256;
const RAW_ROWS = 1_000;
const FLOOR_COMMITS = 40;
const AIM = 0.6;

/**
 * Single-event appends to distinct streams, 256 in flight, as a share of what one connection
 * inserts of the same rows by 1,000 into a table of the same shape and indexes. Rounds alternate.
 * @throws Error where an append was lost, doubled or left a hole.
 */
export async function benchAppend(options: BenchOptions): Promise<BenchResult> {
  const { rounds = 7, roundEvents = 40_000, warmUpMs = 5_000, seed = 20_260_301 } = options;
  const random = seededRandom(seed);
  const client = new pg.Client({ connectionString: options.connectionString });
  const store = new PostgresEventStore({ connectionString: options.connectionString });
  const measured: BenchRound[] = [];
  const latencies: number[] = [];
  let serial = Date.now() % 1_000_000_000;
  const pair = async (into: number[]): Promise<BenchRound> => {
    const appends = benchAppends(roundEvents, serial, random);
    serial += roundEvents;
    const commitFloorMs = await commitFloor(client);
    const storePerSecond = await storeRound(store, appends, into);
    const rawPerSecond = await rawRound(client, appends);
    return { storePerSecond, rawPerSecond, ratio: storePerSecond / rawPerSecond, commitFloorMs };
  };
  await client.connect();
  try {
    await client.query(rawTableSql);
    for (const until = performance.now() + warmUpMs; performance.now() < until;) await pair([]);
    for (let round = 1; round <= rounds; round += 1) {
      const result = await pair(latencies);
      measured.push(result);
      options.onProgress?.(describe(round, result));
    }
    return {
      bench: 'append',
      ratio: median(measured.map((round) => round.ratio)),
      aim: AIM,
      limit: `insert … select unnest, ${RAW_ROWS} rows a statement, one connection`,
      storePerSecond: median(measured.map((round) => round.storePerSecond)),
      rawPerSecond: median(measured.map((round) => round.rawPerSecond)),
      commitFloorMs: median(measured.map((round) => round.commitFloorMs)),
      latencyMs: percentiles(latencies),
      rounds: measured,
      inFlight: IN_FLIGHT,
      roundEvents,
      seed,
      versions: { node: process.version, postgres: await setting(client, 'server_version') },
      fsync: await setting(client, 'fsync'),
    };
  } finally {
    await store.close();
    await client.end();
  }
}

const describe = (round: number, result: BenchRound): string =>
  `round ${round}: store ${result.storePerSecond.toFixed(0)}/s, raw ` +
  `${result.rawPerSecond.toFixed(0)}/s, ratio ${result.ratio.toFixed(3)}, ` +
  `commit floor ${result.commitFloorMs.toFixed(2)} ms`;

async function storeRound(
  store: EventStore,
  appends: readonly BenchAppend[],
  latencies: number[],
): Promise<number> {
  const before = await store.head();
  const positions: Position[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let one = appends[next++]; one !== undefined; one = appends[next++]) {
      const asked = performance.now();
      const { stream, event } = one;
      const result = await store.append([{ stream, expected: 0, events: [event] }]);
      if (result.kind !== 'appended') throw new Error(`An append came to ${result.kind}`);
      positions.push(result.position);
      latencies.push(performance.now() - asked);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
  const seconds = (performance.now() - begun) / 1_000;
  await checkRound(store, before, positions);
  return appends.length / seconds;
}

/** The positions answered are those of the stored events, without hole or double. */
async function checkRound(store: EventStore, before: Position, answered: Position[]) {
  answered.sort((a, b) => a - b);
  let after = before === START ? START : before;
  for (let checked = 0; checked < answered.length;) {
    const { events } = await store.readAll(after, 10_000);
    if (events.length === 0) throw new Error(`${answered.length - checked} appends were lost`);
    for (const event of events) {
      if (event.position !== after + 1 || event.position !== answered[checked])
        throw new Error(`Position ${event.position} is out of line`);
      after = event.position;
      checked += 1;
    }
  }
}

async function rawRound(client: pg.Client, appends: readonly BenchAppend[]): Promise<number> {
  const { rows } = await client.query<{ last: string }>(
    'select coalesce(max(position), 0) as last from raw_events',
  );
  const statements = rawStatements(appends, Number(rows[0]?.last ?? 0));
  const begun = performance.now();
  for (const values of statements)
    await client.query({ name: 'insert-raw', text: insertRawSql, values });
  return appends.length / ((performance.now() - begun) / 1_000);
}

/** Made before the clock runs: the limit pays for the driver and the database alone. */
function rawStatements(appends: readonly BenchAppend[], last: number): unknown[][] {
  const statements: unknown[][] = [];
  for (let from = 0; from < appends.length; from += RAW_ROWS) {
    const rows = appends.slice(from, from + RAW_ROWS);
    const list = (of: (event: NewEvent, index: number) => string | number): string =>
      `{${rows.map(({ event }, index) => of(event, index)).join(',')}}`;
    const text = (of: (row: BenchAppend) => string): string => rows.map(of).join('\u001f');
    statements.push([
      list((_, index) => last + from + index + 1),
      text(({ stream }) => stream),
      list(() => 1),
      list((event) => event.id),
      text(({ event }) => event.type),
      list((event) => event.schemaVersion),
      list((event) => event.occurredAt),
      text(({ event }) => JSON.stringify(event.data)),
      text(({ event }) => JSON.stringify(event.meta)),
    ]);
  }
  return statements;
}

/** Median milliseconds of a one-row update in a transaction of its own. */
async function commitFloor(client: pg.Client): Promise<number> {
  const times: number[] = [];
  for (let commit = 0; commit < FLOOR_COMMITS; commit += 1) {
    const begun = performance.now();
    await client.query('update raw_commit set n = n + 1');
    times.push(performance.now() - begun);
  }
  return median(times);
}

async function setting(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [
    name,
  ]);
  return rows[0]?.value ?? 'unknown';
}
