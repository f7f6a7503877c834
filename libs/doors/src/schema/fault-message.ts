import type { Fault } from './checker.js';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
};

const SENTENCES: Readonly<Record<string, (wanted: unknown) => Bilingual>> = {
  required: () => ({ zh: '必须填写', en: 'is required' }),
  additionalProperties: () => ({ zh: '没有这个字段', en: 'is not a field of this request' }),
  type: (wanted) => {
    const type = TYPES[String(wanted)];
    return {
      zh: `必须是${type?.zh ?? '别的类型'}`,
      en: `must be ${type?.en ?? 'of another type'}`,
    };
  },
  enum: (wanted) => {
    const list = (wanted as unknown[]).join(', ');
    return { zh: `必须是以下之一：${list}`, en: `must be one of: ${list}` };
  },
  repeat: (wanted) => ({
    zh: `不用逗号分隔；请重复该参数：${String(wanted)}`,
    en: `must be repeated, not written with commas: ${String(wanted)}`,
  }),
  minLength: (wanted) => ({
    zh: `至少 ${String(wanted)} 个字`,
    en: `must have at least ${String(wanted)} characters`,
  }),
  maxLength: (wanted) => ({
    zh: `最多 ${String(wanted)} 个字`,
    en: `must have at most ${String(wanted)} characters`,
  }),
  pattern: (wanted) => ({
    zh: `格式不对，应符合 ${String(wanted)}`,
    en: `must match ${String(wanted)}`,
  }),
  format: () => ({
    zh: '必须是带时区的 ISO 8601 时间，例如 2026-03-01T09:30:00+08:00',
    en: 'must be an ISO 8601 instant with offset, such as 2026-03-01T09:30:00+08:00',
  }),
  minimum: (wanted) => ({
    zh: `不得小于 ${String(wanted)}`,
    en: `must not be below ${String(wanted)}`,
  }),
  maximum: (wanted) => ({
    zh: `不得大于 ${String(wanted)}`,
    en: `must not be above ${String(wanted)}`,
  }),
  minItems: (wanted) => ({
    zh: `至少 ${String(wanted)} 项`,
    en: `must have at least ${String(wanted)} items`,
  }),
  maxItems: (wanted) => ({
    zh: `最多 ${String(wanted)} 项`,
    en: `must have at most ${String(wanted)} items`,
  }),
  uniqueItems: () => ({ zh: '不得有重复项', en: 'must not repeat an item' }),
  text: () => ({
    zh: '含有不能保存的字符（NUL 或不完整的 Unicode）',
    en: 'contains characters that cannot be stored (NUL or broken Unicode)',
  }),
};

/** What is wrong with the value, as a sentence without its subject, in both languages. */
export function faultMessage(fault: Fault): Bilingual {
  return SENTENCES[fault.rule]?.(fault.wanted) ?? { zh: '不合要求', en: 'is not acceptable' };
}

/** Every rule that has a sentence; a test holds it against the rules a schema can break. */
export const EXPLAINED_RULES: readonly string[] = Object.keys(SENTENCES);
