import { parseArgs } from 'node:util';
import type { Fact, FormulaSet, Period } from '@shaodao/assessment';
import { periodOf, type Engine } from '@shaodao/engine';
import { ReadableError } from '@shaodao/platform';
import { factsOfSource } from '@shaodao/read-models';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';
import { BOSTON, onTimeAgreement } from '../kpi/on-time-agreement.js';
import { giveFigures } from '../kpi/give-figures.js';
import { printProof } from '../kpi/print-proof.js';
import { printTable } from '../kpi/print-table.js';
import { BuildProgressPrinter } from '../build-progress-printer.js';

const USAGE =
  'shaodao kpi table <set>/<period> [--as-of MOMENT] [--json] | ' +
  'prove <set>/<period> [--revision N] [--json] | ' +
  'figures <set> <file.csv> --source NAME [--reason TEXT] [--json] | ' +
  'on-time <boston311.csv[.gz]> [--origin X] [--json]';
const CAUGHT_UP_MS = 2_000;

interface Wanted {
  readonly verb: 'table' | 'prove' | 'figures' | 'on-time';
  /** E.g. `house/month.2026-03`; of `figures` the formulas, of `on-time` the file. */
  readonly name: string;
  readonly file?: string;
  readonly source?: string;
  readonly reason?: string;
  readonly origin?: string;
  readonly asOf?: string;
  readonly revision?: number;
  readonly json: boolean;
}

/** `shaodao kpi`: prints a table of figures, or proves a published one from the events. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const wanted = readArguments(args);
  const engine = await openContextEngine(context);
  try {
    return await { table, prove, figures, 'on-time': onTime }[wanted.verb](wanted, engine, context);
  } finally {
    await engine.close();
  }
}

async function table({ name, asOf, json }: Wanted, engine: Engine, context: CliContext) {
  const { set, period } = namedTable(engine, name);
  await caughtUp(engine, context);
  const moment = asOf === undefined ? undefined : await engine.past.resolveMoment(asOf);
  const ranked = await engine.kpi.tables.table({
    ...{ set, period, dimension: 'unit' as const },
    ...(moment === undefined ? {} : { moment }),
  });
  if (json) context.print(JSON.stringify(ranked));
  else printTable({ set, ...ranked, directory: engine.directory.current() }, context);
  return 0;
}

/** 0 where every digit and the hash come out as published, 1 where they do not. */
async function prove({ name, revision, json }: Wanted, engine: Engine, context: CliContext) {
  const named = namedTable(engine, name);
  const published = await engine.kpi.published.find(named);
  if (published === undefined || !hasRevision(published.revisions, revision))
    throw new ReadableError({
      zh: `没有发布过 ${name}${revision === undefined ? '' : `第 ${revision} 版`}，无从证明。`,
      en: `${name}${revision === undefined ? '' : ` revision ${revision}`} was never published, so there is nothing to prove.`,
    });
  const printer = new BuildProgressPrinter(process.stderr);
  try {
    const proof = await engine.kpi.prove(published, {
      ...(revision === undefined ? {} : { revision }),
      signal: context.signal,
      onProgress: (position, through) => {
        printer.progress('重算 Recounting', { position, through });
      },
    });
    printer.end();
    if (json) context.print(JSON.stringify({ table: name, ...proof }));
    else printProof(name, proof, context);
    return proof.holds ? 0 : exitCode.failed;
  } catch (error) {
    printer.end();
    if (!context.signal.aborted) throw error;
    context.complain({ zh: '已中止，没有结论。', en: 'Given up; nothing was found out.' });
    return exitCode.failed;
  } finally {
    printer.end();
  }
}

/** 0 where everything of the file is in, 1 where some of it was refused. */
async function figures(
  { name, file = '', source = '', reason, json }: Wanted,
  engine: Engine,
  context: CliContext,
): Promise<number> {
  const set = namedFormulas(engine, name);
  const why = reason === undefined ? {} : { reason };
  const summary = await giveFigures(engine, { set, file, source, ...why });
  const { values, changed, refused } = summary;
  if (json) context.print(JSON.stringify(summary));
  else
    context.say({
      zh: `读取 ${values} 个数值，新增或更正 ${changed} 个。`,
      en: `Read ${values} values; ${changed} are new or corrected.`,
    });
  for (const { figure, period, why: sentence } of refused)
    context.complain({
      zh: `${figure} ${period} 未采用：${sentence.zh}`,
      en: `${figure} ${period} was not taken in: ${sentence.en}`,
    });
  return refused.length === 0 ? 0 : exitCode.failed;
}

/** How far Boston's own column and our facts agree on who was on time. */
async function onTime({ name, origin }: Wanted, engine: Engine, context: CliContext) {
  await caughtUp(engine, context);
  const facts = new Map<string, Fact>();
  for await (const { record, content } of factsOfSource(engine.pool, BOSTON.source, 'ASSIGNMENT'))
    if (content.fields['role'] === 'lead') facts.set(record, content);
  const agreement = await onTimeAgreement(
    BOSTON,
    name,
    facts,
    engine.now().toISOString(),
    ...(origin === undefined ? [] : [{ column: 'origin', value: origin }]),
  );
  context.print(JSON.stringify(agreement));
  return 0;
}

const hasRevision = (
  revisions: readonly { readonly revision: number }[],
  wanted: number | undefined,
): boolean => wanted === undefined || revisions.some(({ revision }) => revision === wanted);

/** @throws ReadableError where formulas are not known */
function namedFormulas({ kpi: { formulas } }: Engine, id: string): FormulaSet {
  const set = formulas.find(id);
  if (set !== undefined) return set;
  const known = formulas.newest().map((each) => each.id);
  throw new ReadableError({
    zh: `请写作“口径/期别”，例如 house/month.2026-03；现有口径：${known.join('、')}。`,
    en: `Write formulas/period, such as house/month.2026-03; there are: ${known.join(', ')}.`,
  });
}

/** @throws ReadableError where formulas or period are not known */
function namedTable(
  engine: Engine,
  name: string,
): { readonly set: FormulaSet; readonly period: Period } {
  const slash = name.indexOf('/');
  const set = namedFormulas(engine, name.slice(0, Math.max(slash, 0)));
  const period = periodOf(set, name.slice(slash + 1));
  if (period === undefined) {
    const kinds = set.periods.kinds.map(({ code }) => code);
    throw new ReadableError({
      zh: `口径“${set.id}”没有这一期，请写作“类别.编码”；类别：${kinds.join('、')}。`,
      en: `The formulas "${set.id}" know no such period; write kind.code. Kinds: ${kinds.join(', ')}.`,
    });
  }
  return { set, period };
}

/** Waits until the figures hold the log. Where a server runs it does the work, else we do. */
async function caughtUp(engine: Engine, { signal }: CliContext): Promise<void> {
  const head = await engine.store.head();
  engine.kpi.runner.start();
  while (!signal.aborted && !(await engine.projected.waitFor(head, CAUGHT_UP_MS, ['kpi'])));
}

function readArguments(args: string[]): Wanted {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'as-of': { type: 'string' },
      revision: { type: 'string' },
      origin: { type: 'string' },
      source: { type: 'string' },
      reason: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [verb, name, file] = positionals;
  const revision = values.revision === undefined ? undefined : Number(values.revision);
  const fits =
    (verb === 'table' && revision === undefined) ||
    (verb === 'prove' && values['as-of'] === undefined) ||
    (verb === 'figures' && file !== undefined && values.source !== undefined) ||
    (verb === 'on-time' && values['as-of'] === undefined && revision === undefined);
  const counts = revision === undefined || (Number.isInteger(revision) && revision > 0);
  const most = verb === 'figures' ? 3 : 2;
  if (!fits || !counts || name === undefined || positionals.length > most)
    throw new ReadableError({ zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` });
  const { 'as-of': asOf, origin, source, reason, json } = values;
  return {
    ...{ verb, name, json },
    ...(asOf === undefined ? {} : { asOf }),
    ...(origin === undefined ? {} : { origin }),
    ...(file === undefined ? {} : { file }),
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
    ...(revision === undefined ? {} : { revision }),
  };
}
