import { parseArgs } from 'node:util';
import { verify, type VerifyStage } from '@shaodao/projections';
import { BuildProgressPrinter } from '../build-progress-printer.js';
import type { CliContext } from '../cli-context.js';
import { exitCode } from '../command.js';
import { openContextEngine } from '../open-context-engine.js';
import { verificationLines } from '../verification-lines.js';
import { projectorsNamed } from './rebuild.js';

/** `shaodao verify`: the read tables held against a replay of all events; nothing is changed. */
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
  try {
    const verification = await verify({
      url: (await context.database()).url,
      store: engine.store,
      projectors: projectorsNamed(engine, values.projector),
      onStage: (stage) => {
        show(stage, printer);
      },
      signal: context.signal,
    });
    printer.end();
    if (values.json) context.print(JSON.stringify(verification));
    else for (const line of verificationLines(verification)) context.print(line);
    return verification.clean ? 0 : exitCode.failed;
  } catch (error) {
    printer.end();
    if (!context.signal.aborted) throw error;
    context.complain({ zh: '核对已中止。', en: 'The verification was given up.' });
    return exitCode.failed;
  } finally {
    printer.end();
    await engine.close();
  }
}

function show(stage: VerifyStage, printer: BuildProgressPrinter): void {
  if (stage.stage === 'replaying') printer.progress('重放 Replaying', stage.progress);
  else printer.say(`核对 Comparing ${stage.projector}: ${stage.table}`);
}
