import type { Bilingual } from '@shaodao/decider';

/** What may be wrong with a rule set and the lists it rests on. */
export const FINDING_CODES = [
  'GAP',
  'SHADOWED_RULE',
  'DEAD_UNIT',
  'ADVISER_LEADS',
  'UNKNOWN_CODE',
  'KIND_WITHOUT_UNITS',
  'CYCLE',
  'DUPLICATE_ID',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  readonly code: FindingCode;
  /** With an error a rule set is not published; a warning is told. */
  readonly severity: 'error' | 'warning';
  /** Rules it is about, the one to change first; none where the lists are at fault. */
  readonly rules: readonly string[];
  /** The codes the words speak of. */
  readonly about: Readonly<Record<string, string>>;
  readonly words: Bilingual;
}

const WORDS: Readonly<Record<FindingCode, Bilingual>> = {
  GAP: {
    zh: '{count} 个“事项×辖区”没有单位可派（例如“{category}”在“{territory}”），将转人工分派',
    en: '{count} pairs of matter and territory find no unit (as “{category}” in “{territory}”) and go to triage',
  },
  SHADOWED_RULE: {
    zh: '规则“{rule}”永远轮不到：规则“{by}”的条件更宽且先于它',
    en: 'Rule “{rule}” never speaks: “{by}” comes before it and asks for less',
  },
  DEAD_UNIT: {
    zh: '{place}指向的单位“{unit}”不存在或已停用',
    en: '{place} names “{unit}”, which does not exist or is out of service',
  },
  ADVISER_LEADS: {
    zh: '规则“{rule}”让只提供指导的单位“{unit}”主办',
    en: 'Rule “{rule}” lets “{unit}” lead, which gives advice only',
  },
  UNKNOWN_CODE: {
    zh: '规则“{rule}”提到目录中没有的编码“{unknown}”',
    en: 'Rule “{rule}” speaks of “{unknown}”, which nobody knows',
  },
  KIND_WITHOUT_UNITS: {
    zh: '规则“{rule}”按类型“{kind}”找单位，但目录中没有这类单位',
    en: 'Rule “{rule}” looks for units of the kind “{kind}”, and there are none',
  },
  CYCLE: {
    zh: '循环引用：{path}',
    en: 'These lead back to where they began: {path}',
  },
  DUPLICATE_ID: {
    zh: '规则编号“{rule}”重复',
    en: 'Two rules have the id “{rule}”',
  },
};

/** `places` holds the two languages of what `{place}` stands for. */
export function finding(
  code: FindingCode,
  severity: Finding['severity'],
  rules: readonly string[],
  about: Readonly<Record<string, string>>,
  place?: Bilingual,
): Finding {
  const put = (language: keyof Bilingual): string =>
    WORDS[code][language].replace(/\{(\w+)\}/g, (all, name: string) =>
      name === 'place' ? (place?.[language] ?? all) : (about[name] ?? all),
    );
  return { code, severity, rules, about, words: { zh: put('zh'), en: put('en') } };
}

/** Name of the fallback where a finding is about it. */
export const FALLBACK = 'fallback';
