import { parseArgs } from 'node:util';
import type { Engine } from '@shaodao/engine';
import { ReadableError } from '@shaodao/platform';
import { rebuild, type Projector, type RebuildResult } from '@shaodao/projections';
import { BuildProgressPrinter } from '../build-progress-printer.js';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';

/** `shaodao rebuild`: read tables built anew beside the live ones and swapped in, all going on. */
export async function run(args: string[], context: CliContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      projector: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    },
  });
  const engine = await openContextEngine(context);
  const printer = new BuildProgressPrinter(process.stderr);
  const begun = performance.now();
  try {
    const result = await rebuild({
      url: (await context.database()).url,
      store: engine.store,
      projectors: projectorsNamed(engine, values.projector),
      openPlaces: engine.fillPlaces,
      onStage: (stage) => {
        printer.show(stage);
      },
      signal: context.signal,
    });
    printer.end();
    const seconds = (performance.now() - begun) / 1_000;
    if (values.json) context.print(JSON.stringify({ ...result, seconds }));
    else summarise(result, seconds, context);
    return 0;
  } catch (error) {
    printer.end();
    if (!context.signal.aborted) throw error;
    context.complain({
      zh: '已中止，原有的表没有变动。',
      en: 'Given up; the tables are as they were.',
    });
    return exitCode.failed;
  } finally {
    await engine.close();
  }
}

/**
 * The projectors of these names; without names, all whose tables follow from events alone.
 * @throws ReadableError where there is none of a name.
 */
export function projectorsNamed(
  engine: Pick<Engine, 'readModels' | 'kpi'>,
  names: readonly string[] | undefined,
): readonly Projector[] {
  const all = [...engine.readModels, ...engine.kpi.projectors];
  const able = all.filter(({ rebuildable, tables }) => rebuildable && tables.length > 0);
  if (names === undefined) return able;
  const found = all.filter(({ name }) => names.includes(name));
  const unknown = names.find((name) => found.every((projector) => projector.name !== name));
  if (unknown === undefined) return found;
  const known = able.map(({ name }) => name).join(', ');
  throw new ReadableError({
    zh: `没有投影“${unknown}”。可重建的有：${known}`,
    en: `There is no projector "${unknown}". Those that can be rebuilt: ${known}`,
  });
}

function summarise(result: RebuildResult, seconds: number, context: CliContext): void {
  const { projectors, events, position } = result;
  const rate = Math.round(events / seconds);
  const names = projectors.join(', ');
  context.say({
    zh: `已重建：${names}。读入 ${events} 个事件，每秒 ${rate} 个，至位置 ${position}。`,
    en: `Rebuilt: ${names}. ${events} events read, ${rate}/s, up to position ${position}.`,
  });
}
