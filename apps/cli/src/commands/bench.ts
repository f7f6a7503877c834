import { parseArgs } from 'node:util';
import { schema } from '@shaodao/engine';
import { createPool, migrate, ReadableError } from '@shaodao/platform';
import { benchAppend } from '../bench/append-bench.js';
import { benchCommands } from '../bench/commands-bench.js';
import { benchRouting } from '../bench/routing-bench.js';
import { withScratchDatabase } from '../bench/scratch-database.js';
import { benchTimekeeper } from '../bench/timekeeper-bench.js';
import type { CliContext } from '../cli-context.js';

interface BenchSettings {
  readonly rounds: number;
  readonly seconds: number;
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
};

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
    },
  });
  const name = positionals[0] ?? '';
  const bench = BENCHES[name];
  const pure = PURE_BENCHES[name];
  const rounds = Number(values.rounds);
  const seconds = Number(values.seconds);
  const names = [...Object.keys(BENCHES), ...Object.keys(PURE_BENCHES)].join('|');
  if (positionals.length > 1 || !(rounds >= 1) || !(seconds > 0) || (!bench && !pure))
    throw new ReadableError({
      zh: `用法：shaodao bench ${names} [--json] [--rounds N] [--seconds N]`,
      en: `Usage: shaodao bench ${names} [--json] [--rounds N] [--seconds N]`,
    });
  const settings: BenchSettings = {
    rounds,
    seconds,
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
