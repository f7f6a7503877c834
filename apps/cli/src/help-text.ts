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
  const { summary, words = [], page } = command;
  return [
    `用法 Usage: shaodao ${callOf(command)}`,
    '',
    summary.zh,
    summary.en,
    ...wordLines(words),
    ...(page === undefined ? [] : ['', `更多 More: ${page}`]),
  ].join('\n');
}

/** Each word on two lines, Chinese first, and an empty line above all of them. */
function wordLines(words: NonNullable<Command['words']>): string[] {
  if (words.length === 0) return [];
  const width = Math.max(...words.map(({ word }) => word.length));
  const lines = words.flatMap(({ word, meaning }) => [
    `  ${word.padEnd(width)}  ${meaning.zh}`,
    `  ${''.padEnd(width)}  ${meaning.en}`,
  ]);
  return ['', ...lines];
}

function callOf({ name, usage }: Command): string {
  return `${name} ${usage}`.trim();
}
