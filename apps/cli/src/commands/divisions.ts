import { parseArgs } from 'node:util';
import { divisionTerritories, readText } from '@shaodao/directory';
import { ReadableError } from '@shaodao/platform';
import type { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';

const USAGE = 'shaodao divisions load <file.csv[.gz]>';
const OPERATOR = { person: 'operator', roles: ['ADMIN'] };

/** Entries of one event: many, and still small enough to be read at a glance. */
const BATCH = 1_000;

/** `shaodao divisions load`: a file of administrative divisions as territories; known ones stay. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [verb, file] = positionals;
  if (verb !== 'load' || file === undefined || positionals.length > 2)
    throw new ReadableError({ zh: `用法：${USAGE}`, en: `Usage: ${USAGE}` });
  const territories = divisionTerritories(readText(file));
  const engine = await openContextEngine(context);
  try {
    const before = [...engine.directory.current().territories()].length;
    for (let from = 0; from < territories.length; from += BATCH)
      await engine.directory.ensureTerritories(territories.slice(from, from + BATCH), OPERATOR);
    const loaded = [...engine.directory.current().territories()].length - before;
    context.say({
      zh: `文件中有 ${territories.length} 个区划，新登记 ${loaded} 个。`,
      en: `${territories.length} divisions in the file, ${loaded} registered now.`,
    });
  } finally {
    await engine.close();
  }
}
