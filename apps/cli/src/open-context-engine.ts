import { openConfiguredEngine, type Engine } from '@shaodao/engine';
import type { CliContext } from './cli-context.js';

/** The engine on the database a command works with; the caller closes it. */
export async function openContextEngine(context: CliContext): Promise<Engine> {
  const { configuration, log } = context;
  const { url } = await context.database();
  return openConfiguredEngine({ configuration, databaseUrl: url, log, program: 'command' });
}
