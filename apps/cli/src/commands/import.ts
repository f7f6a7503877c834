import { parseArgs } from 'node:util';
import type { Engine } from '@shaodao/engine';
import type { Position } from '@shaodao/event-store';
import { loadMapping, runImport, type ImportSummary } from '@shaodao/integrations';
import { ReadableError } from '@shaodao/platform';
import { readModelProjectors } from '@shaodao/read-models';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { ImportProgressPrinter } from '../import-progress-printer.js';
import { openContextEngine } from '../open-context-engine.js';

/** Enough to fill the store's group commit; more only wait. */
const DEFAULT_CONCURRENCY = 256;

const WAIT_FOR_READ_MODELS_MS = 2_000;

interface Arguments {
  readonly mapping: string;
  readonly file: string;
  readonly origin?: string;
  readonly rejects?: string;
  readonly json: boolean;
  readonly concurrency: number;
}

/** `shaodao import`: a city's service requests through the same door as everybody else's. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const wanted = readArguments(args);
  const loaded = loadMapping(wanted.mapping);
  const engine = await openContextEngine(context);
  const printer = new ImportProgressPrinter(process.stderr);
  try {
    const summary = await runImport(
      {
        loaded,
        file: wanted.file,
        concurrency: wanted.concurrency,
        signal: context.signal,
        ...(wanted.origin !== undefined && { origin: wanted.origin }),
        ...(wanted.rejects !== undefined && { rejectsFile: wanted.rejects }),
      },
      { pool: engine.pool, door: engine.door, directory: engine.directory, watcher: printer },
    );
    printer.end();
    if (summary.status === 'finished') await afterImport(engine, summary, context);
    if (wanted.json) context.print(JSON.stringify(summary));
    else printSummary(summary, wanted, context);
    return summary.status === 'finished' ? 0 : exitCode.failed;
  } finally {
    printer.end();
    await engine.close();
  }
}

/**
 * Waits until the read models show what was imported. Where a server runs, its projections do the
 * work and ours stand by; else ours do it.
 */
async function afterImport(
  engine: Engine,
  { position }: ImportSummary,
  context: CliContext,
): Promise<void> {
  if (position === 0) return;
  const names = readModelProjectors(engine.vault).map((projector) => projector.name);
  const reached = (): Promise<boolean> =>
    engine.projected.waitFor(position as Position, WAIT_FOR_READ_MODELS_MS, names);
  engine.projections.start();
  let told = false;
  while (!context.signal.aborted && !(await reached())) {
    if (!told) context.complain({ zh: '正在更新看板……', en: 'Bringing the board up to date …' });
    told = true;
  }
}

function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      origin: { type: 'string' },
      rejects: { type: 'string' },
      json: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: String(DEFAULT_CONCURRENCY) },
    },
  });
  const [mapping, file] = positionals;
  if (mapping === undefined || file === undefined || positionals.length > 2)
    throw new ReadableError({
      zh: '用法：shaodao import <映射> <文件.csv[.gz]> [--origin X] [--rejects 文件] [--json] [--concurrency N]',
      en: 'Usage: shaodao import <mapping> <file.csv[.gz]> [--origin X] [--rejects FILE] [--json] [--concurrency N]',
    });
  const concurrency = Number(values.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 10_000)
    throw new ReadableError({
      zh: '--concurrency 须为 1 到 10000 的整数。',
      en: '--concurrency takes a whole number from 1 to 10000.',
    });
  const { origin, rejects, json } = values;
  return {
    mapping,
    file,
    json,
    concurrency,
    ...(origin !== undefined && { origin }),
    ...(rejects !== undefined && { rejects }),
  };
}

function printSummary(summary: ImportSummary, wanted: Arguments, context: CliContext): void {
  const { rows, issues, duplicates, rejects, stopped, continued, events, seconds } = summary;
  const rate = seconds > 0 ? Math.round(events / seconds) : 0;
  context.say({
    zh: `读取 ${rows} 行 = 立件 ${issues} + 重复 ${duplicates} + 退回 ${rejects}；事件 ${events} 个，用时 ${seconds.toFixed(1)} 秒（${rate}/秒）。`,
    en: `${rows} rows = ${issues} issues + ${duplicates} duplicates + ${rejects} rejects; ${events} events in ${seconds.toFixed(1)} s (${rate}/s).`,
  });
  if (continued > 0)
    context.say({
      zh: `重复中有 ${continued} 件此前停下，现已续办到记录所示的环节。`,
      en: `${continued} of the duplicates had been stopped before and have now come as far as their records say.`,
    });
  if (stopped > 0)
    context.say({
      zh: `${stopped} 件未能办到记录所示的环节，原因见退回文件；改好后再次导入即可续办。`,
      en: `${stopped} issues did not come as far as their records say; the rejects file has the reasons. Mend them and import again to go on.`,
    });
  if (wanted.rejects !== undefined)
    context.say({ zh: `退回文件：${wanted.rejects}`, en: `Rejects: ${wanted.rejects}` });
  else if (rejects + stopped > 0)
    context.say({
      zh: '加上 --rejects 文件名 再运行一次即可得到退回清单。',
      en: 'Run it again with --rejects FILE to get the list of rejects.',
    });
  if (summary.status === 'interrupted')
    context.say({
      zh: `已在第 ${summary.line} 行停下；再次运行同一命令即可继续。`,
      en: `Stopped at line ${summary.line}; run the same command again to go on.`,
    });
}
