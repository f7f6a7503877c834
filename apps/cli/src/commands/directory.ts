import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  directoryCsv,
  directoryRefusalText,
  directoryYaml,
  readDirectoryFiles,
  type DirectoryCommand,
  type PreviewedChange,
} from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { ReadableError } from '@shaodao/platform';
import { uuidv7 } from 'uuidv7';
import type { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';

const USAGE =
  'shaodao directory import <file|folder> [--preview] [--json] | export <file.yaml|folder>';
const OPERATOR = { person: 'operator', roles: ['ADMIN'] };

/** Most changes that are named one by one. */
const MOST_NAMED = 50;

/** `shaodao directory`: the whole directory from files and into files. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      preview: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [verb, path] = positionals;
  if ((verb !== 'import' && verb !== 'export') || path === undefined || positionals.length > 2)
    throw new ReadableError({ zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` });
  const tables = verb === 'import' ? readDirectoryFiles(path) : undefined;
  const engine = await openContextEngine(context);
  try {
    if (tables === undefined) exportTo(path, engine, context);
    else await importFrom({ type: 'ImportDirectory', tables }, values, engine, context);
  } finally {
    await engine.close();
  }
}

async function importFrom(
  command: DirectoryCommand,
  { preview, json }: { readonly preview: boolean; readonly json: boolean },
  { directory }: Engine,
  context: CliContext,
): Promise<void> {
  const previewed = await directory.preview(command);
  if (!previewed.ok) {
    const { refusal } = previewed;
    throw new ReadableError(
      directoryRefusalText(refusal) ?? { zh: refusal.code, en: refusal.code },
    );
  }
  if (!preview && previewed.changes.length > 0) {
    const { kind } = await directory.execute({
      command,
      by: OPERATOR,
      commandId: `directory:${uuidv7()}`,
    });
    if (kind !== 'done')
      throw new ReadableError({
        zh: '名录刚被他人修改，没有导入；请再试一次。',
        en: 'The directory was changed meanwhile and nothing was imported; try again.',
      });
  }
  report(previewed.changes, preview, json, context);
}

function report(
  changes: readonly PreviewedChange[],
  preview: boolean,
  json: boolean,
  context: CliContext,
): void {
  const count = (kind: PreviewedChange['change']): number =>
    changes.filter(({ change }) => change === kind).length;
  const [added, changed, ended] = [count('added'), count('changed'), count('ended')];
  if (json) {
    context.print(JSON.stringify({ preview, added, changed, ended }));
    return;
  }
  if (preview)
    for (const { table, code, change } of changes.slice(0, MOST_NAMED))
      context.print(`${change} ${table} ${code}`);
  context.say({
    zh: `${preview ? '将' : '已'}新增 ${added} 项、变更 ${changed} 项、终止 ${ended} 项。`,
    en: `${preview ? 'Would add' : 'Added'} ${added}, ${preview ? 'change' : 'changed'} ${changed}, ${preview ? 'end' : 'ended'} ${ended}.`,
  });
}

function exportTo(path: string, { directory }: Engine, context: CliContext): void {
  const state = directory.state();
  if (['.yaml', '.yml'].includes(extname(path))) writeFileSync(path, directoryYaml(state));
  else {
    mkdirSync(path, { recursive: true });
    for (const [file, text] of directoryCsv(state)) writeFileSync(join(path, file), text);
  }
  context.say({ zh: `已导出到 ${path}。`, en: `Exported to ${path}.` });
}
