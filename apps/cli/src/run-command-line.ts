import { ReadableError } from '@shaodao/platform';
import type { CliContext } from './cli-context.js';
import { closestName } from './closest-name.js';
import { exitCode, type Command } from './command.js';
import { commandHelpText, helpText } from './help-text.js';

/**
 * Runs what the command line asks for and cleans up behind it.
 * @returns the exit code of the process.
 */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly Command[],
  context: CliContext,
): Promise<number> {
  const [name = 'help', ...args] = words;
  if (name === 'help' || name === '--help' || name === '-h') {
    context.print(helpText(commands));
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return refuseUnknown(name, commands, context);
  if (args.includes('--help') || args.includes('-h')) {
    context.print(commandHelpText(command));
    return 0;
  }
  return runCommand(command, args, context);
}

async function runCommand(command: Command, args: string[], context: CliContext): Promise<number> {
  const interruption = context.listenForSignals();
  const work = command
    .load()
    .then((module) => module.run(args, context))
    .catch((error: unknown) => report(error, command, context));
  // A command ends by itself once the signal is aborted; one that does not is left behind.
  const code = await Promise.race([work, interruption.patienceOver]);
  const closing = await context.close().then(
    () => 0,
    (error: unknown) => report(error, command, context),
  );
  interruption.end();
  const signalNumber = interruption.signalNumber();
  if (signalNumber !== undefined && code !== 0) return exitCode.interrupted + signalNumber;
  return code === undefined || code === 0 ? closing : code;
}

function refuseUnknown(name: string, commands: readonly Command[], context: CliContext): number {
  const meant = closestName(
    name,
    commands.map((command) => command.name),
  );
  const hint = meant ?? 'help';
  context.complain({
    zh: `没有命令“${name}”。${meant === undefined ? '所有命令见' : '是否要用'} shaodao ${hint}`,
    en: `There is no command "${name}". ${meant === undefined ? 'See' : 'Did you mean'} shaodao ${hint}`,
  });
  return exitCode.wrongUsage;
}

function report(error: unknown, command: Command, context: CliContext): number {
  if (error instanceof ReadableError) {
    context.complain(error.sentence);
    return command.faultCode ?? exitCode.failed;
  }
  if (isUsageError(error)) {
    context.complain({
      zh: `参数有误：${error.message}\n`,
      en: `Wrong arguments: ${error.message}\n\n${commandHelpText(command)}`,
    });
    return exitCode.wrongUsage;
  }
  context.complain({
    zh: `命令 ${command.name} 意外失败：`,
    en: `The command ${command.name} failed unexpectedly: ${stackOf(error)}`,
  });
  return command.faultCode ?? exitCode.failed;
}

function isUsageError(error: unknown): error is { readonly message: string } {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_');
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
