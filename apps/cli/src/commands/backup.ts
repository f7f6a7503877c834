import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, type BackupResult } from '@shaodao/backup';
import { schema } from '@shaodao/engine';
import { grouped } from '@shaodao/integrations';
import { ReadableError, VERSION } from '@shaodao/platform';
import { BuildProgressPrinter } from '../build-progress-printer.js';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';

const MEGABYTE = 1_000_000;
const SHOW_EVERY_MS = 200;

/** `shaodao backup`: the house into a folder while it works; into a backup of it: what came since. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const folder = onlyFolder(positionals, 'shaodao backup FOLDER [--json]');
  refuseOnKurrentDb(context);
  const engine = await openContextEngine(context);
  const printer = new BuildProgressPrinter(process.stderr);
  const begun = performance.now();
  try {
    const result = await backUp({
      url: (await context.database()).url,
      folder,
      schema,
      projectors: [...engine.readModels, ...engine.kpi.projectors],
      program: VERSION,
      onProgress: nowAndThen(({ done, of }) => {
        printer.progress('备份 Backing up', { position: done, through: of });
      }),
      signal: context.signal,
    });
    printer.end();
    const seconds = (performance.now() - begun) / 1_000;
    if (values.json) context.print(JSON.stringify({ ...told(result), seconds }));
    else summarise(result, folder, seconds, context);
    return 0;
  } catch (error) {
    printer.end();
    if (!context.signal.aborted) throw error;
    context.complain({
      zh: '已中止；文件夹中的备份与此前相同。',
      en: 'Given up; the backup in the folder is as it was before.',
    });
    return exitCode.failed;
  } finally {
    await engine.close();
  }
}

/** The one folder that is named. @throws ReadableError with the usage */
export function onlyFolder(positionals: readonly string[], usage: string): string {
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1)
    throw new ReadableError({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  return resolve(folder);
}

/** @throws ReadableError where the events are not in PostgreSQL */
export function refuseOnKurrentDb({ configuration }: CliContext): void {
  if (configuration.kurrentDbUrl === undefined) return;
  throw new ReadableError({
    zh: '事件存放在 KurrentDB 中：请用 KurrentDB 自己的备份，并用 pg_dump 备份 PostgreSQL，顺序见 docs/operations.md',
    en: "The events are in KurrentDB: use KurrentDB's own backup and pg_dump for PostgreSQL, in the order that docs/operations.md says",
  });
}

/** A watcher that hears only of some of many calls, and of the last. */
export function nowAndThen<P extends { readonly done: number; readonly of: number }>(
  show: (progress: P) => void,
): (progress: P) => void {
  let shownAt = -Infinity;
  return (progress) => {
    const at = performance.now();
    if (progress.done < progress.of && at - shownAt < SHOW_EVERY_MS) return;
    shownAt = at;
    show(progress);
  };
}

const told = ({ manifest, events, bytes }: BackupResult): object => ({
  position: manifest.through,
  madeAt: manifest.madeAt,
  masterKey: manifest.house.masterKey,
  events: manifest.eventCount,
  commands: manifest.commandCount,
  added: { events, bytes },
});

function summarise(
  { manifest, events, bytes }: BackupResult,
  folder: string,
  seconds: number,
  context: CliContext,
): void {
  const size = (bytes / MEGABYTE).toFixed(1);
  const took = seconds.toFixed(1);
  const key = manifest.house.masterKey;
  context.say({
    zh: `已备份至位置 ${manifest.through}：新增 ${grouped(events)} 个事件，写入 ${size} MB，用时 ${took} 秒，存于 ${folder}。主密钥（编号 ${key}）不在备份中，请另行保管。`,
    en: `Backed up to position ${manifest.through}: ${grouped(events)} events added, ${size} MB written in ${took} s, in ${folder}. The master key (id ${key}) is not in the backup; keep it elsewhere.`,
  });
}
