import { parseArgs } from 'node:util';
import type { Engine } from '@shaodao/engine';
import { ReadableError } from '@shaodao/platform';
import {
  listParked,
  listParkedStreams,
  retryParked,
  type ParkedEntry,
  type ParkedQuestion,
  type RetryResult,
} from '@shaodao/projections';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';

interface Retried extends RetryResult {
  readonly projector: string;
  readonly stream: string;
}

/** `shaodao parked list|retry`: events that a projector could not take, and those behind them. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      projector: { type: 'string' },
      stream: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [order] = positionals;
  if (positionals.length !== 1 || (order !== 'list' && order !== 'retry'))
    throw new ReadableError({
      zh: '用法：shaodao parked list|retry [--projector 投影] [--stream 流] [--json]',
      en: 'Usage: shaodao parked list|retry [--projector NAME] [--stream NAME] [--json]',
    });
  const engine = await openContextEngine(context);
  try {
    if (order === 'list') {
      const entries = await listParked(engine.pool, values);
      if (values.json) context.print(JSON.stringify(entries));
      else showEntries(entries, context);
      return 0;
    }
    const results = await retry(engine, values, context.signal);
    if (values.json) context.print(JSON.stringify(results));
    else showResults(results, context);
    return results.some(({ remaining }) => remaining > 0) ? exitCode.failed : 0;
  } finally {
    await engine.close();
  }
}

/** Retries every parked stream that is wanted, one after the other. */
async function retry(
  { pool, store, readModels, kpi, processes }: Engine,
  wanted: ParkedQuestion,
  signal: AbortSignal,
): Promise<readonly Retried[]> {
  const projectors = [...readModels, ...kpi.projectors, ...processes.projectors];
  const results: Retried[] = [];
  for (const { projector, stream } of await listParkedStreams(pool, wanted)) {
    if (signal.aborted) break;
    const result = await retryParked({ pool, store, projectors }, projector, stream);
    results.push({ projector, stream, ...result });
  }
  return results;
}

function showEntries(entries: readonly ParkedEntry[], context: CliContext): void {
  if (entries.length === 0) {
    context.say({ zh: '没有搁置的事件。', en: 'Nothing is set aside.' });
    return;
  }
  for (const { projector, stream, revision, type, error, cause, attempts } of entries) {
    const place = `${projector}  ${stream} #${revision}  ${type}`;
    if (cause)
      context.say({
        zh: `${place}  失败 ${attempts} 次：`,
        en: `failed ${attempts} times: ${error}`,
      });
    else context.say({ zh: `${place}  在其后等候`, en: 'waits behind it' });
  }
}

function showResults(results: readonly Retried[], context: CliContext): void {
  if (results.length === 0) context.say({ zh: '没有可重试的。', en: 'There is nothing to retry.' });
  for (const { projector, stream, applied, remaining, error } of results) {
    const place = `${projector}  ${stream}`;
    context.say({
      zh: `${place}  补入 ${applied} 个，仍搁置 ${remaining} 个`,
      en: `${applied} went in, ${remaining} stay${error === undefined ? '' : `: ${error}`}`,
    });
  }
}
