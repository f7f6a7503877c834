import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restore, type RestoreResult } from '@shaodao/backup';
import { schema } from '@shaodao/engine';
import { grouped } from '@shaodao/integrations';
import { masterKey, ReadableError } from '@shaodao/platform';
import { rebuild } from '@shaodao/projections';
import { MasterKey } from '@shaodao/vault';
import { BuildProgressPrinter } from '../build-progress-printer.js';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';
import { nowAndThen, onlyFolder, refuseOnKurrentDb } from './backup.js';
import { projectorsNamed } from './rebuild.js';

const TITLES = { checking: '核对文件 Checking the files', loading: '恢复 Restoring' } as const;

/** `shaodao restore`: a backup into an empty database, and its read tables built from the events. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { keys: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const folder = onlyFolder(positionals, 'shaodao restore FOLDER [--keys FOLDER] [--json]');
  refuseOnKurrentDb(context);
  const key = await keyAtHand(context);
  const printer = new BuildProgressPrinter(process.stderr);
  const begun = performance.now();
  let isLoaded = false;
  try {
    const result = await restore({
      url: (await context.database()).url,
      folder,
      ...(values.keys === undefined ? {} : { keysFrom: resolve(values.keys) }),
      schema,
      masterKey: key,
      onProgress: nowAndThen(({ stage, done, of }) => {
        printer.progress(TITLES[stage], { position: done, through: of });
      }),
      signal: context.signal,
    });
    isLoaded = true;
    await buildTables(context, printer);
    printer.end();
    const seconds = (performance.now() - begun) / 1_000;
    if (values.json) context.print(JSON.stringify({ ...told(result), seconds }));
    else summarise(result, seconds, context);
    return 0;
  } catch (error) {
    printer.end();
    if (!context.signal.aborted) throw error;
    context.complain(isLoaded ? NOT_BUILT : UNDONE);
    return exitCode.failed;
  }
}

const UNDONE = {
  zh: '已中止；数据库仍是空的，可以重新恢复。',
  en: 'Given up; the database is still empty and can be restored into.',
};

const NOT_BUILT = {
  zh: '事件已恢复，读表尚未建好；请执行 shaodao rebuild。',
  en: 'The events are restored, the read tables are not built yet; run shaodao rebuild.',
};

/** A new key would be made where there is none; here only the old one can be meant. */
async function keyAtHand(context: CliContext): Promise<MasterKey> {
  const { configuration } = context;
  const file = join(configuration.dataDir, 'master.key');
  if (configuration.masterKey === undefined && !existsSync(file))
    throw new ReadableError({
      zh: `没有主密钥：请设置 MASTER_KEY，或把原来的 master.key 放到 ${file}（权限 600）`,
      en: `There is no master key: set MASTER_KEY, or put the old master.key to ${file} (mode 600)`,
    });
  return new MasterKey(await masterKey(configuration));
}

async function buildTables(context: CliContext, printer: BuildProgressPrinter): Promise<void> {
  const engine = await openContextEngine(context);
  try {
    await rebuild({
      url: (await context.database()).url,
      store: engine.store,
      projectors: projectorsNamed(engine, undefined),
      openPlaces: engine.fillPlaces,
      onStage: (stage) => {
        printer.show(stage);
      },
      signal: context.signal,
    });
  } finally {
    await engine.close();
  }
}

const told = ({ manifest, barred }: RestoreResult): object => ({
  position: manifest.through,
  madeAt: manifest.madeAt,
  events: manifest.eventCount,
  commands: manifest.commandCount,
  barred,
});

function summarise(
  { manifest, barred }: RestoreResult,
  seconds: number,
  context: CliContext,
): void {
  const { eventCount, commandCount, through, madeAt } = manifest;
  const took = seconds.toFixed(1);
  context.say({
    zh: `已恢复 ${madeAt} 的备份：${grouped(eventCount)} 个事件（至位置 ${through}），${grouped(commandCount)} 个命令的答复，读表已建好，用时 ${took} 秒。`,
    en: `Restored the backup of ${madeAt}: ${grouped(eventCount)} events (up to position ${through}), answers of ${grouped(commandCount)} commands, read tables built, in ${took} s.`,
  });
  if (barred > 0)
    context.say({
      zh: `${barred} 位居民已被删除，其密钥没有恢复。`,
      en: `${barred} residents had been erased; their keys were not brought back.`,
    });
}
