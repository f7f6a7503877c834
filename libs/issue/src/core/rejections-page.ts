import { REJECTIONS } from './rejections.js';

const HTTP = { guard: '409', domain: '422' } as const;

/** `docs/rejections.md`: every code with its HTTP status and its two sentences. */
export function rejectionsPage(): string {
  const rows = Object.entries(REJECTIONS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { class: kind, zh, en }]) => `| \`${code}\` | ${HTTP[kind]} | ${zh} | ${en} |`);
  return [
    '# 拒绝代码 · Rejection codes',
    '',
    '命令被拒绝时，`code` 不变，句子随语言；花括号中是具体事实。409：此时、此状态下不行；422：内容不合要求。',
    'A refused command answers with a stable `code` and a sentence in the caller’s language; facts',
    'stand in braces. 409: not now, not in this state; 422: what was said does not fit. Made from',
    '`libs/issue/src/core/rejections.ts` by `npm run pages`.',
    '',
    '| code | HTTP | 中文 | English |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
