import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { Outcome } from '@shaodao/event-store';
import { csvOf } from '@shaodao/integrations';
import { ReadableError } from '@shaodao/platform';
import {
  InvalidScenario,
  newScenario,
  parseScenario,
  REPORT_TABLES,
  reportTable,
  SCENARIO_SENTENCES,
  type BegunRun,
  type RunName,
  type RunReport,
  type ScenarioDraft,
} from '@shaodao/what-if';
import { uuidv7 } from 'uuidv7';
import { BuildProgressPrinter } from '../build-progress-printer.js';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';

const LOOK_MS = 200;
const FLIPS_PAGE = 1_000;
const BY: Actor = { person: 'cli', roles: ['ANALYST'] };

interface Arguments {
  readonly file: string;
  readonly out?: string;
  readonly json: boolean;
}

/** `shaodao what-if`: a span of the past lived again as a file says, beside whatever runs. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const wanted = readArguments(args);
  const draft = await readScenario(wanted.file);
  const engine = await openContextEngine(context);
  const printer = new BuildProgressPrinter(process.stderr);
  try {
    const scenario = newScenario();
    must(await engine.whatIf.draft(orderOn(scenario), draft));
    const begun = await engine.whatIf.start(orderOn(scenario));
    must(begun.outcome);
    const name = { scenario, run: 1 };
    await follow(engine, name, begun, { printer, context });
    printer.end();
    const state = await engine.whatIf.show(scenario);
    const ended = state?.runs.at(-1);
    const report = ended?.status === 'COMPLETED' ? await engine.whatIf.report(name) : undefined;
    if (report === undefined) {
      sayUnfinished(ended?.status, ended?.reason, context);
      return exitCode.failed;
    }
    if (wanted.out !== undefined) await writeReport(engine, name, report, wanted.out);
    if (wanted.json) context.print(JSON.stringify(report));
    else printSummary(report, wanted, context);
    return 0;
  } finally {
    printer.end();
    await engine.close();
  }
}

const orderOn = (scenario: string) => ({ scenario, by: BY, commandId: `cli:${uuidv7()}` });

/** Shows how far it is until it has ended; Ctrl-C cancels it. */
async function follow(
  { whatIf }: Engine,
  name: RunName,
  { ended }: BegunRun,
  { printer, context }: { readonly printer: BuildProgressPrinter; readonly context: CliContext },
): Promise<void> {
  const over = ended.then(() => true);
  while (!(await Promise.race([over, pause(LOOK_MS, false)]))) {
    if (context.signal.aborted) {
      await whatIf.cancel(orderOn(name.scenario), name.run);
      return;
    }
    const progress = await whatIf.progress(name);
    if (progress !== undefined && progress.searched > 0)
      printer.progress('推演 Simulating', { position: progress.searched, through: progress.head });
  }
}

function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [verb, file] = positionals;
  if (verb !== 'run' || file === undefined || positionals.length > 2)
    throw new ReadableError({
      zh: '用法：shaodao what-if run <方案.yaml> [--out 文件夹] [--json]',
      en: 'Usage: shaodao what-if run <scenario.yaml> [--out FOLDER] [--json]',
    });
  return { file, json: values.json, ...(values.out !== undefined && { out: values.out }) };
}

async function readScenario(file: string): Promise<ScenarioDraft> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ReadableError({ zh: `无法读取 ${file}。`, en: `${file} cannot be read.` });
  });
  try {
    return parseScenario(text, file);
  } catch (error) {
    if (!(error instanceof InvalidScenario)) throw error;
    throw new ReadableError({
      zh: `推演方案有误：\n${error.message}`,
      en: `The scenario is not valid:\n${error.message}`,
    });
  }
}

/** @throws ReadableError where the order was not carried out */
function must(outcome: Outcome): void {
  if (outcome.kind === 'done') return;
  const refusal = outcome.kind === 'refused' ? outcome.refusal : { code: outcome.kind };
  const { zh, en } = SCENARIO_SENTENCES[refusal.code] ?? { zh: refusal.code, en: refusal.code };
  const params = ('params' in refusal ? refusal.params : undefined) ?? {};
  const put = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (all, name: string) => {
      const value = params[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : all;
    });
  throw new ReadableError({ zh: put(zh), en: put(en) });
}

function sayUnfinished(
  status: string | undefined,
  reason: string | undefined,
  context: CliContext,
): void {
  if (status === 'CANCELLED')
    context.complain({ zh: '推演已取消。', en: 'The run was cancelled.' });
  else
    context.complain({
      zh: `推演失败：${reason ?? ''}`,
      en: `The run failed: ${reason ?? ''}`,
    });
}

/** The report as JSON, its tables as CSV, and every flip as a line of JSON. */
async function writeReport(
  { whatIf }: Engine,
  name: RunName,
  report: RunReport,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  for (const table of REPORT_TABLES) {
    const { columns, rows } = reportTable(report, table);
    await writeFile(join(folder, `${table}.csv`), csvOf(columns, once(rows)));
  }
  await writeFile(join(folder, 'flips.jsonl'), flipLines(whatIf, name));
}

async function* flipLines(whatIf: Engine['whatIf'], name: RunName): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const page = await whatIf.flips(name, {
      limit: FLIPS_PAGE,
      ...(after !== undefined && { after }),
    });
    for (const flip of page.flips) yield `${JSON.stringify(flip)}\n`;
    after = page.next;
  } while (after !== undefined);
}

async function* once<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}

function printSummary(report: RunReport, { out }: Arguments, context: CliContext): void {
  const { summary, seconds, issuesPerSecond, scenario } = report;
  const { issues, skipped, assignments, elsewhere, deadlines, metToMissed, missedToMet } = summary;
  context.say({
    zh: `推演 ${issues} 件（跳过 ${skipped}），用时 ${seconds.toFixed(1)} 秒（${issuesPerSecond} 件/秒）。`,
    en: `${issues} issues (${skipped} skipped) in ${seconds.toFixed(1)} s (${issuesPerSecond}/s).`,
  });
  context.say({
    zh: `任务单 ${assignments} 张中 ${elsewhere} 张会派给其他单位；时限 ${deadlines} 个中 ${metToMissed} 个由按时变超时，${missedToMet} 个由超时变按时。`,
    en: `${elsewhere} of ${assignments} tickets would have gone elsewhere; of ${deadlines} deadlines ${metToMissed} would have been missed that were met, ${missedToMet} met that were missed.`,
  });
  context.say({ zh: `方案编号 ${scenario}。`, en: `Scenario ${scenario}.` });
  if (out !== undefined) context.say({ zh: `报告在 ${out}。`, en: `The report is in ${out}.` });
}
