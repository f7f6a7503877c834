import type { Command } from './command.js';

/** What `shaodao help` prints. */
export function helpText(commands: readonly Command[]): string {
  const calls = commands.map(callOf);
  const width = Math.max(...calls.map((call) => call.length));
  const lines = commands.map(
    ({ summary }, index) => `  ${(calls[index] ?? '').padEnd(width)}  ${summary.zh} ${summary.en}`,
  );
  return [
    '用法 Usage: shaodao <命令 command> [--help]',
    '',
    ...lines,
    `  ${'help'.padEnd(width)}  显示本页 Show this page`,
    '',
    '配置 Configuration: docs/configuration.md',
  ].join('\n');
}

/** What `shaodao <command> --help` prints. */
export function commandHelpText(command: Command): string {
  return [
    `用法 Usage: shaodao ${callOf(command)}`,
    '',
    command.summary.zh,
    command.summary.en,
  ].join('\n');
}

function callOf({ name, usage }: Command): string {
  return `${name} ${usage}`.trim();
}
