import { SIDE_DOOR_REJECTIONS } from './door.js';
import type { SideDefinition } from './definition.js';

/** What can be done with each kind of side stream, and why it may be refused: `docs/side-streams.md`. */
export function sideStreamsPage(definitions: readonly SideDefinition[]): string {
  return [
    '# Side streams',
    '',
    'Generated from the definitions; a test compares the two. To renew it: `npm run pages`. Who may do',
    'what stands in [policy.md](policy.md). `guard`: not now, not like this (409); `domain`: what the',
    'command says does not fit (422).',
    '',
    '## Refusals of every kind',
    '',
    ...refusals(SIDE_DOOR_REJECTIONS),
    ...definitions.flatMap(sectionOf),
  ].join('\n');
}

function sectionOf(definition: SideDefinition): string[] {
  const { name, kind, path, opens, commandNames, commands, rejections } = definition;
  const line = (command: string): string => {
    const { zh = '', en = '' } = commandNames[command] ?? {};
    return row([`${command}${command === opens ? ' (opens)' : ''}`, zh, en]);
  };
  return [
    `## ${name.zh} ${name.en}`,
    '',
    `Kind \`${kind}\`, served at \`/${path}\`.`,
    '',
    row(['command', '中文', 'English']),
    row(['---', '---', '---']),
    ...Object.keys(commands).map(line),
    '',
    ...refusals(rejections),
  ];
}

function refusals(rejections: SideDefinition['rejections']): string[] {
  return [
    row(['code', 'class', '中文', 'English']),
    row(['---', '---', '---', '---']),
    ...Object.entries(rejections).map(([code, { class: kind, zh, en }]) =>
      row([code, kind, zh, en]),
    ),
    '',
  ];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
