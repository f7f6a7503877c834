import { parseArgs } from 'node:util';
import { archiveDue } from '@shaodao/engine';
import type { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';

/** `shaodao archive`: archives the closed issues whose reopen window is over; run it once a day. */
export async function run(args: string[], context: CliContext): Promise<undefined> {
  parseArgs({ args, options: {} });
  const engine = await openContextEngine(context);
  try {
    const { archived, waiting } = await archiveDue(engine, context.signal);
    context.say({
      zh: `归档 ${archived} 件；${waiting} 件已结案，重开期未满。`,
      en: `${archived} archived; ${waiting} closed ones can still be reopened.`,
    });
  } finally {
    await engine.close();
  }
}
