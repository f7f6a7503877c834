import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { DirectorySnapshot } from '@shaodao/directory';
import { periodOf, type Engine } from '@shaodao/engine';
import {
  EXPORT_FORMATS,
  EXPORT_TABLE_NAMES,
  type ExportFormat,
  type ExportOrder,
  type ExportTableName,
} from '@shaodao/integrations';
import { mayEverSide } from '@shaodao/identity';
import { ReadableError } from '@shaodao/platform';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';

const USAGE =
  `shaodao export ${EXPORT_TABLE_NAMES.join('|')} --format csv|parquet --out FILE --purpose TEXT ` +
  '[--from INSTANT] [--to INSTANT] [--territory CODE] [--type TYPE …] ' +
  '[--set SET --period KIND.CODE]';

/** Whoever runs the command line holds no post: the export is an analyst's, under pseudonyms. */
const OPERATOR = { person: 'operator', roles: ['ANALYST'] };

/** As an analyst may: every kind that role may read. */
const ALL_SIDES = new Map(
  HOUSE_SIDE_STREAMS.all
    .filter(({ policy: { read = {} } }) => mayEverSide(OPERATOR, read))
    .map(({ kind }) => [kind, { all: true, territories: [], units: [] }]),
);

const PROGRESS_EVERY_MS = 1_000;

/** `shaodao export`: a table of the whole house into a file, under pseudonyms, on record. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const { out, ...wanted } = readArguments(args);
  const engine = await openContextEngine(context);
  const begun = performance.now();
  let rows = 0;
  const progress = setInterval(() => {
    context.complain({ zh: `已导出 ${rows} 行……`, en: `${rows} rows so far …` });
  }, PROGRESS_EVERY_MS);
  const unfinished = `${out}.part`;
  try {
    mustBeKnown(wanted, engine);
    const opened = await engine.exports.open(orderOf(wanted, engine.directory.current()));
    const bytes = opened.bytes((count) => {
      rows = count;
    });
    await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(unfinished), {
      signal: context.signal,
      // Only when its reading has ended, too, is the end of the export on record.
    }).finally(() => bytes.return(undefined));
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (!context.signal.aborted) throw error;
    context.say({ zh: '已停止，没有留下文件。', en: 'Stopped; no file was left.' });
    return exitCode.failed;
  } finally {
    clearInterval(progress);
    await engine.close();
  }
  const seconds = (performance.now() - begun) / 1_000;
  context.say({
    zh: `已把 ${rows} 行写入 ${out}，用时 ${seconds.toFixed(1)} 秒。`,
    en: `Wrote ${rows} rows to ${out} in ${seconds.toFixed(1)} s.`,
  });
  return 0;
}

/** @throws ReadableError where formulas or period of a table of figures are not known */
function mustBeKnown({ table, filter: { set = '', period = '' } }: Wanted, { kpi }: Engine): void {
  if (table !== 'kpi') return;
  const found = kpi.formulas.find(set);
  if (found !== undefined && periodOf(found, period) !== undefined) return;
  throw new ReadableError({
    zh: `没有口径“${set}”或没有“${period}”这一期。`,
    en: `There are no formulas "${set}", or they know no period "${period}".`,
  });
}

interface Wanted {
  readonly table: ExportTableName;
  readonly format: ExportFormat;
  readonly purpose: string;
  readonly filter: ExportOrder['filter'];
}

function orderOf({ filter, ...wanted }: Wanted, directory: DirectorySnapshot): ExportOrder {
  const { territory } = filter;
  return {
    id: randomUUID(),
    ...wanted,
    filter,
    ...(territory === undefined ? {} : { territories: directory.territoriesWithin(territory) }),
    actor: OPERATOR,
    scope: { all: true },
    ...(wanted.table === 'side-events' ? { sides: ALL_SIDES } : {}),
  };
}

function readArguments(args: string[]): Wanted & { readonly out: string } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' },
      purpose: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      territory: { type: 'string' },
      type: { type: 'string', multiple: true },
      set: { type: 'string' },
      period: { type: 'string' },
    },
  });
  const table = EXPORT_TABLE_NAMES.find((name) => name === positionals[0]);
  const format = EXPORT_FORMATS.find((name) => name === values.format);
  const { out, purpose = '', from, to, territory, type, set, period } = values;
  const meant = [from, to].every((at) => at === undefined || !Number.isNaN(Date.parse(at)));
  const figures = table === 'kpi';
  const misplaced =
    positionals.length > 1 ||
    (type !== undefined && table !== 'events') ||
    (set === undefined) === figures ||
    (period === undefined) === figures ||
    (figures && (from ?? to ?? territory) !== undefined);
  if (!table || !format || out === undefined || purpose.trim() === '' || !meant || misplaced)
    throw new ReadableError({ zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` });
  return {
    table,
    format,
    out,
    purpose,
    filter: {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(territory === undefined ? {} : { territory }),
      ...(type === undefined ? {} : { types: type }),
      ...(set === undefined ? {} : { set }),
      ...(period === undefined ? {} : { period }),
    },
  };
}
