import type { Sentence } from '../sentence.js';
import { variables, type Variable } from './variables.js';

/** The text of docs/configuration.md, made from the table of variables. */
export function configurationPage(): string {
  const chapters = Object.entries<Variable<unknown>>(variables).map(chapter);
  return [
    '# 配置 Configuration',
    '',
    '所有配置都是环境变量，启动时一次检查完毕：有错的变量会逐一点名，程序不会带着错误配置运行。',
    '',
    'All configuration is environment variables. They are checked at start, all at once: every wrong one is named, and nothing runs on a wrong value.',
    '',
    '<!-- Made from libs/platform/src/configuration/variables.ts by `npm run pages`. -->',
    '',
    ...chapters.flat(),
  ].join('\n');
}

function chapter([name, variable]: [string, Variable<unknown>]): string[] {
  return [
    `## ${name}`,
    '',
    `${variable.meaning.zh}。`,
    '',
    `${variable.meaning.en}.`,
    '',
    `| | |`,
    `|---|---|`,
    `| 类型 type | ${both(variable.type.name)} |`,
    `| 默认 default | ${typeof variable.fallback === 'string' ? `\`${variable.fallback}\`` : both(variable.fallback)} |`,
    `| 示例 example | \`${name}=${variable.example}\` |`,
    '',
  ];
}

function both({ zh, en }: Sentence): string {
  const text = zh === en ? en : `${zh} · ${en}`;
  return text.replaceAll('|', '\\|');
}
