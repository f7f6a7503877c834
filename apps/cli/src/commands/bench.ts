import { parseArgs } from 'node:util';
import { schema } from '@shaodao/engine';
import type { KafkaPlace } from '@shaodao/kafka';
import { createPool, migrate, ReadableError } from '@shaodao/platform';
import { benchAppend } from '../bench/append-bench.js';
import { benchAsOf } from '../bench/as-of-bench.js';
import { withBenchBroker } from '../bench/bench-broker.js';
import { benchCommands } from '../bench/commands-bench.js';
import { benchExport } from '../bench/export-bench.js';
import { benchRebuild } from '../bench/rebuild-bench.js';
import { benchRebuildKill } from '../bench/rebuild-kill-bench.js';
import { benchRelay } from '../bench/relay-bench.js';
import { benchRouting } from '../bench/routing-bench.js';
import { withScratchDatabase } from '../bench/scratch-database.js';
import { benchTimekeeper } from '../bench/timekeeper-bench.js';
import { benchWorkers } from '../bench/workers-bench.js';
import type { CliContext } from '../cli-context.js';

interface BenchSettings {
  readonly rounds: number;
  readonly seconds: number;
  /** Of `rebuild`, `rebuild-kill` and `export`: events to rebuild from, or to export. */
  readonly events: number;
  /** Of `as-of`: issues whose past is asked. */
  readonly issues: number;
  /** Of `rebuild-kill`: events of commands each second. */
  readonly perSecond: number;
  /** Of `relay` and `workers`: the Kafka in use, where there is one. */
  readonly kafka: KafkaPlace | undefined;
  readonly onProgress: (line: string) => void;
}

type Bench = (url: string, settings: BenchSettings) => Promise<{ readonly ratio: number }>;

const BENCHES: Readonly<Record<string, Bench>> = {
  append: async (url, { rounds, onProgress }) => {
    const pool = createPool(url, 'bench', { max: 1 });
    await migrate(pool, schema);
    await pool.end();
    return benchAppend({ connectionString: url, rounds, onProgress });
  },
  commands: (url, { rounds, seconds, onProgress }) =>
    benchCommands({ databaseUrl: url, rounds, secondsPerSide: seconds, onProgress }),
  timekeeper: (url, { rounds, onProgress }) =>
    benchTimekeeper({ connectionString: url, rounds, onProgress }),
  rebuild: (url, { rounds, events, onProgress }) =>
    benchRebuild({ databaseUrl: url, rounds, events, onProgress }),
  'rebuild-kill': (url, { events, perSecond, onProgress }) =>
    benchRebuildKill({ databaseUrl: url, events, perSecond, onProgress }),
  export: (url, { rounds, events, onProgress }) =>
    benchExport({ databaseUrl: url, rounds, events, onProgress }),
  'as-of': (url, { rounds, issues, onProgress }) =>
    benchAsOf({ connectionString: url, rounds, issues, onProgress }),
  relay: (url, { rounds, kafka, onProgress }) =>
    withBenchBroker(kafka, (place) =>
      benchRelay({ databaseUrl: url, kafka: place, rounds, onProgress }),
    ),
  workers: (url, { rounds, events, kafka, onProgress }) =>
    withBenchBroker(kafka, (place) =>
      benchWorkers({
        ...{ databaseUrl: url, kafka: place, onProgress },
        rounds: Math.min(rounds, MOST_WORKERS_ROUNDS),
        events: Math.min(events, MOST_WORKERS_EVENTS),
      }),
    ),
};

/** Each round of `workers` projects them four times; some minutes are enough to see what it shows. */
const MOST_WORKERS_EVENTS = 12_000;
const MOST_WORKERS_ROUNDS = 2;

/** Benches of pure code: they need no database. */
const PURE_BENCHES: Readonly<Record<string, (settings: BenchSettings) => object>> = {
  routing: ({ rounds, onProgress }) => benchRouting({ rounds, onProgress }),
};

/** `shaodao bench NAME`: a share of a raw limit taken in the same run; the last line with `--json` is the result. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '5' },
      events: { type: 'string', default: '1000000' },
      issues: { type: 'string', default: '1000000' },
      'per-second': { type: 'string', default: '500' },
    },
  });
  const name = positionals[0] ?? '';
  const bench = BENCHES[name];
  const pure = PURE_BENCHES[name];
  const rounds = Number(values.rounds);
  const seconds = Number(values.seconds);
  const events = Number(values.events);
  const issues = Number(values.issues);
  const perSecond = Number(values['per-second']);
  const names = [...Object.keys(BENCHES), ...Object.keys(PURE_BENCHES)].join('|');
  if (
    positionals.length > 1 ||
    !(rounds >= 1) ||
    !(seconds > 0) ||
    !(events >= 1) ||
    !(issues >= 1) ||
    !(perSecond >= 1) ||
    (!bench && !pure)
  )
    throw new ReadableError({
      zh: `用法：shaodao bench ${names} [--json] [--rounds N] [--seconds N] [--events N] [--issues N] [--per-second N]`,
      en: `Usage: shaodao bench ${names} [--json] [--rounds N] [--seconds N] [--events N] [--issues N] [--per-second N]`,
    });
  const settings: BenchSettings = {
    rounds,
    seconds,
    events,
    issues,
    perSecond,
    kafka: context.configuration.kafka,
    onProgress: (line) => {
      process.stderr.write(`${line}\n`);
    },
  };
  const result = bench
    ? await withScratchDatabase((await context.database()).url, (scratch) =>
        bench(scratch, settings),
      )
    : pure?.(settings);
  context.print(values.json ? JSON.stringify(result) : JSON.stringify(result, undefined, 2));
}
