import { commands } from './commands/index.js';
import { CliContext } from './cli-context.js';
import { runCommandLine } from './run-command-line.js';

// A reader that went away, as in `shaodao help | head -1`, is no failure of ours.
process.stdout.on('error', () => process.exit(0));

const context = new CliContext(process.env);
const code = await runCommandLine(process.argv.slice(2), commands, context);
process.exit(code);
